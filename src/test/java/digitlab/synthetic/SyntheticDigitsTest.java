package digitlab.synthetic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.PenStroke;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SyntheticDigitsTest {

	private static DigitDataset read(int count, long seed, Split split) {
		return new SyntheticDigits(count, seed).read(split, ProgressListener.NONE, new CancellationToken());
	}

	@Test
	void theSameSeedGivesTheSameDigitsWhateverTheCount() {
		DigitDataset few = read(95, 7, Split.TRAIN);
		DigitDataset many = read(300, 7, Split.TRAIN);
		for (int i = 0; i < few.size(); i++) {
			assertThat(few.image(i)).isEqualTo(many.image(i));
			assertThat(few.label(i)).isEqualTo(many.label(i));
		}
	}

	@Test
	void seedsAndSplitsShareNoImages() {
		Set<DigitImage> images = new HashSet<>();
		for (DigitDataset digits : List.of(read(500, 7, Split.TRAIN), read(500, 7, Split.TEST),
				read(500, 8, Split.TRAIN))) {
			for (int i = 0; i < digits.size(); i++) {
				images.add(digits.image(i));
			}
		}
		assertThat(images).hasSize(1500);
	}

	@Test
	void classesAreEvenlyMixed() {
		DigitDataset digits = read(1000, 3, Split.TEST);
		Set<List<Integer>> orders = new HashSet<>();
		for (int from = 0; from < digits.size(); from += 10) {
			List<Integer> ten = new ArrayList<>();
			for (int i = from; i < from + 10; i++) {
				ten.add(digits.label(i));
			}
			assertThat(ten).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
			orders.add(ten);
		}
		assertThat(orders).hasSizeGreaterThan(90);
	}

	@Test
	void inkFillsTwentyPixelsRoundItsCentreOfMass() {
		DigitDataset digits = read(5000, 11, Split.TRAIN);
		for (int i = 0; i < digits.size(); i++) {
			int left = 28;
			int right = -1;
			int top = 28;
			int bottom = -1;
			double sum = 0;
			double sumX = 0;
			double sumY = 0;
			for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
				int ink = digits.ink(i, pixel);
				int x = pixel % 28;
				int y = pixel / 28;
				sum += ink;
				sumX += ink * x;
				sumY += ink * y;
				if (ink > 0) {
					left = Math.min(left, x);
					right = Math.max(right, x);
					top = Math.min(top, y);
					bottom = Math.max(bottom, y);
				}
			}
			assertThat(Math.max(right - left, bottom - top) + 1).as("longer side of image " + i).isBetween(19, 20);
			// Ink at the border cannot move further, which is rare.
			assertCentred(sumX / sum, left > 0 && right < 27, i);
			assertCentred(sumY / sum, top > 0 && bottom < 27, i);
		}
	}

	private static void assertCentred(double centre, boolean free, int image) {
		assertThat(centre).as("centre of image " + image).isCloseTo(14, within(free ? 0.52 : 1.5));
	}

	@Test
	void strokesStayInTheUnitSquare() {
		for (int digit = 0; digit < 10; digit++) {
			for (int seed = 0; seed < 20; seed++) {
				List<PenStroke> strokes = SyntheticDigits.strokes(digit, seed);
				assertThat(strokes).isNotEmpty().isEqualTo(SyntheticDigits.strokes(digit, seed));
				assertThat(strokes).flatExtracting(PenStroke::points).hasSizeGreaterThan(8)
						.allSatisfy(point -> {
							assertThat(point.x()).isBetween(0.1 - 1e-9, 0.9 + 1e-9);
							assertThat(point.y()).isBetween(0.1 - 1e-9, 0.9 + 1e-9);
						});
			}
		}
	}

	@Test
	void countsOutOfRangeAreRefused() {
		assertThatThrownBy(() -> new SyntheticDigits(0, 1)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new SyntheticDigits(1_000_001, 1)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void progressIsReportedAndAStopEndsIt() {
		List<Long> seen = new ArrayList<>();
		CancellationToken cancellation = new CancellationToken();
		assertThatThrownBy(() -> new SyntheticDigits(1000, 1).read(Split.TRAIN, (done, total) -> {
			seen.add(done);
			cancellation.cancel();
		}, cancellation)).isInstanceOf(CancellationException.class);
		assertThat(seen).containsExactly(256L);
	}
}
