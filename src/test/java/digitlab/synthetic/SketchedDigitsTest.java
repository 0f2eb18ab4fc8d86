package digitlab.synthetic;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SketchedDigitsTest {

	private static DigitDataset read(int count, long seed, Split split) {
		return new SketchedDigits(count, seed).read(split, ProgressListener.NONE, new CancellationToken());
	}

	@Test
	void seedSplitAndIndexAloneDecide() {
		assertThat(read(20, 1, Split.TRAIN).hasSameImages(read(20, 1, Split.TRAIN))).isTrue();
		assertThat(read(20, 1, Split.TRAIN).image(7)).isEqualTo(read(30, 1, Split.TRAIN).image(7));
		assertThat(read(20, 1, Split.TRAIN).hasSameImages(read(20, 2, Split.TRAIN))).isFalse();
		assertThat(read(20, 1, Split.TRAIN).hasSameImages(read(20, 1, Split.TEST))).isFalse();
	}

	@Test
	void digitsComeInTurnAndHaveInk() {
		for (Split split : Split.values()) {
			DigitDataset sketches = read(40, 3, split);
			assertThat(IntStream.range(0, 40).map(sketches::label)).containsExactly(
					IntStream.range(0, 40).map(i -> i % 10).boxed().toArray(Integer[]::new));
			assertThat(IntStream.range(0, 40).noneMatch(i -> sketches.image(i).isBlank())).isTrue();
		}
	}

	@Test
	void formsHeldOutAreNoneToLearnFrom() {
		for (int digit = 0; digit < 10; digit++) {
			Set<String> learned = new HashSet<>();
			SketchShapes.learned(digit).forEach(shape -> learned.add(places(shape)));
			assertThat(SketchShapes.heldOut(digit)).hasSizeGreaterThanOrEqualTo(3)
					.noneMatch(shape -> learned.contains(places(shape)));
		}
	}

	private static String places(DigitShapes.Shape shape) {
		StringBuilder text = new StringBuilder();
		shape.strokes().forEach(path -> IntStream.range(0, path.xs().length)
				.forEach(i -> text.append(path.xs()[i]).append(',').append(path.ys()[i]).append(' ')));
		return text.toString();
	}

	/** Around a right angle with sides of 30 and 10: corners after 0, 10, 20, 30 and 40. */
	@Test
	void aPolygonsCornersLieEvenlyAlongTheLine() {
		Handwriting.Line polygon = new Handwriting.Line(new double[]{0, 4, 30, 30}, new double[]{0, 0, 0, 10}).polygon(5);
		assertThat(polygon.xs()).containsExactly(new double[]{0, 10, 20, 30, 30}, within(1e-9));
		assertThat(polygon.ys()).containsExactly(new double[]{0, 0, 0, 0, 10}, within(1e-9));
	}

	@Test
	void joinedStrokesAreOneWithCornersWhereTheyMeet() {
		DigitShapes.Path joined = DigitShapes.shape("1,2 3,4 5,6 | 7,8 9,10").joined();
		assertThat(joined.xs()).containsExactly(1, 3, 5, 7, 9);
		assertThat(joined.ys()).containsExactly(2, 4, 6, 8, 10);
		assertThat(joined.corners()).containsExactly(true, false, true, true, true);
	}

	/** Hairlines and markers: a training pen is 1.2 to 5 pixels wide, a held-out one 0.9 to 1.8 or 3.8 to 5.6. */
	@Test
	void heldOutPensAreFineOrBroad() {
		DigitDataset sketches = read(200, 1, Split.TEST);
		double[] ink = IntStream.range(0, 200).filter(i -> sketches.label(i) == 0).mapToDouble(i -> ink(sketches, i)).sorted()
				.toArray();
		// The outline of a 0 is about 50 pixels long: the finest fifth has less than 100 of ink, the broadest more than 130.
		assertThat(ink[ink.length / 5]).isLessThan(100);
		assertThat(ink[ink.length * 4 / 5]).isGreaterThan(130);
	}

	private static double ink(DigitDataset digits, int index) {
		return IntStream.range(0, DigitImage.PIXELS).map(p -> digits.ink(index, p)).sum() / 255.0;
	}

	@Test
	void aScanKeepsTheInkAndSoftensEdges() {
		float[] ink = new float[DigitImage.PIXELS];
		for (int p = 0; p < ink.length; p++) {
			ink[p] = p % 28 >= 10 && p % 28 < 18 && p / 28 >= 8 && p / 28 < 20 ? 1 : 0;
		}
		Downsampling.degrade(ink, 0, 2);
		double sum = 0;
		for (float value : ink) {
			sum += value;
		}
		assertThat(sum).isCloseTo(8 * 12, within(2.0));
		assertThat(ink[14 * 28 + 14]).isEqualTo(1f);
		assertThat(ink[14 * 28 + 9]).isStrictlyBetween(0f, 1f); // previously paper, beside the edge
	}

	@Test
	void countsAreCheckedAndAStopIsHeard() {
		assertThatThrownBy(() -> new SketchedDigits(0, 1))
				.hasMessage("There can be 1 to 1000000 generated sketches at a time, not 0");
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(() -> new SketchedDigits(300, 1).read(Split.TRAIN, ProgressListener.NONE, cancellation))
				.isInstanceOf(CancellationException.class);
	}
}
