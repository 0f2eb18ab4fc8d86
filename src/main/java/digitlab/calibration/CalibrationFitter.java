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

/** Fits {@link Calibration} to what a network makes of digits and of other things. */
public final class CalibrationFitter {

	/** The share of the validation digits that may be refused. */
	public static final double REFUSED = 0.005;

	/** Temperatures that are looked at. */
	private static final double COLDEST = 0.05;
	private static final double HOTTEST = 20;
	private static final int HALVINGS = 60;

	/** Of the logistic regression: Adam (D. Kingma, J. Ba, "Adam: A method for stochastic optimization", 2015). */
	private static final Course ANEW = new Course(30, 0.02);
	/** Short and gentle, so that what an earlier detector learned from other things than these is not forgotten. */
	private static final Course FURTHER = new Course(4, 0.004);
	private static final int BATCH = 128;
	private static final double DECAY = 1e-3;
	private static final double BETA1 = 0.9;
	private static final double BETA2 = 0.999;
	private static final double TINY = 1e-8;

	private CalibrationFitter() {
	}

	/** How long and at what rate a regression learns. */
	private record Course(int epochs, double learningRate) {
	}

	/**
	 * The temperature that makes validation labels the likeliest. The loss is convex in the temperature's inverse, so
	 * golden sections find it.
	 *
	 * @param logits of images that the network did not learn from, N × 10
	 * @param labels their digits
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

	/** Cross-entropy in nats, summed; exact where a softmax in 32 bits would have become 0. */
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
	 * Learns to tell digits, signs and other things apart, digits and all the rest weighing alike, and moves the border so that
	 * {@link #REFUSED} of the validation digits lie beyond it, in each set of them at most.
	 *
	 * @param digits traces of digits to learn from
	 * @param signs traces of each sign to learn from; may be empty
	 * @param others traces of other things to learn from
	 * @param validation traces of digits that neither network nor detector learned from, in sets; empty ones do not count
	 * @throws IllegalArgumentException if one of the others is empty
	 */
	public static OodDetector detector(float[][] digits, Map<String, float[][]> signs, float[][] others,
			List<float[][]> validation) {
		return detector(digits, signs, others, validation, null);
	}

	/**
	 * The same, going on from an earlier detector: of a network that was taught a little more, without all that the detector
	 * was fitted to.
	 *
	 * @param signs those that the earlier detector knows
	 * @param earlier null to begin anew
	 */
	public static OodDetector detector(float[][] digits, Map<String, float[][]> signs, float[][] others,
			List<float[][]> validation, @Nullable OodDetector earlier) {
		if (digits.length == 0 || others.length == 0 || validation.stream().allMatch(set -> set.length == 0)) {
			throw new IllegalArgumentException("Fitting the detector takes both digits and other things.");
		}
		// Other things come first: everything is measured from them.
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

	/** Weights for inputs as they are, measured from those of other things. */
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

	/** Six digits are enough, and a description stays short. */
	private static double rounded(double value) {
		return Double.parseDouble(String.format(Locale.ROOT, "%.6g", value));
	}

	/** Brings every column to mean 0 and deviation 1, in place; returns both as they were. */
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
	 * For each class weights and, last, the bias of a multinomial logistic regression.
	 *
	 * @param start what it begins with
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

	/** What each row of a class counts, 1 on average: digits count as much as all the rest, signs together as much as other things. */
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

		/** Of the weights from an offset on, the last of which is the bias. */
		double dot(int offset, double[] row) {
			double sum = weights[offset + row.length];
			for (int i = 0; i < row.length; i++) {
				sum += weights[offset + i] * row[i];
			}
			return sum;
		}

		/** @param size of a class; the last of its weights is its bias, which does not decay */
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
