package digitlab.djl;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.Evaluator;
import digitlab.formats.FileDatasetReader;
import digitlab.imaging.ImageIntake;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelMetadata;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.NumberRecognizer;
import digitlab.recognition.Prediction;
import digitlab.recognition.RecognitionResult;
import digitlab.segmentation.InkLayout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What README and the model card promise about the included model. */
class ShippedModelTest {

	private static final int BATCH = 250;

	private static StoredModel model;
	private static DigitClassifier classifier;

	@BeforeAll
	static void openModel() throws IOException {
		EngineForTests.start();
		Path models = Path.of(System.getProperty("digitlab.models"));
		model = new ModelStore(models, models.resolve("none")).selected(null).model();
		classifier = model.open(DjlClassifier::open, Runtime.getRuntime().availableProcessors());
	}

	@AfterAll
	static void closeModel() {
		classifier.close();
	}

	private static DigitDataset mnistTest() throws IOException {
		String folder = System.getenv("DIGITLAB_MNIST");
		assumeTrue(folder != null, "DIGITLAB_MNIST names no folder of MNIST's files");
		return new FileDatasetReader(Path.of(folder), LabelPolicy.REFUSE).read(Split.TEST, ProgressListener.NONE,
				new CancellationToken());
	}

	@ParameterizedTest
	@ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
	void theSamplePicturesAreReadCorrectly(int digit) throws IOException {
		Path file = Path.of("data/samples/digit-" + digit + ".png");
		RecognitionResult reading = NumberRecognizer.read(classifier, InkLayout.of(ImageIntake.read(file)));
		assertThat(reading.number()).isEqualTo(Integer.toString(digit));
	}

	@Test
	void itsAccuracyIsThatOfItsCard() throws IOException {
		Evaluation evaluation = Evaluator.evaluate(classifier, mnistTest(), ProgressListener.NONE, new CancellationToken());
		ModelMetadata.TestFigures card = model.metadata().test();
		// Other processors round differently: the result may change for an image or two.
		assertThat(Math.round(evaluation.confusion().accuracy() * 10_000)).isBetween(Math.round(card.accuracy() * 10_000) - 2,
				Math.round(card.accuracy() * 10_000) + 2);
		assertThat(evaluation.confusion().accuracy()).isGreaterThanOrEqualTo(0.9970 - 2e-4);
	}

	/** Opening a picture must not cost accuracy: at most 0.1 percentage points compared with using the bytes directly. */
	@Test
	void picturesOfTestImagesAreReadAsWellAsTheImagesThemselves() throws Exception {
		DigitDataset images = mnistTest();
		int cores = Runtime.getRuntime().availableProcessors();
		Queue<Integer> batches = new ConcurrentLinkedQueue<>(
				IntStream.range(0, images.size() / BATCH).mapToObj(i -> i * BATCH).toList());
		List<Future<Right>> parts = new ArrayList<>();
		try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
			for (int i = 0; i < cores; i++) {
				parts.add(workers.submit(() -> right(images, batches)));
			}
		}
		Right all = new Right(0, 0, 0);
		for (Future<Right> part : parts) {
			all = all.plus(part.get());
		}
		assertThat(all.read()).isEqualTo(images.size());
		assertThat(all.direct() - all.opened())
				.as("of 10,000, %d are right directly and %d as pictures", all.direct(), all.opened())
				.isLessThanOrEqualTo(10);
	}

	/** The number of images read, and how many of them correctly. */
	private record Right(int read, int direct, int opened) {

		Right plus(Right other) {
			return new Right(read + other.read, direct + other.direct, opened + other.opened);
		}
	}

	/** Reads batches as long as there are any, with its own network and one thread, so that no step waits for another's. */
	private static Right right(DigitDataset images, Queue<Integer> batches) throws IOException {
		Right right = new Right(0, 0, 0);
		try (DigitClassifier own = model.open(DjlClassifier::open, 1)) {
			for (Integer from = batches.poll(); from != null; from = batches.poll()) {
				right = right.plus(right(own, images, from));
			}
		}
		return right;
	}

	private static Right right(DigitClassifier network, DigitDataset images, int from) {
		float[][] logits = network.logits(IntStream.range(from, from + BATCH).mapToObj(images::image).toList());
		List<RecognitionResult> readings = NumberRecognizer.readAll(network, IntStream.range(from, from + BATCH)
				.mapToObj(i -> InkLayout.of(ImageIntake.fromArgb(280, 280, enlarged(images, i)))).toList());
		int direct = 0;
		int opened = 0;
		for (int i = 0; i < BATCH; i++) {
			int label = images.label(from + i);
			direct += Prediction.ofLogits(logits[i]).digit() == label ? 1 : 0;
			opened += readings.get(i).guess().equals(Integer.toString(label)) ? 1 : 0;
		}
		return new Right(BATCH, direct, opened);
	}

	/** Ten times as large, bicubic, light on dark like MNIST. */
	private static int[] enlarged(DigitDataset images, int index) {
		BufferedImage small = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
		for (int p = 0; p < 784; p++) {
			small.setRGB(p % 28, p / 28, images.ink(index, p) * 0x010101);
		}
		BufferedImage large = new BufferedImage(280, 280, BufferedImage.TYPE_INT_ARGB);
		Graphics2D graphics = large.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		graphics.drawImage(small, 0, 0, 280, 280, null);
		graphics.dispose();
		return large.getRGB(0, 0, 280, 280, null, 0, 280);
	}
}
