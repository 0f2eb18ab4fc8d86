package digitlab.ui.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.Preprocessing;
import digitlab.dataset.Split;
import digitlab.formats.DataSources;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatasetCacheTest {

	@TempDir
	Path folder;

	private DatasetCache datasets;

	@BeforeEach
	void make() {
		datasets = new DatasetCache(new DataSources(new SyntheticDigits(5, 1)), folder.resolve("my-sketches"));
	}

	private DigitDataset read(String source, Split split) throws IOException {
		return datasets.read(source, Preprocessing.NONE, split, ProgressListener.NONE, new CancellationToken());
	}

	private Path csv(String... labels) throws IOException {
		StringBuilder text = new StringBuilder("label");
		for (int pixel = 0; pixel < 784; pixel++) {
			text.append(",pixel").append(pixel);
		}
		for (String label : labels) {
			text.append('\n').append(label).append(",7".repeat(784));
		}
		return Files.writeString(folder.resolve("digits.csv"), text);
	}

	@Test
	void dataAreReadOnceAndAgainWhenTheirFileChanged() throws IOException {
		Path file = csv("1", "2");
		DigitDataset first = read(file.toString(), Split.TRAIN);
		assertThat(read(file.toString(), Split.TRAIN)).isSameAs(first);
		csv("1", "2", "3");
		assertThat(read(file.toString(), Split.TRAIN).size()).isEqualTo(3);
	}

	@Test
	void aFileOfTheSameSizeWrittenLaterIsAnother() throws IOException {
		Path file = csv("1", "2");
		read(file.toString(), Split.TRAIN);
		csv("3", "4");
		Files.setLastModifiedTime(file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 5000));
		assertThat(read(file.toString(), Split.TRAIN).label(0)).isEqualTo(3);
	}

	@Test
	void theLastTwoAreKept() throws IOException {
		DigitDataset train = read("mnist", Split.TRAIN);
		DigitDataset test = read("mnist", Split.TEST);
		assertThat(read("mnist", Split.TRAIN)).isSameAs(train);
		read("synthetic:3", Split.TEST);
		assertThat(read("mnist", Split.TRAIN)).isSameAs(train);
		assertThat(read("mnist", Split.TEST)).isNotSameAs(test);
	}

	@Test
	void ownSketchesHaveNoPartsAndSayWhenThereAreNone() throws IOException {
		String own = folder.resolve("my-sketches").toString();
		assertThatThrownBy(() -> read(own, Split.TEST)).hasMessageStartingWith("You have kept no sketches of digits yet");
		new OwnSamples(folder.resolve("my-sketches")).addNonDigit(DigitImage.of(new byte[784]));
		assertThatThrownBy(() -> read(own, Split.TRAIN)).hasMessageStartingWith("You have kept no sketches of digits yet");
		new OwnSamples(folder.resolve("my-sketches")).add(DigitImage.of(new byte[784]), 3);
		assertThat(read(own, Split.TEST).label(0)).isEqualTo(3);
	}

	@Test
	void whatCannotBeReadSaysSo() {
		assertThatThrownBy(() -> read(folder.resolve("nothing").toString(), Split.TRAIN)).isInstanceOf(IOException.class)
				.hasMessageContaining("There is no data called");
	}
}
