package digitlab.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Fits {@link Doubt} to what a network makes of digits and of other things. */
public final class DoubtFit {

	/** The share of the validation digits that may be refused. */
	public static final double REFUSED = 0.005;

	/** Temperatures that are looked at. */
	private static final double COLDEST = 0.05;
	private static final double HOTTEST = 20;
	private static final int HALVINGS = 60;

	/** Of the logistic regression: Adam (D. Kingma, J. Ba, "Adam: A method for stochastic optimization", 2015). */
	private static final int EPOCHS = 10;
	private static final int BATCH = 128;
	private static final double LEARNING_RATE = 0.02;
	private static final double DECAY = 1e-3;
	private static final double BETA1 = 0.9;
	private static final double BETA2 = 0.999;
	private static final double TINY = 1e-8;

	private DoubtFit() {
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
	 * Learns to tell digits from other things, both sides weighing alike, and moves the border so that {@link #REFUSED} of the
	 * validation digits lie beyond it.
	 *
	 * @param digits traces of digits to learn from
	 * @param others traces of other things to learn from
	 * @param validation traces of digits that neither network nor detector learned from
	 * @throws IllegalArgumentException if one of them is empty
	 */
	public static DigitDetector detector(float[][] digits, float[][] others, float[][] validation) {
		if (digits.length == 0 || others.length == 0 || validation.length == 0) {
			throw new IllegalArgumentException("To tell digits from other things takes some of both.");
		}
		double[][] inputs = Stream.concat(Stream.of(digits), Stream.of(others)).map(DigitDetector::inputs)
				.toArray(double[][]::new);
		double[][] scale = standardise(inputs);
		double[] weights = regress(inputs, digits.length);
		int count = weights.length - 1;
		double bias = weights[count];
		Double[] folded = new Double[count];
		for (int i = 0; i < count; i++) {
			double weight = weights[i] / scale[1][i];
			bias -= weight * scale[0][i];
			folded[i] = rounded(weight);
		}
		DigitDetector detector = new DigitDetector(List.of(folded), bias);
		double[] odds = Stream.of(validation).mapToDouble(detector::logOdds).sorted().toArray();
		double border = odds[(int) Math.floor(REFUSED * odds.length)];
		return new DigitDetector(detector.weights(), detector.bias() - border);
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

	/** Weights and, last, the bias of a logistic regression; the first rows are digits. */
	private static double[] regress(double[][] rows, int digits) {
		int count = rows[0].length;
		Adam adam = new Adam(count + 1);
		SplittableRandom random = new SplittableRandom(1);
		int[] order = new int[rows.length];
		Arrays.setAll(order, i -> i);
		int batches = Math.max(1, rows.length / BATCH);
		double digitWeight = rows.length / (2.0 * digits);
		double otherWeight = rows.length / (2.0 * (rows.length - digits));
		for (int step = 0; step < EPOCHS * batches; step++) {
			if (step % batches == 0) {
				shuffle(order, random);
			}
			double[] gradient = new double[count + 1];
			int from = step % batches * BATCH;
			int to = Math.min(rows.length, from + BATCH);
			for (int i = from; i < to; i++) {
				double[] row = rows[order[i]];
				boolean isDigit = order[i] < digits;
				double error = (isDigit ? digitWeight : otherWeight) * (sigmoid(adam.dot(row)) - (isDigit ? 1 : 0)) / (to - from);
				for (int c = 0; c < count; c++) {
					gradient[c] += error * row[c];
				}
				gradient[count] += error;
			}
			adam.step(gradient, LEARNING_RATE * 0.5 * (1 + Math.cos(Math.PI * step / (EPOCHS * batches))));
		}
		return adam.weights;
	}

	private static double sigmoid(double x) {
		return 1 / (1 + Math.exp(-x));
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

		Adam(int count) {
			weights = new double[count];
			mean = new double[count];
			variance = new double[count];
		}

		double dot(double[] row) {
			double sum = weights[row.length];
			for (int i = 0; i < row.length; i++) {
				sum += weights[i] * row[i];
			}
			return sum;
		}

		void step(double[] gradient, double learningRate) {
			steps++;
			double rate = learningRate * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
			for (int i = 0; i < weights.length; i++) {
				double g = gradient[i] + (i < weights.length - 1 ? DECAY * weights[i] : 0);
				mean[i] = BETA1 * mean[i] + (1 - BETA1) * g;
				variance[i] = BETA2 * variance[i] + (1 - BETA2) * g * g;
				weights[i] -= rate * mean[i] / (Math.sqrt(variance[i]) + TINY);
			}
		}
	}
}
