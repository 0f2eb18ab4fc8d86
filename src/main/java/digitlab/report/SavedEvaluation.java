package digitlab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.evaluation.ConfusionMatrix;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.LabelledPredictions;
import digitlab.evaluation.ReliabilityDiagram;

import static digitlab.language.Localization.tr;

/**
 * An evaluation made elsewhere, with some of its images: what is shown of it here is the same as if it had been made here.
 *
 * @param model name of the model
 * @param source where the images come from, in words
 * @param confusion of all images, 10 × 10
 * @param loss mean cross-entropy of all images in nats
 * @param reliability of all images, in bins
 * @param seconds duration
 * @param labels the true digit of each image that was kept
 * @param logits kept × 10
 * @param pixels 784 unsigned bytes of each image that was kept, one after the other
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SavedEvaluation(String model, String source, List<List<Integer>> confusion, double loss,
		List<ReliabilityDiagram.Bin> reliability, double seconds, int[] labels, float[][] logits, byte[] pixels) {

	/** The name of its file in the folder of a job's results. */
	public static final String FILE = "evaluation-for-desktop.json";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** An evaluation, of which these images were kept. */
	public static SavedEvaluation of(String model, String source, Evaluation evaluation, int[] labels, float[][] logits,
			byte[] pixels) {
		return new SavedEvaluation(model, source, evaluation.confusion().counts(), evaluation.loss(),
				evaluation.reliability().bins(), evaluation.seconds(), labels, logits, pixels);
	}

	/** The bytes of a file. */
	public byte[] toBytes() throws IOException {
		return JSON.writeValueAsBytes(this);
	}

	/**
	 * Reads the evaluation in a folder of results.
	 *
	 * @throws IOException with one sentence, if there is none, or it is damaged
	 */
	public static SavedEvaluation read(Path folder) throws IOException {
		Path file = folder.resolve(FILE);
		if (!Files.isRegularFile(file)) {
			throw new IOException(
					tr("There is no evaluation in %s: choose the folder of a job's results, with the file %s.", folder, FILE));
		}
		byte[] bytes = ResultFile.read(file);
		try {
			SavedEvaluation saved = JSON.readValue(bytes, SavedEvaluation.class);
			saved.data();
			saved.evaluation();
			return saved;
		} catch (IOException | RuntimeException e) {
			throw new IOException(tr("The file %s is not a complete evaluation; copy it again.", file), e);
		}
	}

	/** The images that were kept. */
	public DigitDataset data() {
		byte[] digits = new byte[labels.length];
		for (int i = 0; i < digits.length; i++) {
			digits[i] = (byte) labels[i];
		}
		if (pixels.length != digits.length * DigitImage.PIXELS) {
			throw new IllegalArgumentException(pixels.length + " pixels do not make " + digits.length + " images");
		}
		return new DigitDataset(source, pixels.clone(), digits);
	}

	/** Whether all numbers are possible: whatever shows them relies on that. */
	private boolean isSound() {
		long all = confusion.stream().flatMap(List::stream).mapToLong(count -> count < 0 ? Long.MIN_VALUE : count).sum();
		return Stream.of(model, source).allMatch(Objects::nonNull) && all >= 0 && all <= Integer.MAX_VALUE
				&& DoubleStream.of(loss, seconds).allMatch(value -> value >= 0 && Double.isFinite(value))
				&& reliability.stream().allMatch(SavedEvaluation::isSound)
				&& reliability.stream().mapToLong(ReliabilityDiagram.Bin::images).sum() == all;
	}

	private static boolean isSound(ReliabilityDiagram.Bin bin) {
		return bin.images() >= 0
				&& DoubleStream.of(bin.from(), bin.to(), bin.confidence(), bin.accuracy()).allMatch(x -> x >= 0 && x <= 1);
	}

	/** The evaluation: the measures are those of all images, the predictions those of the images that were kept. */
	public Evaluation evaluation() {
		ConfusionMatrix matrix = new ConfusionMatrix(confusion);
		boolean isComplete = confusion.size() == 10 && confusion.stream().allMatch(row -> row.size() == 10)
				&& reliability.size() == ReliabilityDiagram.BINS
				&& Arrays.stream(logits).allMatch(row -> row.length == 10);
		if (!isComplete || !isSound()) {
			throw new IllegalArgumentException("The counts of an evaluation are incomplete.");
		}
		return new Evaluation(LabelledPredictions.of(labels, logits), matrix, loss, new ReliabilityDiagram(reliability), seconds);
	}
}
