package digitlab.ui.images;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.Prediction;
import digitlab.recognition.ScoredPrediction;
import org.jspecify.annotations.Nullable;

/** What a network reads in each image of a dataset: 49 bytes an image, 3 MB for 70,000. Immutable once made. */
final class ImageReadings {

	private static final int BATCH = 250;

	private final float[] probabilities;
	private final float[] scores;
	private final byte[] digits;

	/** How many images were read, from the first one on. */
	private int read;

	private ImageReadings(ImageReadings other) {
		probabilities = other.probabilities.clone();
		scores = other.scores.clone();
		digits = other.digits.clone();
		read = other.read;
	}

	private ImageReadings(int size) {
		probabilities = new float[size * Prediction.DIGITS];
		scores = new float[size];
		digits = new byte[size];
	}

	/**
	 * Reads every image. Blocks. If stopped, the images read so far are known.
	 *
	 * @param before of the same images by the same network, which is continued; null to begin with the first image
	 * @throws CancellationException if stopped before anything was read
	 */
	static ImageReadings of(DigitClassifier classifier, DigitDataset data, @Nullable ImageReadings before,
			ProgressListener progress, CancellationToken cancellation) {
		ImageReadings readings = before == null ? new ImageReadings(data.size()) : new ImageReadings(before);
		while (readings.read < data.size() && !cancellation.isCancelled()) {
			int to = Math.min(data.size(), readings.read + BATCH);
			for (ScoredPrediction answer : classifier
					.answers(IntStream.range(readings.read, to).mapToObj(data::image).toList())) {
				readings.add(answer);
			}
			progress.progress(to, data.size());
		}
		if (readings.read == 0 && data.size() > 0) {
			throw new CancellationException("The reading was stopped.");
		}
		return readings;
	}

	/** Readings that are known already. */
	static ImageReadings of(List<ScoredPrediction> answers) {
		ImageReadings readings = new ImageReadings(answers.size());
		for (int i = 0; i < answers.size(); i++) {
			readings.add(answers.get(i));
		}
		return readings;
	}

	private void add(ScoredPrediction answer) {
		int index = read++;
		for (int digit = 0; digit < Prediction.DIGITS; digit++) {
			probabilities[index * Prediction.DIGITS + digit] = (float) answer.prediction().probability(digit);
		}
		scores[index] = (float) answer.digitScore();
		digits[index] = (byte) answer.prediction().digit();
	}

	/** How many images were read, from the first one on. */
	int read() {
		return read;
	}

	/** Whether an image was read. Of one that was not, nothing else may be asked. */
	boolean isRead(int index) {
		return index < read;
	}

	boolean isComplete() {
		return read == digits.length;
	}

	/** The reading of an image. */
	ScoredPrediction at(int index) {
		int from = index * Prediction.DIGITS;
		float[] row = Arrays.copyOfRange(probabilities, from, from + Prediction.DIGITS);
		return new ScoredPrediction(new Prediction(IntStream.range(0, row.length).mapToObj(i -> (double) row[i]).toList()),
				scores[index]);
	}

	/** The digit read, or the nearest one if the image is refused. */
	int digit(int index) {
		return digits[index];
	}

	/** Whether it does not look enough like a digit. */
	boolean isRefused(int index) {
		return scores[index] < ScoredPrediction.MIN_SCORE;
	}

	/** How much it looks like a digit, 0 to 1. */
	float digitScore(int index) {
		return scores[index];
	}

	/** The probability that it is a digit and the one read, 0 to 1. */
	float sureness(int index) {
		return scores[index] * probabilities[index * Prediction.DIGITS + digits[index]];
	}

	/** The cross-entropy of a label in nats; 0 for an image without one. */
	float loss(int index, int label) {
		return label == DigitDataset.UNLABELLED
				? 0
				: (float) -Math.log(Math.max(Float.MIN_NORMAL, probabilities[index * Prediction.DIGITS + label]));
	}
}
