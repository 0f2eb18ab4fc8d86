package digitlab.ui.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;

import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.formats.DataSources;
import digitlab.plot.Figure;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import digitlab.statistics.Outlier;
import digitlab.statistics.WritingStyle;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.chart.DataViewModel.Described;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.common.DatasetCache;
import digitlab.ui.common.JobQueue;
import digitlab.ui.common.Now;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DataViewModelTest {

	@TempDir
	Path folder;

	private final Now now = new Now();
	private int reads;

	/** Generated digits that count how often they are read. */
	private DatasetReader counted(int size) {
		return (split, progress, stop) -> {
			reads++;
			return new SyntheticDigits(size, 1).read(split, progress, stop);
		};
	}

	private DataViewModel model(DatasetReader mnist, JobQueue jobs) {
		return new DataViewModel(selection(), new DatasetCache(new DataSources(mnist), folder.resolve("my-sketches")), jobs);
	}

	private DataSourceSelection selection() {
		SettingsStore settings = new SettingsStore(folder.resolve("settings.json"));
		return new DataSourceSelection(Settings.DEFAULT, true, folder.resolve("my-sketches"), settings, now.tasks);
	}

	@Test
	void nothingIsReadBeforeThePageIsSeen() {
		DataViewModel model = model(counted(20), now.jobs);
		assertThat(reads).isZero();
		model.show();
		assertThat(reads).isEqualTo(1);
		Described described = model.describedProperty().get();
		assertThat(described.statistics().samples()).isEqualTo(20);
		assertThat(model.stylesProperty().get().digit()).isEqualTo(7);
		assertThat(model.outliersProperty().get()).extracting(Outlier::index).hasSize(20);
	}

	/** The names of the cards, by which each finds the figure to save. */
	@ParameterizedTest
	@ValueSource(strings = {"class-distribution", "mean-images", "pixel-variance", "variance-images", "ink", "ink-by-digit",
			"ink-box", "width-by-digit", "all-images"})
	void everyChartCanBeSaved(String name) throws IOException {
		DataViewModel model = model(counted(20), now.jobs);
		model.show();
		assertThat(model.figure(name).picture()).isPresent();
		model.figure(name).writeCsv(folder.resolve("table.csv"));
		assertThat(folder.resolve("table.csv")).isNotEmptyFile();
	}

	@Test
	void stylesAndOutliersCanBeSaved() throws IOException {
		DataViewModel model = model(counted(20), now.jobs);
		model.show();
		for (Figure figure : List.of(model.stylesFigure(), model.outliersFigure())) {
			figure.writePng(folder.resolve("picture.png"));
			assertThat(ImageIO.read(folder.resolve("picture.png").toFile()).getWidth()).isGreaterThan(100);
		}
		assertThat(model.figure("alerts").table()).isPresent();
	}

	@Test
	void nothingThatNeedsLabelsIsLookedForWithoutThem() {
		DataViewModel model = model((split, progress, stop) -> {
			DigitDataset labelled = new SyntheticDigits(20, 1).read(split, progress, stop);
			byte[] pixels = new byte[labelled.size() * DigitImage.PIXELS];
			byte[] labels = new byte[labelled.size()];
			Arrays.fill(labels, (byte) DigitDataset.UNLABELLED);
			for (int i = 0; i < labelled.size(); i++) {
				labelled.copyPixels(i, pixels, i * DigitImage.PIXELS);
			}
			return new DigitDataset("without labels", pixels, labels);
		}, now.jobs);
		model.show();
		assertThat(model.describedProperty().get().statistics().labelled()).isZero();
		assertThat(model.stylesProperty().get()).isNull();
		assertThat(model.outliersProperty().get()).isNull();
	}

	@Test
	void comingBackCostsNothing() {
		DataViewModel model = model(counted(20), now.jobs);
		model.show();
		Described first = model.describedProperty().get();
		List<Outlier> outliers = model.outliersProperty().get();
		model.show();
		assertThat(model.describedProperty().get()).isSameAs(first);
		assertThat(model.outliersProperty().get()).isSameAs(outliers);
		assertThat(reads).isEqualTo(1);
	}

	@Test
	void theStylesFollowTheDigitAndTheirNumber() {
		DataViewModel model = model(counted(200), now.jobs);
		model.show();
		model.digitProperty().set(2);
		model.styleCountProperty().set(3);
		assertThat(model.stylesProperty().get().digit()).isEqualTo(2);
		assertThat(model.stylesProperty().get().styles()).hasSize(3).extracting(WritingStyle::count)
				.satisfies(counts -> assertThat(counts.stream().mapToInt(Integer::intValue).sum())
						.isEqualTo(model.describedProperty().get().statistics().classes().get(2).count()));
	}

	@Test
	void dataThatCannotBeReadLeaveASentence() {
		DataViewModel model = model((_, _, _) -> {
			throw new IOException("MNIST is not here yet; fetch it with: digitlab data download mnist");
		}, now.jobs);
		model.show();
		assertThat(model.describedProperty().get()).isNull();
		assertThat(model.messageProperty().get()).startsWith("MNIST is not here yet");
	}

	@Test
	void whatWasAskedForLastIsShown() {
		Queue<Runnable> worker = new ArrayDeque<>();
		JobQueue jobs = new JobQueue(worker::add, Runnable::run, System::nanoTime);
		DataSourceSelection selection = selection();
		DatasetReader reader = (split, progress, stop) -> {
			if (stop.isCancelled()) {
				throw new CancellationException("stopped");
			}
			return new SyntheticDigits(20, 1).read(split, progress, stop);
		};
		DataViewModel model = new DataViewModel(selection,
				new DatasetCache(new DataSources(reader), folder.resolve("my-sketches")),
				jobs);
		model.show();
		selection.choose(new DataSource("synthetic:30", "thirty", false));
		model.splitProperty().set(Split.TEST);
		while (!worker.isEmpty()) {
			worker.remove().run();
		}
		assertThat(model.describedProperty().get().statistics().samples()).isEqualTo(30);
		assertThat(model.messageProperty().get()).isEmpty();
	}

	@Test
	void aStopLeavesASentenceAndNoHalfResult() {
		Queue<Runnable> worker = new ArrayDeque<>();
		JobQueue jobs = new JobQueue(worker::add, Runnable::run, System::nanoTime);
		DataViewModel model = model(counted(20), jobs);
		model.show();
		jobs.currentProperty().get().stop();
		worker.remove().run();
		assertThat(model.describedProperty().get()).isNull();
		assertThat(model.messageProperty().get()).isEqualTo("Stopped before all images were examined.");
	}

	@Test
	void smallAndOddDataAreShownWithoutFailing() {
		DigitDataset one = new DigitDataset("one", new byte[784], new byte[]{3});
		DataViewModel model = model((_, _, _) -> one, now.jobs);
		model.digitProperty().set(3);
		model.show();
		assertThat(model.messageProperty().get()).isEmpty();
		assertThat(model.stylesProperty().get().styles()).hasSize(1);
		assertThat(model.outliersProperty().get()).isEmpty();
		model.digitProperty().set(4);
		assertThat(model.stylesProperty().get().styles()).isEmpty();
	}

	@Test
	void theChoiceIsRemembered() throws IOException {
		SettingsStore settings = new SettingsStore(folder.resolve("settings.json"));
		DataSourceSelection selection = new DataSourceSelection(settings.load(), true, folder, settings, now.tasks);
		assertThat(selection.chosenProperty().get().source()).isEqualTo("mnist");
		selection.choose(DataSource.place(folder.resolve("train.csv")));
		DataSourceSelection later = new DataSourceSelection(settings.load(), true, folder, settings, now.tasks);
		assertThat(later.chosenProperty().get().name()).isEqualTo("train.csv");
		assertThat(later.choices()).extracting(DataSource::name).containsExactly("MNIST", "Generated digits", "My sketches",
				"train.csv");
		assertThat(new DataSourceSelection(Settings.DEFAULT, false, folder, settings, now.tasks).chosenProperty().get().source())
				.isEqualTo("synthetic");
		assertThat(now.failures).isEmpty();
	}
}
