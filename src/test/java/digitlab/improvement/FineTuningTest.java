package digitlab.improvement;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.training.AugmentationConfig;
import digitlab.training.InitialWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FineTuningTest {

	private static final Path START = Path.of("weights");

	/** Distinguishable images: the number of each is in its first pixels; labels in turn. */
	private static DigitDataset digits(String source, int size, int digits, int mark) {
		byte[] pixels = new byte[size * DigitImage.PIXELS];
		byte[] labels = new byte[size];
		for (int i = 0; i < size; i++) {
			pixels[i * DigitImage.PIXELS] = (byte) mark;
			pixels[i * DigitImage.PIXELS + 1] = (byte) (i >> 8);
			pixels[i * DigitImage.PIXELS + 2] = (byte) i;
			labels[i] = (byte) (i % digits);
		}
		return new DigitDataset(source, pixels, labels);
	}

	private static FineTuning tuning(int own, int digits, int earlier) {
		return tuning(own, digits, earlier, digits("MNIST, test", 20, 10, 3));
	}

	private static FineTuning tuning(int own, int digits, int earlier, DigitDataset test) {
		return FineTuning.of(digits("mine", own, digits, 1), digits("MNIST", earlier, 10, 2), test, START, 2, "cpu", 1);
	}

	private static long own(DigitDataset mix) {
		return IntStream.range(0, mix.size()).filter(i -> mix.ink(i, 0) == 1).count();
	}

	private static Set<DigitImage> images(DigitDataset data) {
		Set<DigitImage> images = new HashSet<>();
		IntStream.range(0, data.size()).forEach(i -> images.add(data.image(i)));
		return images;
	}

	/** Of 10 sketches of each digit, 3 are held out; the other 70 are repeated 19 times: 4,000 / 3 / 70. */
	@Test
	void aThirdOfEveryDigitIsHeldOutAndTheRestAreAQuarterOfTheMix() {
		FineTuning tuning = tuning(100, 10, 60_000);
		assertThat(tuning.heldOut().size()).isEqualTo(30);
		assertThat(IntStream.range(0, 30).map(tuning.heldOut()::label).distinct().count()).isEqualTo(10);
		assertThat(tuning.learned()).isEqualTo(70);
		assertThat(own(tuning.task().training())).isEqualTo(70 * 19);
		assertThat(tuning.task().training().size()).isEqualTo(70 * 19 + 4000);
		assertThat(tuning.task().start()).isEqualTo(new InitialWeights(START, 0));
		assertThat(tuning.task().training().source()).isEqualTo("100 own sketches and MNIST");
	}

	@Test
	void whatIsJudgedOnIsNeverLearned() {
		FineTuning tuning = tuning(100, 10, 4300);
		Set<DigitImage> learned = images(tuning.task().training());
		assertThat(learned).doesNotContainAnyElementsOf(images(tuning.heldOut()));
		DigitDataset validation = tuning.task().validation();
		int[] earlier = IntStream.range(0, validation.size()).filter(i -> validation.ink(i, 0) == 2).toArray();
		assertThat(earlier).hasSize(500);
		assertThat(learned).doesNotContainAnyElementsOf(images(validation.subset(earlier)));
		assertThat(images(validation)).doesNotContainAnyElementsOf(images(tuning.heldOut()));
	}

	@Test
	void whatWasLostIsToldOnTheTestPart() {
		FineTuning tuning = tuning(100, 10, 4300);
		assertThat(tuning.hasTestPart()).isTrue();
		assertThat(tuning.test().source()).isEqualTo("MNIST, test");
	}

	/** Of 10,000 images without splits, 4,000 are learned from and 500 choose the epoch; of 1,000, a quarter is left out. */
	@ParameterizedTest
	@CsvSource({"10000, 4000, 5500", "1000, 250, 250", "5000, 3500, 1000"})
	void dataWithoutPartsAreJudgedOnlyOnImagesOutsideTheMix(int size, int mixed, int outside) {
		FineTuning tuning = tuning(100, 10, size, digits("MNIST", size, 10, 2));
		assertThat(tuning.hasTestPart()).isFalse();
		assertThat(tuning.test().size()).isEqualTo(outside);
		DigitDataset training = tuning.task().training();
		assertThat(training.size() - own(training)).isEqualTo(mixed);
		assertThat(images(tuning.test())).doesNotContainAnyElementsOf(images(training))
				.doesNotContainAnyElementsOf(images(tuning.task().validation()));
	}

	/** The first digits, this many of them, and others without labels, marked 4. */
	private static DigitDataset withNonDigits(int digits, int others) {
		DigitDataset images = digits("mine", others, 10, 4);
		byte[] pixels = new byte[others * DigitImage.PIXELS];
		byte[] labels = new byte[others];
		for (int i = 0; i < others; i++) {
			images.copyPixels(i, pixels, i * DigitImage.PIXELS);
			labels[i] = DigitDataset.UNLABELLED;
		}
		return digits("mine", digits, 10, 1).and(new DigitDataset("mine", pixels, labels));
	}

	private static FineTuning tuning(DigitDataset own) {
		return FineTuning.of(own, digits("MNIST", 60_000, 10, 2), digits("MNIST, test", 20, 10, 3), START, 2, "cpu", 1);
	}

	/** Of 20 others, 6 are held out; the other 14 are repeated as often as the 70 digits: 4,000 / 3 / 84 times. */
	@Test
	void whatIsNoDigitIsHeldOutAndLearnedLikeTheDigits() {
		FineTuning tuning = tuning(withNonDigits(100, 20));
		assertThat(tuning.heldOut().size()).isEqualTo(30);
		assertThat(tuning.heldOut().isLabelled()).isTrue();
		assertThat(tuning.heldOutNonDigits().size()).isEqualTo(6);
		assertThat(List.of(tuning.learned(), tuning.learnedNonDigits())).containsExactly(70, 14);
		DigitDataset others = tuning.task().hands().nonDigits();
		assertThat(others.size()).isEqualTo(14 * 16);
		assertThat(images(others)).hasSize(14).doesNotContainAnyElementsOf(images(tuning.heldOutNonDigits()));
		assertThat(tuning.task().training().size()).isEqualTo(70 * 16 + 4000);
		assertThat(tuning.task().training().isLabelled()).isTrue();
		assertThat(tuning.task().validation().isLabelled()).isTrue();
		// Five kinds of generated ones are added, a third as many of each.
		assertThat(tuning.task().hyperparameters().augmentation().nonDigits())
				.isEqualTo((1 + 5 / 3.0) * (14 * 16 / (70 * 16 + 4000.0)));
	}

	@Test
	void withoutNonDigitsNothingIsMetBesidesTheDigits() {
		FineTuning tuning = tuning(digits("mine", 100, 10, 1));
		assertThat(tuning.task().hands().nonDigits().size()).isZero();
		assertThat(tuning.task().hyperparameters().augmentation()).isEqualTo(AugmentationConfig.USUAL);
		assertThat(tuning.heldOutNonDigits().size()).isZero();
	}

	/** One of each batch is one of them or generated. */
	@Test
	void aSingleNonDigitIsNotLostByRounding() {
		FineTuning tuning = tuning(withNonDigits(100, 1));
		assertThat(tuning.task().hyperparameters().augmentation().nonDigits()
				* tuning.task().hyperparameters().optimiser().batchSize())
				.isEqualTo(2);
	}

	@Test
	void sketchesThatAreAllNoDigitsAreLearnedFromToo() {
		FineTuning tuning = tuning(withNonDigits(0, 10));
		assertThat(tuning.heldOut().size()).isZero();
		assertThat(tuning.heldOutNonDigits().size()).isEqualTo(3);
		assertThat(tuning.learnedNonDigits()).isEqualTo(7);
		assertThat(tuning.task().training().size()).isEqualTo(4000);
		assertThat(tuning.task().validation().size()).isEqualTo(500);
	}

	/** One of each digit is too few to hold out one of each, but one of all is not. */
	@Test
	void aDigitIsHeldOutBesideWhatIsNoneToo() {
		FineTuning tuning = tuning(withNonDigits(10, 6));
		assertThat(tuning.heldOut().size()).isEqualTo(1);
		assertThat(tuning.heldOutNonDigits().size()).isEqualTo(1);
	}

	@Test
	void ownSketchesAreNoEarlierData() {
		DigitDataset own = digits("mine", 40, 10, 1);
		assertThatThrownBy(() -> FineTuning.of(own, own, own, START, 2, "cpu", 1)).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("The earlier data, mine, contain your own sketches, so nothing could be held out: "
						+ "choose data without them.");
	}

	@Test
	void aFewSketchesAreNotRepeatedForEver() {
		FineTuning tuning = tuning(10, 5, 60_000); // two of each: one is held out
		assertThat(tuning.heldOut().size()).isEqualTo(1);
		assertThat(own(tuning.task().training())).isEqualTo(9 * 40);
	}

	@Test
	void tooLittleIsToldInASentence() {
		assertThatThrownBy(() -> tuning(9, 3, 60_000)).hasMessageContaining("at least 10 sketches, and there are 9");
		assertThatThrownBy(() -> tuning(20, 3, 999)).hasMessageContaining("at least 1000 labelled images of earlier data");
	}
}
