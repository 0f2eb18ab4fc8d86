package digitlab.synthetic;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NonDigitsTest {

	private static final int COUNT = 20;
	private static final DigitDataset DIGITS = new SyntheticDigits(200, 3).read(Split.TRAIN, ProgressListener.NONE,
			new CancellationToken());

	private static DigitDataset read(NonDigitKind kind, long seed) {
		return new NonDigits(DIGITS, seed).read(kind, COUNT, new CancellationToken());
	}

	@ParameterizedTest
	@EnumSource
	void everyKindHasInkInMnistsFormAndNoLabel(NonDigitKind kind) {
		DigitDataset images = read(kind, 1);
		assertThat(images.size()).isEqualTo(COUNT);
		for (int i = 0; i < COUNT; i++) {
			DigitImage image = images.image(i);
			assertThat(image.isBlank()).isFalse();
			assertThat(images.label(i)).isEqualTo(DigitDataset.UNLABELLED);
			int longer = Math.max(extent(image, true), extent(image, false));
			assertThat(longer).as("%s %d", kind, i).isBetween(1, 21); // 20, and one more if an edge falls between two pixels
		}
	}

	/** The number of rows or columns from the first to the last with ink. */
	private static int extent(DigitImage image, boolean ofRows) {
		int[] inked = IntStream.range(0, DigitImage.PIXELS)
				.filter(p -> image.ink(p / DigitImage.SIDE, p % DigitImage.SIDE) > 0)
				.map(p -> ofRows ? p / DigitImage.SIDE : p % DigitImage.SIDE).sorted().toArray();
		return inked[inked.length - 1] - inked[0] + 1;
	}

	@ParameterizedTest
	@EnumSource
	void theSeedAloneDecides(NonDigitKind kind) {
		assertThat(read(kind, 1).hasSameImages(read(kind, 1))).isTrue();
		assertThat(read(kind, 1).hasSameImages(read(kind, 2))).isFalse();
	}

	@Test
	void someKindsAreNeverFittedTo() {
		assertThat(Arrays.stream(NonDigitKind.values()).filter(NonDigitKind::isHeldOut)).containsExactly(NonDigitKind.HANDWRITTEN,
				NonDigitKind.SYMBOLS, NonDigitKind.DRAWINGS, NonDigitKind.CURVES, NonDigitKind.TEXTURES);
	}

	@Test
	void dataWithoutSuitableDigitsGiveBlotsForParts() {
		int[] ones = IntStream.range(0, DIGITS.size()).filter(i -> DIGITS.label(i) == 1).toArray();
		assertThat(new NonDigits(DIGITS.subset(ones), 1).read(NonDigitKind.PARTS, 2, new CancellationToken()).image(0).isBlank())
				.isFalse();
	}

	@Test
	void aStopIsHeard() {
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(() -> new NonDigits(DIGITS, 1).read(NonDigitKind.SHAPES, 5, cancellation))
				.isInstanceOf(CancellationException.class);
	}
}
