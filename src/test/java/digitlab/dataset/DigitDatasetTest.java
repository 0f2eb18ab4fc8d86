package digitlab.dataset;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DigitDatasetTest {

	/** Ten images that contain their number. */
	private static final DigitDataset TEN = new DigitDataset("ten", new byte[10 * DigitImage.PIXELS],
			new byte[]{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});

	private static int[] labels(DigitDataset images) {
		return IntStream.range(0, images.size()).map(images::label).toArray();
	}

	@Test
	void someAreChosenEvenlyFarApart() {
		assertThat(labels(TEN.evenly(4))).containsExactly(0, 2, 5, 7); // 0, 2.5, 5 and 7.5, rounded down
		assertThat(labels(TEN.evenly(3, 6))).as("of the first six").containsExactly(0, 2, 4);
		assertThat(TEN.evenly(20).hasSameImages(TEN)).isTrue();
		assertThat(TEN.evenly(5, 0).size()).isZero();
	}
}
