package digitlab.statistics;

import java.util.concurrent.CancellationException;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PixelDistancesTest {

	@Test
	void theDistanceIsTheSumOfSquaredDifferences() {
		byte[] pixels = new byte[3 * DigitImage.PIXELS];
		pixels[0] = (byte) 255;
		pixels[1] = 10;
		pixels[DigitImage.PIXELS] = 5;
		DigitDataset data = new DigitDataset("three", pixels, new byte[3]);
		assertThat(PixelDistances.to(data, 0, ProgressListener.NONE, new CancellationToken())).containsExactly(0,
				250 * 250 + 10 * 10, 255 * 255 + 10 * 10);
	}

	@Test
	void itCanBeStopped() {
		CancellationToken stopped = new CancellationToken();
		stopped.cancel();
		DigitDataset data = new DigitDataset("one", new byte[DigitImage.PIXELS], new byte[1]);
		assertThatThrownBy(() -> PixelDistances.to(data, 0, ProgressListener.NONE, stopped))
				.isInstanceOf(CancellationException.class);
	}
}
