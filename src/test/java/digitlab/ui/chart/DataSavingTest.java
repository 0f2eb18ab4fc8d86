package digitlab.ui.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import digitlab.dataset.DatasetFormat;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.DataSources;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.common.DatasetCache;
import digitlab.ui.common.Now;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DataSavingTest {

	@TempDir
	Path folder;

	private final Now now = new Now();
	private final List<String> said = new ArrayList<>();
	private final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.TRAIN);
	private DataSourceSelection selection;
	private DataSaving saving;

	@BeforeEach
	void choose() {
		SettingsStore settings = new SettingsStore(folder.resolve("settings.json"));
		selection = new DataSourceSelection(Settings.DEFAULT, true, folder.resolve("my-sketches"), settings, now.tasks);
		DatasetCache datasets = new DatasetCache(new DataSources((part, _, _) -> digits(part)), folder.resolve("my-sketches"));
		saving = new DataSaving(selection, split, datasets, now.jobs, now.tasks);
	}

	private static DigitDataset digits(Split split) {
		return new SyntheticDigits(30, 1).read(split, ProgressListener.NONE, new CancellationToken());
	}

	@Test
	void aFolderHasBothSplits() throws IOException {
		Path target = saving.newFolder(DatasetFormat.IDX, folder);
		assertThat(target).isEqualTo(folder.resolve("MNIST-idx"));
		saving.save(DatasetFormat.IDX, target, this::add);
		assertThat(said).containsExactly("60\u00a0images saved as MNIST-idx");
		for (Split part : Split.values()) {
			assertThat(
					new FileDatasetReader(target, LabelPolicy.REFUSE).read(part, ProgressListener.NONE, new CancellationToken())
							.hasSameImages(digits(part)))
					.isTrue();
		}
		assertThat(saving.newFolder(DatasetFormat.IDX, folder)).isEqualTo(folder.resolve("MNIST-idx-2"));
	}

	@Test
	void aCsvHasTheSplitThatIsShown() throws IOException {
		split.set(Split.TEST);
		assertThat(saving.proposed(DatasetFormat.CSV)).isEqualTo("MNIST-test.csv");
		Path target = folder.resolve("x.csv");
		saving.save(DatasetFormat.CSV, target, this::add);
		assertThat(
				new FileDatasetReader(target, LabelPolicy.REFUSE).read(Split.TEST, ProgressListener.NONE, new CancellationToken())
						.hasSameImages(digits(Split.TEST)))
				.isTrue();
		saving.save(DatasetFormat.CSV, target, this::add);
		assertThat(said).as("the dialog has asked").hasSize(2);
	}

	@Test
	void picturesHaveNoStrokes() {
		saving.save(DatasetFormat.STROKES, folder.resolve("x.jsonl"), this::add);
		assertThat(said).isEmpty();
		assertThat(now.failures).singleElement().satisfies(e -> assertThat(e).hasMessageContaining("are kept as pictures"));
		assertThat(folder.resolve("x.jsonl")).doesNotExist();
	}

	@Test
	void generatedDigitsHaveStrokes() throws IOException {
		selection.choose(new DataSource("synthetic:20", "Generated digits", false));
		Path target = folder.resolve("x.jsonl");
		saving.save(DatasetFormat.STROKES, target, this::add);
		assertThat(said).containsExactly("20\u00a0drawings saved as x.jsonl");
		assertThat(Files.readAllLines(target)).hasSize(20).allSatisfy(line -> assertThat(line).startsWith("{\"label\":"));
	}

	private void add(String what, Path file) {
		said.add(what);
	}
}
