package digitlab.segmentation;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

import digitlab.dataset.DigitImage;
import digitlab.imaging.MnistFiles;
import digitlab.imaging.Pictures;
import digitlab.sketch.InkImage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * MNIST's own images, taken in as pictures, must come back as they were. The bounds are the values measured on the first 2,000
 * training images, with a margin; shifting a digit by one pixel makes a difference of about 17.
 */
class MnistRoundTripTest {

	private static final int COUNT = 400;

	@Test
	void imagesAtTheirOwnSizeComeBackAlmostUnchanged() throws IOException {
		assertThat(meanDifference(picture -> picture)).isLessThan(0.6); // measured 0.30
	}

	@Test
	void imagesEnlargedBilinearlyComeBackNearlyTheSame() throws IOException {
		assertThat(meanDifference(enlarged(RenderingHints.VALUE_INTERPOLATION_BILINEAR))).isLessThan(2.8); // 2.1
	}

	@Test
	void imagesEnlargedBicubicallyComeBackNearlyTheSame() throws IOException {
		assertThat(meanDifference(enlarged(RenderingHints.VALUE_INTERPOLATION_BICUBIC))).isLessThan(3.2); // 2.5
	}

	@Test
	void imagesEnlargedInBlocksComeBackAlmostUnchanged() throws IOException {
		assertThat(meanDifference(enlarged(RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR))).isLessThan(0.7); // 0.46
	}

	private static UnaryOperator<BufferedImage> enlarged(Object interpolation) {
		return picture -> Pictures.enlarge(picture, 10, interpolation);
	}

	/** Mean over images and pixels, in steps of 0..255. */
	private static double meanDifference(UnaryOperator<BufferedImage> change) throws IOException {
		List<DigitImage> images = MnistFiles.training(COUNT);
		double sum = 0;
		for (DigitImage image : images) {
			InkImage ink = Pictures.intake(change.apply(Pictures.of(image)));
			sum += Pictures.meanDifference(image, DigitNormalizer.normalize(ink).orElseThrow().image());
		}
		return sum / images.size();
	}
}
