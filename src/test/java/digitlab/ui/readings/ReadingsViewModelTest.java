package digitlab.ui.readings;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DigitImage;
import digitlab.models.StoredModel;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.Prediction;
import digitlab.recognition.ScoredPrediction;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.FakeModels;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.Now;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.WindowServices;
import digitlab.ui.readings.ReadingsViewModel.Filter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingsViewModelTest {

	/** Values of an image's second pixel that make the fake network unsure, or make it refuse the image. */
	private static final int UNSURE = 1;
	private static final int NO_DIGIT = 2;

	@TempDir
	Path folder;

	private final Now now = new Now();
	private final StatusViewModel status = new StatusViewModel(_ -> {
	});
	private final List<String> went = new ArrayList<>();
	private Runnable whileReading = () -> {
	};
	private ModelCatalog models;
	private ReadingsViewModel model;

	@BeforeEach
	void make() {
		WindowServices services = services();
		models = services.models();
		models.use(FakeModels.model());
		model = new ReadingsViewModel(services, new Ways());
	}

	private WindowServices services() {
		return now.services(FakeModels.services(folder, (_, _) -> network(), new SyntheticDigits(5, 1)), status);
	}

	/** Reads the digit stored in an image's first pixel. */
	private DigitClassifier network() {
		DigitClassifier plain = FakeModels.classifier(image -> FakeModels.sure(image.ink(0, 0) % 10, image.ink(0, 1) == UNSURE
				? 0.5
				: 0.99));
		return new OnlyLogits() {
			@Override
			public float[][] logits(List<DigitImage> images) {
				return plain.logits(images);
			}

			@Override
			public List<ScoredPrediction> answers(List<DigitImage> images) {
				whileReading.run();
				return images.stream().map(image -> new ScoredPrediction(Prediction.ofLogits(plain.logits(List.of(image))[0]),
						image.ink(0, 1) == NO_DIGIT ? 0.2 : 1)).toList();
			}

		};
	}

	private final class Ways implements ReadingsViewModel.Ways {

		@Override
		public void toCanvas(Path picture) {
			went.add("canvas " + picture.getFileName());
		}

		@Override
		public void toCanvas(DigitImage image, String name) {
			went.add("canvas " + name + " of " + image.ink(0, 0));
		}

		@Override
		public void toCharts(Path dataset) {
			went.add("charts " + dataset.getFileName());
		}

		@Override
		public DataSource data(Path dataset) {
			return DataSource.place(dataset);
		}

		@Override
		public void toReadings() {
			went.add("readings");
		}
	}

	/** The last pixel of each is full ink, so that the scale is recognised as 0 to 255. */
	private Path csv(String name, boolean hasLabels, int[]... images) throws IOException {
		String head = IntStream.range(0, DigitImage.PIXELS).mapToObj(i -> "pixel" + i).collect(Collectors.joining(","));
		StringBuilder text = new StringBuilder(hasLabels ? "label," + head : head).append('\n');
		for (int[] image : images) {
			text.append(IntStream.of(image).mapToObj(String::valueOf).collect(Collectors.joining(",")))
					.append(",0".repeat(DigitImage.PIXELS + (hasLabels ? 0 : -1) - image.length)).append(",255\n");
		}
		return Files.writeString(folder.resolve(name), text);
	}

	/** Dark ink on white paper: one upright line, which this network reads as 0, as its first pixel is never inked. */
	private Path picture(String name, boolean hasInk) throws IOException {
		BufferedImage image = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, 60, 60);
		graphics.setColor(Color.BLACK);
		graphics.fillRect(28, 12, hasInk ? 5 : 0, 36);
		graphics.dispose();
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		ImageIO.write(image, "png", file.toFile());
		return file;
	}

	@Test
	void aTestSetIsReadAndSavedAsASubmission() throws IOException {
		model.take(List.of(csv("test.csv", false, new int[]{3}, new int[]{7, UNSURE}, new int[]{4, NO_DIGIT}, new int[]{9})));
		assertThat(went).containsExactly("readings");
		assertThat(model.summaryProperty().get()).isEqualTo("4\u00a0images in test.csv, 2 doubtful; read with fake");
		assertThat(model.rows()).extracting(ReadRow::name).containsExactly("1", "2", "3", "4");
		assertThat(model.rows()).extracting(ReadRow::oneLine).containsExactly("3", "7", "4?", "9");
		assertThat(model.rows()).extracting(row -> row.reading().words()).startsWith("almost certainly a 3")
				.contains("not a digit, I think");
		model.filterProperty().set(Filter.DOUBTFUL);
		assertThat(model.shown()).extracting(ReadRow::place).containsExactly(1, 2);

		assertThat(model.file().proposedName()).isEqualTo("submission.csv");
		Path file = folder.resolve("submission.csv");
		model.save(file);
		assertThat(file).content().isEqualTo("ImageId,Label\n1,3\n2,7\n3,4\n4,9\n");
		assertThat(status.messageProperty().get()).isEqualTo("4\u00a0answers saved in " + file
				+ ". 1 image does not look like a digit; Kaggle wants a digit for each, so the nearest guess is written");
		model.toCanvas(model.rows().get(1));
		model.toCharts();
		assertThat(went).endsWith("canvas Image 2 of 7", "charts test.csv");
	}

	@Test
	void labelsSayHowManyAreRight() throws IOException {
		model.take(List.of(csv("train.csv", true, new int[]{3, 3}, new int[]{1, 7}, new int[]{4, 4}, new int[]{9, 9})));
		assertThat(model.summaryProperty().get())
				.isEqualTo("4\u00a0images in train.csv, 75.00\u00a0% right, 1 wrong, 0 doubtful; read with fake");
		model.filterProperty().set(Filter.WRONG);
		assertThat(model.shown()).singleElement().satisfies(row -> {
			assertThat(row.name()).as("counted from 0, as in Charts").isEqualTo("1");
			assertThat(row.label()).isEqualTo(1);
			assertThat(row.reading().guess()).isEqualTo("7");
		});
	}

	@Test
	void picturesOfAFolderAreReadInTheOrderOfTheirNames() throws IOException {
		picture("in/10.png", true);
		picture("in/2.png", false);
		Files.writeString(folder.resolve("in/notes.txt"), "a text");
		Files.write(folder.resolve("in/damaged.png"), new byte[]{1, 2, 3});
		model.take(List.of(folder.resolve("in")));
		assertThat(model.rows()).extracting(ReadRow::name).containsExactly("2.png", "10.png", "damaged.png");
		assertThat(model.rows()).extracting(ReadRow::oneLine).containsExactly("–", "0", "–");
		assertThat(model.rows().getFirst().reading().words()).isEqualTo("not a digit: the picture shows nothing");
		assertThat(model.rows().getLast().reading().words()).contains("damaged.png");
		assertThat(model.remarkProperty().get()).isEqualTo("One file was left out because it is not a picture.");
		Path file = folder.resolve("readings.csv");
		model.save(file);
		assertThat(Files.readString(file)).startsWith("file,number,confidence\r\n" + folder.resolve("in/2.png") + ",,0.0\r\n"
				+ folder.resolve("in/10.png") + ",0,0.99");
		assertThat(status.messageProperty().get()).endsWith(". Without a number: 2\u00a0pictures");
	}

	@Test
	void onePictureGoesToTheCanvasAndSeveralAreReadHere() throws IOException {
		Path one = picture("one.png", true);
		Path two = picture("two.png", true);
		model.take(List.of(one));
		assertThat(went).containsExactly("canvas one.png");
		assertThat(model.rows()).isEmpty();
		model.take(List.of(one, two));
		assertThat(went).containsExactly("canvas one.png", "readings");
		assertThat(model.summaryProperty().get()).startsWith("2\u00a0images in 2\u00a0files");
	}

	@Test
	void whatCannotBeReadLeavesASentenceInPlaceOfTheTable() throws IOException {
		model.take(List.of(csv("test.csv", false, new int[]{3})));
		model.take(List.of(csv("broken.csv", false, new int[]{3}, new int[]{999})));
		assertThat(model.rows()).isEmpty();
		assertThat(model.summaryProperty().get()).isEmpty();
		assertThat(model.messageProperty().get()).contains("broken.csv").contains("line 3");
		assertThat(model.savableProperty().get()).isFalse();
	}

	@Test
	void aStopKeepsWhatWasReadButItIsNoSubmission() throws IOException {
		whileReading = now.jobs::stopAll;
		model.take(
				List.of(csv("test.csv", false, IntStream.range(0, 300).mapToObj(i -> new int[]{i % 10}).toArray(int[][]::new))));
		assertThat(model.rows()).hasSize(250);
		assertThat(model.remarkProperty().get()).isEqualTo("Stopped after 250 of 300\u00a0images: read them all before saving.");
		assertThat(model.savableProperty().get()).isFalse();
		whileReading = () -> {
		};
		model.readAgain();
		assertThat(model.rows()).hasSize(300);
		assertThat(model.savableProperty().get()).isTrue();
	}

	@Test
	void anotherModelReadsWhenAsked() throws IOException {
		model.take(List.of(csv("test.csv", false, new int[]{3})));
		models.use(new StoredModel(Path.of("nowhere"), FakeModels.named("other"), true));
		assertThat(model.summaryProperty().get()).endsWith("read with fake");
		model.readAgain();
		assertThat(model.summaryProperty().get()).endsWith("read with other");
	}

	@Test
	void withoutAModelASentenceSaysWhatToDo() throws IOException {
		ReadingsViewModel none = new ReadingsViewModel(services(), new Ways());
		none.take(List.of(csv("test.csv", false, new int[]{3})));
		assertThat(none.messageProperty().get())
				.isEqualTo("There is no model yet: choose or train one in Settings.");
	}
}
