package digitlab.training;

/**
 * Linear warm-up, then a decay, by default half a cosine down to zero (Loshchilov and Hutter, "SGDR: stochastic gradient descent
 * with warm restarts", 2017, without the restarts).
 *
 * @param peak highest learning rate
 * @param warmupSteps steps until the peak
 * @param totalSteps total number of steps
 * @param decay the decay after the peak
 */
public record LearningRateSchedule(double peak, long warmupSteps, long totalSteps, LearningRateDecay decay) {

	/** The schedule of a whole training with {@code stepsPerEpoch} batches an epoch. */
	public static LearningRateSchedule of(Hyperparameters hyperparameters, int stepsPerEpoch) {
		long total = (long) hyperparameters.optimiser().epochs() * stepsPerEpoch;
		return new LearningRateSchedule(hyperparameters.optimiser().learningRate(),
				Math.round(hyperparameters.optimiser().warmup() * total), total,
				hyperparameters.optimiser().decay());
	}

	/** The learning rate of step {@code step}, counted from 0. */
	public double at(long step) {
		if (step < warmupSteps) {
			return peak * (step + 1) / warmupSteps;
		}
		double progress = (step - warmupSteps) / (double) Math.max(1, totalSteps - warmupSteps);
		return peak * decay.at(Math.min(1, progress));
	}
}
