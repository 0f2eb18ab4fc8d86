package digitlab.ui.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.dataset.DatasetFormat;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.ui.FakeLab;
import digitlab.ui.FakeModels;
import digitlab.ui.common.MnistFetch;
import digitlab.ui.common.Now;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.WindowServices;
import digitlab.ui.images.ImageList.Outcome;
import digitlab.ui.images.ImageSelection.Mode;
import digitlab.ui.images.ImagesViewModel.Likeness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All work runs at once. Image n is labelled n mod 10, has n in its first pixel, and is read as its label; every seventh is read
 * as a 0.
 */
class ImagesViewModelTest {

	private static final int SIZE = 300;

	@TempDir
	Path folder;

	private final Now now = new Now();
	private final StatusViewModel status = new StatusViewModel(_ -> {
	});
	private final List<String> said = new ArrayList<>();
	private int read;
	private WindowServices services;
	private ImagesViewModel model;
	private ImageList list;

	@BeforeEach
	void create() {
		services = now.services(FakeModels.services(folder, (_, _) -> FakeModels.classifier(image -> {
			read++;
			int number = image.ink(0, 0) + 256 * image.ink(0, 1);
			return FakeModels.sure(number % 7 == 0 ? 0 : number % 10, 0.9);
		}), (split, _, _) -> split == Split.TRAIN ? data(SIZE) : data(20)), status);
		model = new ImagesViewModel(services, new Nowhere());
		list = model.list();
		services.models().use(FakeModels.model());
	}

	private static DigitDataset data(int size) {
		byte[] pixels = new byte[size * DigitImage.PIXELS];
		byte[] labels = new byte[size];
		for (int i = 0; i < size; i++) {
			pixels[i * DigitImage.PIXELS] = (byte) i;
			pixels[i * DigitImage.PIXELS + 1] = (byte) (i >> 8);
			labels[i] = (byte) (i % 10);
		}
		return new DigitDataset("numbered", pixels, labels);
	}

	@Test
	void nothingIsReadUntilThePageIsShown() {
		assertThat(list.data().size()).isZero();
		model.setInView(true);
		assertThat(list.data().size()).isEqualTo(SIZE);
		assertThat(read).as("and no image by the network until it is asked to").isZero();
		assertThat(model.summaryProperty().get()).isEqualTo("300\u00a0images; not read by a model yet");
		model.splitProperty().set(Split.TEST);
		assertThat(list.data().size()).isEqualTo(20);
	}

	@Test
	void theModelReadsAllImagesOnce() {
		model.setInView(true);
		model.read();
		assertThat(read).isEqualTo(SIZE);
		// 43 multiples of seven, of which five end in 0: 0, 70, 140, 210, 280
		assertThat(list.count(Outcome.WRONG)).isEqualTo(38);
		assertThat(model.summaryProperty().get()).isEqualTo("300\u00a0images; 38 wrong, 0 refused");
		list.outcomeProperty().set(Outcome.WRONG);
		assertThat(model.summaryProperty().get()).isEqualTo("38 of 300\u00a0images; 38 wrong, 0 refused");
		model.read();
		model.splitProperty().set(Split.TEST);
		assertThat(list.readings()).isNull();
		assertThat(list.outcomeProperty().get()).isEqualTo(Outcome.ANY);
		model.splitProperty().set(Split.TRAIN);
		assertThat(list.readings()).as("it is remembered").isNotNull();
		assertThat(read).isEqualTo(SIZE);
	}

	@Test
	void aStoppedReadingGoesOnWhereItWas() {
		model.setInView(true);
		CancellationToken stopping = new CancellationToken();
		ImageReadings some = ImageReadings.of(FakeModels.classifier(_ -> FakeModels.sure(1, 0.9)), list.data(), null,
				(_, _) -> stopping.cancel(), stopping);
		assertThat(some.read()).isEqualTo(250);
		assertThat(some.isComplete()).isFalse();
		ImageReadings all = ImageReadings.of(FakeModels.classifier(_ -> FakeModels.sure(2, 0.9)), list.data(), some,
				ProgressListener.NONE, new CancellationToken());
		assertThat(all.isComplete()).isTrue();
		assertThat(IntStream.of(0, 249, 250, 299).map(all::digit)).containsExactly(1, 1, 2, 2);
		assertThat(some.read()).as("unchanged").isEqualTo(250);
	}

	@Test
	void anImageIsFoundByItsNumber() {
		model.setInView(true);
		model.go(" 123 ");
		assertThat(list.focused()).isEqualTo(123);
		list.labelProperty().set(4);
		model.go("25");
		assertThat(list.focused()).isEqualTo(25);
		assertThat(list.labelProperty().get()).isEqualTo(ImageList.ANY);
		model.go("1,000");
		assertThat(status.messageProperty().get()).isEqualTo("\"1,000\" is no image: they are counted from 0 to 299.");
		model.go("x");
		assertThat(list.focused()).isEqualTo(25);
	}

	@Test
	void theMostSimilarImagesComeFirst() {
		model.setInView(true);
		model.go("100");
		model.compare(Likeness.PIXELS);
		assertThat(model.similarToProperty().get()).isEqualTo("Most similar to image 100 in pixels");
		assertThat(list.shownProperty().get().indices()).hasSize(ImagesViewModel.SIMILAR).startsWith(100, 99, 101, 98, 102);
		assertThat(list.focused()).isEqualTo(100);
		list.selection().go(3, Mode.ALONE);
		model.showAll();
		assertThat(list.shownProperty().get().indices()).hasSize(SIZE);
		assertThat(list.focused()).as("back where it began").isEqualTo(100);
		assertThat(model.similarToProperty().get()).isEmpty();
	}

	@Test
	void theNetworksFeaturesAreComputedOnce() {
		model.setInView(true);
		model.go("31");
		model.compare(Likeness.FEATURES);
		assertThat(read).isEqualTo(SIZE);
		assertThat(list.shownProperty().get().indices()).as("what it answers alike").startsWith(1, 11, 31, 41, 51, 61, 71);
		model.showAll();
		model.go("2");
		model.compare(Likeness.FEATURES);
		assertThat(list.shownProperty().get().indices()).startsWith(2, 12, 22, 32);
		assertThat(read).isEqualTo(SIZE);
	}

	@Test
	void aSelectionIsSavedAsADataset() throws IOException {
		model.setInView(true);
		model.go("7");
		list.selection().go(9, Mode.EXTEND);
		assertThat(model.saving().proposed(DatasetFormat.NPZ)).isEqualTo("MNIST.npz");
		model.saving().save(DatasetFormat.CSV, folder.resolve("some.csv"), (words, _) -> said.add(words));
		assertThat(said).containsExactly("3\u00a0images saved as some.csv");
		assertThat(Files.readAllLines(folder.resolve("some.csv"))).hasSize(4).element(1).asString().startsWith("7,7,");
	}

	@Test
	void missingDataAreNamed() {
		FakeLab.in(folder).hasMnist = false;
		model.setInView(true);
		assertThat(model.messageProperty().get()).isEqualTo(MnistFetch.MISSING);
		model.read();
		model.go("1");
		model.compare(Likeness.PIXELS);
		assertThat(now.failures).isEmpty();
	}

	private static final class Nowhere implements ImageWays {

		@Override
		public void toCanvas(DigitImage image, String name) {
		}

		@Override
		public void explain(DigitImage image, int label, String name) {
		}

		@Override
		public void toCanvas() {
		}

		@Override
		public void toImproving() {
		}
	}
}
