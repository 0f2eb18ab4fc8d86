package digitlab.statistics;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected numbers come from scikit-learn: see neighbours_reference.py. */
class WritingStylesTest {

	private static List<WritingStyle> find(DigitDataset data, int digit, int k) {
		return WritingStyles.find(data, digit, k, 1, ProgressListener.NONE, new CancellationToken());
	}

	@Test
	void separateHandsAreTheStylesOfScikitLearn() {
		List<WritingStyle> styles = find(Hands.dataset(), 7, 3);
		assertThat(styles).extracting(WritingStyle::count).containsExactly(48, 32, 16);
		assertThat(styles).extracting(WritingStyle::share).containsExactly(0.5, 32 / 96.0, 16 / 96.0);
		assertThat(styles.get(0).examples()).containsExactly(7, 78, 19, 26, 97, 43, 114, 32, 103, 92, 91, 37);
		assertThat(styles.get(1).examples()).containsExactly(99, 58, 112, 34, 46, 117, 82, 3, 39, 16, 87, 9);
		assertThat(styles.get(2).examples()).containsExactly(41, 83, 23, 101, 29, 47, 53, 89, 119, 17, 11, 71);
		assertThat(styles.get(0).centre().at(5, 10)).isEqualTo(189.3125);
		assertThat(styles.get(2).centre().at(20, 10)).isEqualTo(188.1875);
	}

	@Test
	void theInertiaIsScikitLearns() {
		List<WritingStyle> styles = find(Hands.dataset(), 7, 3);
		PackedImages sevens = new PackedImages(Hands.dataset(), PackedImages.indicesOf(Hands.dataset(), 7));
		double inertia = IntStream.range(0, sevens.size()).mapToDouble(i -> styles.stream()
				.mapToDouble(style -> sevens.squaredDistance(i, style.centre().toArray())).min().orElseThrow()).sum();
		assertThat(inertia).isCloseTo(4449671.729166666, within(1e-3));
	}

	@Test
	void seedsDifferAsLongAsImagesDo() {
		PackedImages twos = new PackedImages(Hands.dataset(), PackedImages.indicesOf(Hands.dataset(), 2)); // 24, all different
		assertThat(StyleSeeds.choose(twos, 100, new Random(1))).hasSize(24).doesNotHaveDuplicates();
		PackedImages same = new PackedImages(new DigitDataset("blank", new byte[3 * DigitImage.PIXELS], new byte[3]),
				new int[]{0, 1, 2});
		assertThat(StyleSeeds.choose(same, 3, new Random(1))).hasSize(1);
	}

	@Test
	void theSameSeedFindsTheSameStyles() {
		assertThat(find(Hands.dataset(), 7, 8)).isEqualTo(find(Hands.dataset(), 7, 8)).hasSize(8)
				.allMatch(s -> s.count() > 0);
	}

	@Test
	void everyImageHasAStyleOfItsOwnWhenThereAreEnough() {
		assertThat(find(Hands.dataset(), 2, 24)).hasSize(24).allMatch(s -> s.count() == 1 && s.examples().size() == 1);
		assertThat(find(Hands.dataset(), 2, 100)).hasSize(24);
	}

	@Test
	void equalImagesAreOneStyle() {
		byte[] pixels = new byte[6 * DigitImage.PIXELS];
		pixels[4 * DigitImage.PIXELS] = 1;
		List<WritingStyle> styles = find(new DigitDataset("two kinds", pixels, new byte[6]), 0, 4);
		assertThat(styles).extracting(WritingStyle::examples).containsExactly(List.of(0, 1, 2, 3, 5), List.of(4));
	}

	@Test
	void oneStyleIsTheMeanOfAll() {
		WritingStyle only = find(Hands.dataset(), 2, 1).getFirst();
		assertThat(only.share()).isEqualTo(1);
		assertThat(only.centre()).isEqualTo(DatasetStatistics.of(Hands.dataset(), ProgressListener.NONE, new CancellationToken())
				.classes().get(2).mean());
	}

	@Test
	void anAbsentDigitHasNoStyles() {
		assertThat(find(Hands.dataset(), 3, 5)).isEmpty();
	}

	@Test
	void impossibleRequestsAreRefusedAndAStopEndsIt() {
		assertThatThrownBy(() -> find(Hands.dataset(), 7, 0)).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("Writing styles need a digit from 0 to 9 and at least one style, not digit 7 and 0 styles.");
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(() -> WritingStyles.find(Hands.dataset(), 7, 3, 1, ProgressListener.NONE, cancellation))
				.isInstanceOf(CancellationException.class);
	}
}
