package digitlab.imaging;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImageArrangementTest {

	private static final int ROW = 3;
	private static final int COLUMN = 5;

	/** Full ink in one pixel only. */
	private static DigitImage dot(int row, int column) {
		byte[] pixels = new byte[DigitImage.PIXELS];
		pixels[row * DigitImage.SIDE + column] = (byte) 255;
		return DigitImage.of(pixels);
	}

	private static DigitImage arranged(boolean transpose, boolean mirror, boolean flip) {
		return new ImageArrangement(false, transpose, mirror, flip, false).of(dot(ROW, COLUMN));
	}

	@Test
	void aDotGoesWhereItsNameSays() {
		assertThat(arranged(true, false, false)).isEqualTo(dot(COLUMN, ROW));
		assertThat(arranged(false, true, false)).isEqualTo(dot(ROW, 27 - COLUMN));
		assertThat(arranged(false, false, true)).isEqualTo(dot(27 - ROW, COLUMN));
		// Transposed first: a clockwise quarter turn takes (row, column) to (column, 27 - row).
		assertThat(arranged(true, true, false)).isEqualTo(dot(COLUMN, 27 - ROW));
	}

	@Test
	void theEightOrientationsAreAllDifferent() {
		Set<DigitImage> images = new HashSet<>();
		ImageArrangement.orientations().forEach(way -> images.add(way.of(dot(ROW, COLUMN))));
		assertThat(images).hasSize(8);
		assertThat(ImageArrangement.orientations().getFirst().isNone()).isTrue();
	}

	@Test
	void invertedInkIsWhatIsMissingToFullInk() {
		DigitImage inverted = new ImageArrangement(true, false, false, false, false).of(dot(ROW, COLUMN));
		assertThat(inverted.ink(ROW, COLUMN)).isZero();
		assertThat(inverted.ink(0, 0)).isEqualTo(255);
	}

	/** A bar of 10 rows in the corner becomes one of 20 in the middle, slightly thinner at its ends; a blank image stays blank. */
	@Test
	void centringScalesAndMoves() {
		byte[] bar = new byte[DigitImage.PIXELS];
		for (int row = 0; row < 10; row++) {
			bar[row * DigitImage.SIDE] = (byte) 255;
			bar[row * DigitImage.SIDE + 1] = (byte) 255;
		}
		ImageArrangement center = new ImageArrangement(false, false, false, false, true);
		DigitImage centred = center.of(DigitImage.of(bar));
		assertThat(centred.ink(4, 14)).isZero();
		assertThat(centred.ink(5, 14)).isGreaterThan(128);
		assertThat(centred.ink(24, 13)).isGreaterThan(128);
		assertThat(centred.ink(25, 14)).isZero();
		DigitImage blank = DigitImage.of(new byte[DigitImage.PIXELS]);
		assertThat(center.of(blank)).isEqualTo(blank);
	}

	@Test
	void labelsStayAndTheDescriptionTellsWhatWasDone() {
		byte[] pixels = dot(ROW, COLUMN).toBytes();
		DigitDataset data = new DigitDataset("one", pixels, new byte[]{7});
		ImageArrangement both = new ImageArrangement(true, true, false, false, false);
		DigitDataset arranged = both.of(data, new CancellationToken());
		assertThat(arranged.label(0)).isEqualTo(7);
		assertThat(arranged.image(0)).isEqualTo(both.of(dot(ROW, COLUMN)));
		assertThat(arranged.description().sentences()).endsWith("The images were changed: invert, transpose.");
		assertThat(ImageArrangement.NONE.of(data, new CancellationToken())).isSameAs(data);
	}

	/** All 16 × 16 pairs of tone and orientation, on an image that no two of them leave the same. */
	@Test
	void oneArrangementDoesWhatTwoDoOneAfterTheOther() {
		byte[] pixels = new byte[DigitImage.PIXELS];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (byte) (i * 7 % 256);
		}
		DigitImage image = DigitImage.of(pixels);
		List<ImageArrangement> all = ImageArrangement.orientations().stream()
				.flatMap(way -> Stream.of(way, way.with(true, false))).toList();
		for (ImageArrangement first : all) {
			for (ImageArrangement second : all) {
				assertThat(first.then(second).of(image).toBytes()).as("%s, then %s", first.steps(), second.steps())
						.isEqualTo(second.of(first.of(image)).toBytes());
			}
		}
	}

	@Test
	void whatIsDoneToDataHasTheArrangementInIt() {
		ImageArrangement arrangement = new ImageArrangement(true, false, true, false, true);
		assertThat(ImageArrangement.of(arrangement.with(true))).isEqualTo(arrangement);
		assertThat(arrangement.with(true).options()).containsExactly("--keep-digits", "--invert", "--mirror", "--center");
	}
}
