package digitlab.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Fits a {@link Calibration} to a network's activations for digits and non-digits. */
public final class CalibrationFitter {

	/** The fraction of the validation digits that may be rejected. */
	public static final double REFUSED = 0.005;

	/** The range of temperatures searched. */
	private static final double COLDEST = 0.05;
	private static final double HOTTEST = 20;
	private static final int HALVINGS = 60;

	/** The schedule of the logistic regression by Adam (D. Kingma, J. Ba, "Adam: A method for stochastic optimization", 2015). */
	private static final Course ANEW = new Course(30, 0.02);
	/** A short and gentle schedule, so that what an earlier detector learned from other data is not forgotten. */
	private static final Course FURTHER = new Course(4, 0.004);
	private static final int BATCH = 128;
	private static final double DECAY = 1e-3;
	private static final double BETA1 = 0.9;
	private static final double BETA2 = 0.999;
	private static final double TINY = 1e-8;

	private CalibrationFitter() {
	}

	/** The duration and learning rate of a regression. */
	private record Course(int epochs, double learningRate) {
	}

	/**
	 * The temperature that maximises the likelihood of the validation labels. The loss is convex in the inverse temperature, so
	 * golden-section search finds it.
	 *
	 * @param logits logits of images that the network was not trained on, N × 10
	 * @param labels their labels
	 */
	public static double temperature(float[][] logits, int[] labels) {
		double low = 1 / HOTTEST;
		double high = 1 / COLDEST;
		double golden = (Math.sqrt(5) - 1) / 2;
		for (int i = 0; i < HALVINGS; i++) {
			double a = high - golden * (high - low);
			double b = low + golden * (high - low);
			if (loss(logits, labels, a) < loss(logits, labels, b)) {
				high = b;
			} else {
				low = a;
			}
		}
		return 2 / (low + high);
	}

	/** The sum of the cross-entropies in nats; exact where a softmax in 32 bits would underflow to 0. */
	private static double loss(float[][] logits, int[] labels, double inverse) {
		double sum = 0;
		for (int i = 0; i < labels.length; i++) {
			double max = Double.NEGATIVE_INFINITY;
			for (float logit : logits[i]) {
				max = Math.max(max, logit * inverse);
			}
			double exponentials = 0;
			for (float logit : logits[i]) {
				exponentials += Math.exp(logit * inverse - max);
			}
			sum += max + Math.log(exponentials) - logits[i][labels[i]] * inverse;
		}
		return sum;
	}

	/**
	 * Trains the detector to distinguish digits, signs and non-digits, with digits and everything else weighted equally, and sets
	 * the threshold so that at most {@link #REFUSED} of the validation digits are rejected in each set.
	 *
	 * @param digits activations of digits for training
	 * @param signs activations of each sign for training; may be empty
	 * @param others activations of non-digits for training
	 * @param validation activations of digits that neither network nor detector was trained on, in sets; empty ones are ignored
	 * @throws IllegalArgumentException if one of the others is empty
	 */
	public static OodDetector detector(float[][] digits, Map<String, float[][]> signs, float[][] others,
			List<float[][]> validation) {
		return detector(digits, signs, others, validation, null);
	}

	/**
	 * As {@link #detector(float[][], Map, float[][], List)}, starting from an earlier detector: for a fine-tuned network, without
	 * all data that the detector was fitted to.
	 *
	 * @param signs the signs that the earlier detector knows
	 * @param earlier the earlier detector; null to start from scratch
	 */
	public static OodDetector detector(float[][] digits, Map<String, float[][]> signs, float[][] others,
			List<float[][]> validation, @Nullable OodDetector earlier) {
		if (digits.length == 0 || others.length == 0 || validation.stream().allMatch(set -> set.length == 0)) {
			throw new IllegalArgumentException("Fitting the detector takes both digits and other things.");
		}
		// Non-digits come first: everything is relative to them.
		List<float[][]> classes = new ArrayList<>(List.of(others, digits));
		classes.addAll(signs.values());
		double[][] inputs = classes.stream().flatMap(Stream::of).map(OodDetector::inputs).toArray(double[][]::new);
		int[] labels = IntStream.range(0, classes.size())
				.flatMap(label -> IntStream.generate(() -> label).limit(classes.get(label).length)).toArray();
		double[][] scale = standardise(inputs);
		List<String> names = List.copyOf(signs.keySet());
		double[][] weights = earlier != null && knows(earlier, names, inputs[0].length)
				? regress(inputs, labels, unfolded(earlier, scale), FURTHER)
				: regress(inputs, labels, new double[classes.size()][inputs[0].length + 1], ANEW);
		List<OodDetector.SignWeights> folded = new ArrayList<>();
		for (int label = 1; label < weights.length; label++) {
			folded.add(fold(label == 1 ? "" : names.get(label - 2), weights[label], weights[0], scale));
		}
		OodDetector.SignWeights digit = folded.removeFirst();
		OodDetector detector = new OodDetector(digit.weights(), digit.bias(), folded);
		OodScorer scorer = new OodScorer(detector);
		double border = validation.stream().filter(set -> set.length > 0).mapToDouble(set -> {
			double[] odds = Stream.of(set).mapToDouble(activation -> scorer.of(activation).logOdds()).sorted().toArray();
			return odds[(int) Math.floor(REFUSED * odds.length)];
		}).min().orElseThrow();
		return new OodDetector(detector.weights(), detector.bias() - border, folded);
	}

	private static boolean knows(OodDetector detector, List<String> names, int inputs) {
		return detector.weights().size() == inputs
				&& detector.signs().stream().map(OodDetector.SignWeights::text).toList().equals(names);
	}

	/** The weights that {@link #fold} would make into a detector. */
	private static double[][] unfolded(OodDetector detector, double[][] scale) {
		double[][] weights = new double[2 + detector.signs().size()][];
		weights[0] = new double[scale[0].length + 1];
		weights[1] = unfolded(detector.weights(), detector.bias(), scale);
		for (int i = 2; i < weights.length; i++) {
			OodDetector.SignWeights sign = detector.signs().get(i - 2);
			weights[i] = unfolded(sign.weights(), sign.bias(), scale);
		}
		return weights;
	}

	private static double[] unfolded(List<Double> folded, double bias, double[][] scale) {
		int count = folded.size();
		double[] weights = new double[count + 1];
		weights[count] = bias;
		for (int i = 0; i < count; i++) {
			weights[i] = folded.get(i) * scale[1][i];
			weights[count] += folded.get(i) * scale[0][i];
		}
		return weights;
	}

	/** Weights for unscaled inputs, relative to those of non-digits. */
	private static OodDetector.SignWeights fold(String text, double[] weights, double[] others, double[][] scale) {
		int count = weights.length - 1;
		double bias = weights[count] - others[count];
		Double[] folded = new Double[count];
		for (int i = 0; i < count; i++) {
			double weight = (weights[i] - others[i]) / scale[1][i];
			bias -= weight * scale[0][i];
			folded[i] = rounded(weight);
		}
		return new OodDetector.SignWeights(text, List.of(folded), bias);
	}

	/** Six digits suffice and keep the description short. */
	private static double rounded(double value) {
		return Double.parseDouble(String.format(Locale.ROOT, "%.6g", value));
	}

	/** Standardises every column to mean 0 and deviation 1, in place; returns the original means and deviations. */
	private static double[][] standardise(double[][] rows) {
		int columns = rows[0].length;
		double[] mean = new double[columns];
		double[] deviation = new double[columns];
		for (int c = 0; c < columns; c++) {
			int column = c;
			double average = DoubleStream.of(Stream.of(rows).mapToDouble(row -> row[column]).toArray()).average().orElse(0);
			double squares = Stream.of(rows).mapToDouble(row -> (row[column] - average) * (row[column] - average)).sum();
			mean[c] = average;
			deviation[c] = Math.sqrt(squares / rows.length) + 1e-6;
			for (double[] row : rows) {
				row[c] = (row[c] - average) / deviation[c];
			}
		}
		return new double[][]{mean, deviation};
	}

	/**
	 * Fits a multinomial logistic regression; for each class, returns weights and, last, the bias.
	 *
	 * @param start initial weights
	 */
	private static double[][] regress(double[][] rows, int[] labels, double[][] start, Course course) {
		int classes = start.length;
		int count = rows[0].length;
		Adam adam = new Adam(Stream.of(start).flatMapToDouble(DoubleStream::of).toArray());
		SplittableRandom random = new SplittableRandom(1);
		int[] order = new int[rows.length];
		Arrays.setAll(order, i -> i);
		int batches = Math.max(1, rows.length / BATCH);
		double[] weights = classWeights(labels, classes);
		for (int step = 0; step < course.epochs() * batches; step++) {
			if (step % batches == 0) {
				shuffle(order, random);
			}
			double[] gradient = new double[classes * (count + 1)];
			int from = step % batches * BATCH;
			int to = Math.min(rows.length, from + BATCH);
			for (int i = from; i < to; i++) {
				double[] row = rows[order[i]];
				int label = labels[order[i]];
				double weight = weights[label] / (to - from);
				double[] probabilities = softmax(adam, row, classes);
				for (int k = 0; k < classes; k++) {
					double error = weight * (probabilities[k] - (k == label ? 1 : 0));
					int offset = k * (count + 1);
					for (int c = 0; c < count; c++) {
						gradient[offset + c] += error * row[c];
					}
					gradient[offset + count] += error;
				}
			}
			adam.step(gradient, count + 1,
					course.learningRate() * 0.5 * (1 + Math.cos(Math.PI * step / (course.epochs() * batches))));
		}
		double[][] found = new double[classes][];
		Arrays.setAll(found, k -> Arrays.copyOfRange(adam.weights, k * (count + 1), (k + 1) * (count + 1)));
		return found;
	}

	/**
	 * The weight of each row of a class, 1 on average: digits count as much as everything else, signs together as much as
	 * non-digits.
	 */
	private static double[] classWeights(int[] labels, int classes) {
		double[] weights = new double[classes];
		for (int k = 0; k < classes; k++) {
			int label = k;
			double share = k == 1 ? 0.5 : classes == 2 ? 0.5 : k == 0 ? 0.25 : 0.25 / (classes - 2);
			weights[k] = share * labels.length / Arrays.stream(labels).filter(other -> other == label).count();
		}
		return weights;
	}

	private static double[] softmax(Adam adam, double[] row, int classes) {
		double[] values = new double[classes];
		Arrays.setAll(values, k -> adam.dot(k * (row.length + 1), row));
		double max = Arrays.stream(values).max().orElse(0);
		Arrays.setAll(values, k -> Math.exp(values[k] - max));
		double sum = Arrays.stream(values).sum();
		Arrays.setAll(values, k -> values[k] / sum);
		return values;
	}

	private static void shuffle(int[] order, SplittableRandom random) {
		for (int i = order.length - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			int swapped = order[i];
			order[i] = order[j];
			order[j] = swapped;
		}
	}

	private static final class Adam {

		private final double[] weights;
		private final double[] mean;
		private final double[] variance;
		private int steps;

		Adam(double[] start) {
			weights = start;
			mean = new double[start.length];
			variance = new double[start.length];
		}

		/** The score of a row with the weights from an offset on, the last of which is the bias. */
		double dot(int offset, double[] row) {
			double sum = weights[offset + row.length];
			for (int i = 0; i < row.length; i++) {
				sum += weights[offset + i] * row[i];
			}
			return sum;
		}

		/** @param size number of weights of a class; the last one is its bias, which does not decay */
		void step(double[] gradient, int size, double learningRate) {
			steps++;
			double rate = learningRate * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
			for (int i = 0; i < weights.length; i++) {
				double g = gradient[i] + ((i + 1) % size != 0 ? DECAY * weights[i] : 0);
				mean[i] = BETA1 * mean[i] + (1 - BETA1) * g;
				variance[i] = BETA2 * variance[i] + (1 - BETA2) * g * g;
				weights[i] -= rate * mean[i] / (Math.sqrt(variance[i]) + TINY);
			}
		}
	}
}
