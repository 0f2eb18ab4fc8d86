package digitlab.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FeatureExtractorTest {

	private final List<Integer> batches = new ArrayList<>();

	/** A network whose activation is an image's first pixel. */
	private final OnlyLogits network = images -> {
		batches.add(images.size());
		return images.stream().map(i -> new float[]{i.ink(0, 0)}).toArray(float[][]::new);
	};

	private static DigitDataset images() {
		byte[] pixels = new byte[600 * DigitImage.PIXELS];
		for (int i = 0; i < 600; i++) {
			pixels[i * DigitImage.PIXELS] = (byte) (i % 251);
		}
		return new DigitDataset("six hundred", pixels, new byte[600]);
	}

	@Test
	void everyImageIsReadOnceInOrder() {
		List<Long> told = new ArrayList<>();
		float[][] features = FeatureExtractor.of(network, images(), (done, total) -> {
			assertThat(total).isEqualTo(600);
			told.add(done);
		}, new CancellationToken());
		assertThat(features).hasDimensions(600, 1);
		for (int i = 0; i < 600; i++) {
			assertThat(features[i][0]).isEqualTo(i % 251);
		}
		assertThat(batches).containsExactly(250, 250, 100);
		assertThat(told).containsExactly(250L, 500L, 600L);
		assertThat(FeatureExtractor.of(network, images().subset(), ProgressListener.NONE, new CancellationToken())).isEmpty();
	}

	@Test
	void aStopEndsItAfterTheBatchAtWork() {
		CancellationToken cancellation = new CancellationToken();
		assertThatThrownBy(() -> FeatureExtractor.of(network, images(), (_, _) -> cancellation.cancel(), cancellation))
				.isInstanceOf(CancellationException.class).hasMessage("Stopped while the network read the images.");
		assertThat(batches).containsExactly(250);
	}
}
