package digitlab.recognition;

import java.util.concurrent.CancellationException;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.ui.FakeModels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageFeaturesTest {

	/** The features are the first two pixels. */
	private final DigitClassifier network = FakeModels.classifier(image -> new float[]{image.ink(0, 0), image.ink(0, 1)});

	@Test
	void imagesAreAsFarApartAsTheirFeatures() {
		byte[] pixels = new byte[600 * DigitImage.PIXELS];
		pixels[0] = 3;
		pixels[599 * DigitImage.PIXELS + 1] = 4;
		DigitDataset data = new DigitDataset("many", pixels, new byte[600]);
		float[] distances = ImageFeatures.of(network, data, ProgressListener.NONE, new CancellationToken()).distances(0);
		assertThat(distances).hasSize(600);
		assertThat(distances[0]).isZero();
		assertThat(distances[1]).isEqualTo(9);
		assertThat(distances[599]).isEqualTo(25);
	}

	@Test
	void itCanBeStopped() {
		CancellationToken stopped = new CancellationToken();
		stopped.cancel();
		DigitDataset data = new DigitDataset("one", new byte[DigitImage.PIXELS], new byte[1]);
		assertThatThrownBy(() -> ImageFeatures.of(network, data, ProgressListener.NONE, stopped))
				.isInstanceOf(CancellationException.class);
	}
}
