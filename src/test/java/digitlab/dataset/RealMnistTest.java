package digitlab.dataset;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Facts about MNIST, checked if DIGITLAB_MNIST names a folder with its files. */
class RealMnistTest {

	private static final String FOLDER = System.getenv("DIGITLAB_MNIST");

	@BeforeAll
	static void needsMnist() {
		assumeTrue(FOLDER != null, "DIGITLAB_MNIST does not name a folder with MNIST's files");
	}

	private static DigitDataset read(Split split) throws IOException {
		return new FileDatasetReader(Path.of(FOLDER), LabelPolicy.REFUSE).read(split, ProgressListener.NONE,
				new CancellationToken());
	}

	@Test
	void trainingSplitHasItsKnownCounts() throws IOException {
		DigitDataset train = read(Split.TRAIN);
		int[] counts = new int[10];
		for (int i = 0; i < train.size(); i++) {
			counts[train.label(i)]++;
		}
		assertThat(train.size()).isEqualTo(60_000);
		assertThat(train.label(0)).isEqualTo(5);
		assertThat(counts).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
	}

	@Test
	void testSplitHasTenThousandImages() throws IOException {
		assertThat(read(Split.TEST).size()).isEqualTo(10_000);
	}
}
