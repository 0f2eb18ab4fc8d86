package digitlab.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import digitlab.dataset.DatasetReader;
import digitlab.dataset.IdxFiles;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataSourcesTest {

	@TempDir
	Path folder;
	private final DatasetReader mnist = (split, progress, cancellation) -> IdxFiles.dataset(1);
	private final DataSources sources = new DataSources(mnist);

	private static int size(DatasetReader reader) throws IOException {
		return reader.read(Split.TRAIN, ProgressListener.NONE, new CancellationToken()).size();
	}

	@Test
	void namesMeanReaders() throws IOException {
		assertThat(sources.open("mnist")).isSameAs(mnist);
		assertThat(size(sources.open("synthetic"))).isEqualTo(DataSources.DEFAULT_SYNTHETIC);
		assertThat(size(sources.open("synthetic:17"))).isEqualTo(17);
		assertThat(size(sources.open("sketches"))).isEqualTo(DataSources.DEFAULT_SYNTHETIC);
		assertThat(size(sources.open("sketches:17"))).isEqualTo(17);
	}

	@Test
	void aFolderAndAFileAreRecognised() throws IOException {
		IdxFiles.writeGoodTrain(folder);
		assertThat(size(sources.open(folder.toString()))).isEqualTo(2);
		assertThat(size(sources.open(folder.resolve(IdxFiles.TRAIN_IMAGES).toString()))).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = {"synthetic:", "synthetic:0", "synthetic:-1", "synthetic:1000001", "synthetic:99999999999",
			"synthetic:x", "sketches:0", "sketches:x"})
	void countsAreChecked(String text) {
		assertThatThrownBy(() -> sources.open(text)).isInstanceOf(IOException.class)
				.hasMessageContainingAll(text, "1 to 1,000,000");
	}

	@ParameterizedTest
	@ValueSource(strings = {"", " ", "MNIST", "nowhere.csv", "bad\0path"})
	void unknownNamesListTheForms(String text) {
		assertThatThrownBy(() -> sources.open(text)).isInstanceOf(IOException.class).hasMessageContainingAll("IDX",
				"CSV", "mnist", "synthetic[:N]", "sketches[:N]");
	}
}
