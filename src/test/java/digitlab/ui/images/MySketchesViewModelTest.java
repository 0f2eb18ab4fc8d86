package digitlab.ui.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import digitlab.dataset.DatasetExport;
import digitlab.dataset.DatasetFormat;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.SourceSplits;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.FakeModels;
import digitlab.ui.common.Now;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.WindowServices;
import digitlab.ui.images.ImageList.Outcome;
import digitlab.ui.images.ImageSelection.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** All work runs at once; the network reads every image as a 7. */
class MySketchesViewModelTest {

	@TempDir
	Path folder;

	private final Now now = new Now();
	private final StatusViewModel status = new StatusViewModel(_ -> {
	});
	private final List<String> went = new ArrayList<>();
	private int read;
	private DigitDataset digits;
	private WindowServices services;
	private OwnSamples samples;
	private MySketchesViewModel model;
	private ImageList list;

	@BeforeEach
	void create() throws IOException {
		digits = new SyntheticDigits(30, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		services = now.services(FakeModels.services(folder, (_, _) -> FakeModels.classifier(_ -> {
			read++;
			return FakeModels.sure(7, 0.95);
		}), new SyntheticDigits(10, 1)), status);
		samples = services.app().stored().ownSamples();
		model = new MySketchesViewModel(services, new Ways());
		list = model.list();
	}

	/** The first is a 0, the second a 1 and so on; after ten digits, non-digits. */
	private void keep(int count) throws IOException {
		for (int i = 0; i < count; i++) {
			if (i < 10) {
				samples.add(digits.image(i), i);
			} else {
				samples.addNonDigit(digits.image(i));
			}
		}
	}

	private int[] labels() throws IOException {
		DigitDataset all = samples.read();
		return IntStream.range(0, all.size()).map(all::label).toArray();
	}

	private void select(int... indices) {
		list.selection().selectNone();
		IntStream.of(indices).forEach(index -> list.selection().go(list.selection().placeOf(index), Mode.TOGGLE));
	}

	@Test
	void withoutSketchesThereIsNothingToSum() {
		model.setInView(true);
		assertThat(model.summaryProperty().get()).isEmpty();
		assertThat(list.shownProperty().get().indices()).isEmpty();
		model.delete();
		model.relabel(3);
		model.undo();
		assertThat(now.failures).isEmpty();
		assertThat(folder.resolve("my-sketches")).doesNotExist();
	}

	@Test
	void theSummarySaysWhetherThereAreEnough() throws IOException {
		keep(4);
		model.setInView(true);
		assertThat(model.summaryProperty().get())
				.isEqualTo("4\u00a0sketches. 6 more, and the model can learn your hand from them.");
		samples.add(digits.image(20), 5);
		IntStream.range(4, 10).forEach(i -> add(digits.image(i), i));
		model.setInView(true);
		assertThat(model.summaryProperty().get()).isEqualTo("11\u00a0sketches, enough to teach the model your hand.");
	}

	private void add(DigitImage image, int label) {
		try {
			samples.add(image, label);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void aSketchKeptElsewhereIsShownFirst() throws IOException {
		keep(3);
		model.setInView(true);
		assertThat(list.shownProperty().get().indices()).containsExactly(2, 1, 0);
		model.setInView(false);
		samples.add(digits.image(5), 5);
		model.setInView(true);
		assertThat(list.shownProperty().get().indices()).containsExactly(3, 2, 1, 0);
		assertThat(list.data().label(3)).isEqualTo(5);
	}

	@Test
	void whatTheModelReadsIsCountedAndFiltered() throws IOException {
		keep(12);
		services.models().use(FakeModels.model());
		model.setInView(true);
		assertThat(read).isEqualTo(12);
		assertThat(list.count(Outcome.RIGHT)).as("the 7").isEqualTo(1);
		assertThat(list.count(Outcome.WRONG)).as("non-digits too, which are not refused").isEqualTo(11);
		assertThat(list.count(Outcome.REFUSED)).isZero();
		list.outcomeProperty().set(Outcome.RIGHT);
		assertThat(list.shownProperty().get().indices()).containsExactly(7);
		list.clearFilters();
		list.labelProperty().set(DigitDataset.UNLABELLED);
		assertThat(list.shownProperty().get().indices()).containsExactly(11, 10);
		assertThat(list.caption(7)).isEqualTo("7");
		assertThat(list.caption(3)).isEqualTo("3 → 7");
		assertThat(list.caption(10)).isEqualTo("none → 7");
		assertThat(list.spoken(3)).isEqualTo("Sketch 4, a 3, read as a 7, 92.6\u00a0% sure, wrong");
		samples.add(digits.image(20), 2);
		model.setInView(true);
		assertThat(read).as("only the new one is read").isEqualTo(13);
	}

	@Test
	void severalAreRelabelledAndThatIsUndone() throws IOException {
		keep(4);
		model.setInView(true);
		select(1, 3);
		model.relabel(9);
		assertThat(labels()).containsExactly(0, 9, 2, 9);
		assertThat(status.messageProperty().get()).isEqualTo("Labelled 2\u00a0sketches as a 9");
		select(0);
		model.relabel(DigitDataset.UNLABELLED);
		assertThat(labels()).containsExactly(9, 2, 9, DigitDataset.UNLABELLED);
		assertThat(model.undoableProperty().get()).isEqualTo("Labelled 1\u00a0sketch as not a digit");
		model.undo();
		model.undo();
		assertThat(labels()).containsExactly(0, 1, 2, 3);
		assertThat(model.undoableProperty().get()).isNull();
		assertThat(now.failures).isEmpty();
	}

	@Test
	void withoutASelectionTheOneAtTheKeyboardIsMeant() throws IOException {
		keep(3);
		model.setInView(true);
		model.delete();
		assertThat(labels()).as("the newest").containsExactly(0, 1);
		model.relabel(8);
		assertThat(labels()).as("the next").containsExactly(0, 8);
		model.undo();
		model.undo();
		assertThat(labels()).containsExactly(0, 1, 2);
	}

	@Test
	void undoKeepsWhatWasKeptSince() throws IOException {
		keep(3);
		model.setInView(true);
		select(0);
		model.delete();
		samples.add(digits.image(9), 9);
		model.undo();
		assertThat(labels()).containsExactly(0, 1, 2, 9);
	}

	@Test
	void whatWasChangedElsewhereIsShownInsteadOfChanged() throws IOException {
		keep(3);
		model.setInView(true);
		samples.remove(digits.image(0), 0);
		select(0);
		model.delete();
		assertThat(labels()).containsExactly(1, 2);
		assertThat(now.failures).singleElement()
				.satisfies(failure -> assertThat(failure).hasMessageStartingWith("The sketches were changed elsewhere"));
		assertThat(list.data().size()).isEqualTo(2);
	}

	@Test
	void whatIsExportedCanBeImported() throws IOException {
		keep(12);
		model.setInView(true);
		Path file = folder.resolve("mine.npz");
		model.saving().save(DatasetFormat.NPZ, file, (words, _) -> went.add(words));
		assertThat(went).containsExactly("10\u00a0images saved as mine.npz (2 without a digit for a label left out)");
		select(0, 1, 2);
		model.delete();
		model.take(file);
		assertThat(labels()).containsExactly(3, 4, 5, 6, 7, 8, 9, 0, 1, 2, -1, -1);
		assertThat(status.messageProperty().get()).isEqualTo("Imported 3\u00a0sketches; 7 were there already");
		model.undo();
		assertThat(labels()).hasSize(9);
	}

	@Test
	void theSelectedAreSavedAlone() throws IOException {
		keep(5);
		model.setInView(true);
		select(1, 2);
		model.saving().save(DatasetFormat.CSV, folder.resolve("two.csv"), (words, _) -> went.add(words));
		assertThat(went).containsExactly("2\u00a0images saved as two.csv");
		assertThat(Files.readAllLines(folder.resolve("two.csv"))).hasSize(3);
		assertThat(model.saving().proposed(DatasetFormat.CSV)).isEqualTo("my-sketches.csv");
		assertThat(model.saving().proposed(DatasetFormat.PNGS)).isEqualTo("my-sketches-pngs");
	}

	@Test
	void whatHasNoLabelsIsNotImported() throws IOException {
		keep(11);
		model.setInView(true);
		list.labelProperty().set(DigitDataset.UNLABELLED);
		Path file = folder.resolve("unlabelled.csv");
		model.saving().save(DatasetFormat.CSV, file, (words, _) -> went.add(words));
		assertThat(went).containsExactly("1\u00a0image saved as unlabelled.csv");
		model.take(file);
		assertThat(now.failures).singleElement().satisfies(
				failure -> assertThat(failure).hasMessageStartingWith("unlabelled.csv has no labels that say which digits"));
		model.take(folder.resolve("nowhere.csv"));
		assertThat(now.failures).hasSize(2);
		assertThat(labels()).hasSize(11);
	}

	@Test
	void aWholeDatasetIsNoSketch() throws IOException {
		keep(1);
		model.setInView(true);
		Path file = folder.resolve("large.npz");
		DigitDataset many = digits.subset(IntStream.range(0, OwnSamples.MAX + 1).map(i -> i % 30).toArray());
		DigitDataset different = new DigitDataset("large", numbered(many), new byte[many.size()]);
		new DatasetExport(DatasetFormat.NPZ, file, false, ProgressListener.NONE, new CancellationToken())
				.write(SourceSplits.of(Map.of(Split.TRAIN, different)));
		model.take(file);
		assertThat(now.failures).singleElement()
				.satisfies(failure -> assertThat(failure).hasMessageContaining("more than 10,000 sketches"));
		assertThat(labels()).hasSize(1);
	}

	private static byte[] numbered(DigitDataset data) {
		byte[] pixels = new byte[data.size() * DigitImage.PIXELS];
		for (int i = 0; i < data.size(); i++) {
			data.copyPixels(i, pixels, i * DigitImage.PIXELS);
			pixels[i * DigitImage.PIXELS] = (byte) i;
			pixels[i * DigitImage.PIXELS + 1] = (byte) (i >> 8);
		}
		return pixels;
	}

	@Test
	void damagedFilesAreReported() throws IOException {
		keep(3);
		model.setInView(true);
		Path images = folder.resolve("my-sketches").resolve("train-images-idx3-ubyte");
		Files.write(images, new byte[20]);
		model.setInView(true);
		assertThat(model.problemProperty().get()).contains(images.toString());
		assertThat(list.data().size()).isZero();
	}

	private final class Ways implements ImageWays {

		@Override
		public void toCanvas(DigitImage image, String name) {
			went.add("canvas " + name);
		}

		@Override
		public void explain(DigitImage image, int label, String name) {
			went.add("explain " + name);
		}

		@Override
		public void toCanvas() {
			went.add("canvas");
		}

		@Override
		public void toImproving() {
			went.add("improving");
		}
	}
}
