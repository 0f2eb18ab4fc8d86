package digitlab.training;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

class HardExamplesTest {

	private static final int IMAGES = 2000;

	/** Image i costs i nats; the hardest 15 % start at 1,700. */
	private static HardExamples rising() {
		HardExamples examples = new HardExamples(IMAGES);
		IntStream.range(0, IMAGES).forEach(i -> examples.learned(i, i));
		return examples;
	}

	private static int[] met(int[] order) {
		int[] met = new int[IMAGES];
		Arrays.stream(order).forEach(i -> met[i]++);
		return met;
	}

	@Test
	void theHardestAreMetAsOftenAsAskedAndTheOthersMakeRoom() {
		int[] order = rising().order(3, 3, 7);
		assertThat(order).hasSize(IMAGES);
		int[] met = met(order);
		// Three passes of 300 hard ones and, at a chance of (1/3 - 0.15) / 0.85, some 367 others are about an epoch: the last
		// pass is cut short, or a fourth begun.
		assertThat(Arrays.stream(met, 1700, IMAGES).average().orElseThrow()).isCloseTo(3, offset(0.2));
		assertThat(Arrays.stream(met, 1700, IMAGES).min().orElseThrow()).isGreaterThanOrEqualTo(2);
		assertThat(Arrays.stream(met, 0, 1700).average().orElseThrow()).isCloseTo((IMAGES - 3 * 300) / 1700.0, offset(0.04));
	}

	@Test
	void allAreMetOnceAtFirstAndWhereNoneIsToBeMetMoreOften() {
		HardExamples examples = rising();
		assertThat(met(examples.order(2, 3, 7))).containsOnly(1);
		assertThat(met(examples.order(9, 1, 7))).containsOnly(1);
		assertThat(examples.order(9, 1, 7)).isEqualTo(TrainingTask.shuffled(IMAGES, 7));
	}

	@Test
	void theOrderDependsOnLossesAndSeedAlone() {
		HardExamples again = new HardExamples(IMAGES);
		again.restore(rising().losses());
		assertThat(again.order(3, 3, 7)).isEqualTo(rising().order(3, 3, 7)).isNotEqualTo(rising().order(3, 3, 8));
	}

	@Test
	void anImagesLossIsAveragedOverItsVariations() {
		HardExamples examples = new HardExamples(2);
		examples.learned(1, 2);
		assertThat(examples.losses()).containsExactly(0, 2);
		examples.learned(1, 1); // three tenths of the way from 2 to 1
		assertThat(examples.losses()).containsExactly(0, 1.7f);
	}

	@Test
	void fewImagesAreEnough() {
		HardExamples examples = new HardExamples(1);
		examples.learned(0, 1);
		assertThat(examples.order(5, HardExamples.MAX_TIMES, 1)).containsExactly(0);
		assertThat(new HardExamples(3).order(5, 2, 1)).hasSize(3); // none used yet: all are equally hard
	}

	@Test
	void moreOftenThanLeavesRoomIsRefused() {
		Hyperparameters usual = Hyperparameters.standard(1);
		assertThatThrownBy(
				() -> usual.with(Hyperparameter.HARD_EXAMPLES, 6))
				.hasMessage("Hard examples must be 1 to 5, not 6.");
	}
}
