package digitlab.training;

import java.nio.file.Path;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.handwriting.HandwrittenImages;
import digitlab.io.CancellationToken;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

class TrainingTaskTest {

	private static Hyperparameters holdingOut(int validation) {
		return holdingOut(validation, 5);
	}

	private static Hyperparameters holdingOut(int validation, long seed) {
		return ShortTraining.of(1, 4, 1e-3, 0, 0, 0, 0, 0, Augmentation.NONE, validation, seed, 1, "cpu");
	}

	/** Image i has i as its first pixel. */
	private static DigitDataset numbered(int size, int label) {
		byte[] pixels = new byte[size * DigitImage.PIXELS];
		byte[] labels = new byte[size];
		for (int i = 0; i < size; i++) {
			pixels[i * DigitImage.PIXELS] = (byte) i;
			labels[i] = (byte) label;
		}
		return new DigitDataset("numbered", pixels, labels);
	}

	@Test
	void everyImageIsEitherLearnedFromOrHeldOut() {
		TrainingTask task = TrainingTask.holdOut(holdingOut(30), numbered(100, 3), null, false);
		int[] all = IntStream.concat(IntStream.range(0, 70).map(i -> task.training().ink(i, 0)),
				IntStream.range(0, 30).map(i -> task.validation().ink(i, 0))).sorted().toArray();
		assertThat(all).isEqualTo(IntStream.range(0, 100).toArray());
	}

	/** 200 images whose first pixel is their index: every fifth is a 7, the others are 1s. */
	@Test
	void ofEveryDigitARunOfNeighboursIsHeldOut() {
		byte[] pixels = new byte[200 * DigitImage.PIXELS];
		byte[] labels = new byte[200];
		for (int i = 0; i < 200; i++) {
			pixels[i * DigitImage.PIXELS] = (byte) i;
			labels[i] = (byte) (i % 5 == 0 ? 7 : 1);
		}
		DigitDataset held = TrainingTask.holdOut(holdingOut(40), new DigitDataset("mixed", pixels, labels), null, false)
				.validation();
		int[] sevens = places(held, 7);
		int[] ones = places(held, 1);
		assertThat(sevens).hasSize(8); // a fifth of 40 sevens
		assertThat(ones).hasSize(32); // and of 160 ones
		assertThat(gaps(sevens, 5)).isLessThanOrEqualTo(1); // a run may wrap around the end of the data
		assertThat(IntStream.range(1, ones.length).filter(i -> ones[i] - ones[i - 1] > 2).count()).isLessThanOrEqualTo(1);
		assertThat(Math.abs(sevens[0] - ones[0])).isLessThanOrEqualTo(5); // both runs start at the same position
	}

	private static int[] places(DigitDataset data, int digit) {
		return IntStream.range(0, data.size()).filter(i -> data.label(i) == digit).map(i -> data.ink(i, 0)).toArray();
	}

	private static long gaps(int[] places, int step) {
		return IntStream.range(1, places.length).filter(i -> places[i] - places[i - 1] != step).count();
	}

	@Test
	void dataThatLieByDigitAreHeldOutByDigit() {
		byte[] labels = new byte[100];
		for (int i = 0; i < 100; i++) {
			labels[i] = (byte) (i / 10);
		}
		DigitDataset sorted = new DigitDataset("sorted", new byte[100 * DigitImage.PIXELS], labels);
		DigitDataset held = TrainingTask.holdOut(holdingOut(20), sorted, null, false).validation();
		assertThat(IntStream.range(0, 20).map(held::label)).containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8,
				9, 9);
	}

	/**
	 * With 1, 2 and 4 images of three digits and 3 held out, shares are 0.43, 0.86 and 1.71, rounded to integers that add up to
	 * 3.
	 */
	@Test
	void sharesOfDigitsAddUp() {
		DigitDataset few = new DigitDataset("few", new byte[7 * DigitImage.PIXELS], new byte[]{0, 1, 1, 2, 2, 2, 2});
		TrainingTask task = TrainingTask.holdOut(holdingOut(3), few, null, false);
		assertThat(IntStream.range(0, 3).map(task.validation()::label)).containsExactly(1, 2, 2);
		assertThat(task.trainingImages()).isEqualTo(4);
	}

	@Test
	void theSeedDecidesWhichAreHeldOut() {
		DigitDataset data = numbered(200, 3);
		DigitDataset held = TrainingTask.holdOut(holdingOut(30), data, null, false).validation();
		assertThat(held.hasSameImages(TrainingTask.holdOut(holdingOut(30), data, null, false).validation())).isTrue();
		assertThat(held.hasSameImages(TrainingTask.holdOut(holdingOut(30, 6), data, null, false).validation())).isFalse();
	}

	@Test
	void anOrderDependsOnTheSeedAlone() {
		assertThat(TrainingTask.shuffled(50, 1)).isEqualTo(TrainingTask.shuffled(50, 1))
				.isNotEqualTo(TrainingTask.shuffled(50, 2));
	}

	@Test
	void tooManyHeldOutIsRefused() {
		assertThatThrownBy(() -> TrainingTask.holdOut(holdingOut(10), numbered(10, 3), null, false))
				.hasMessage("Of 10 images in numbered 10 cannot be held out for validation: hold out fewer.");
	}

	@Test
	void imagesWithoutLabelsAreRefused() {
		assertThatThrownBy(() -> TrainingTask.holdOut(holdingOut(1), numbered(10, DigitDataset.UNLABELLED), null, false))
				.hasMessageContaining("needs labelled images");
	}

	@Test
	void theLearningRateRisesToItsPeakAndFallsToZero() {
		LearningRateSchedule schedule = new LearningRateSchedule(0.1, 10, 110, LearningRateDecay.COSINE);
		assertThat(schedule.at(0)).isEqualTo(0.01);
		assertThat(schedule.at(9)).isEqualTo(0.1);
		assertThat(schedule.at(10)).isEqualTo(0.1);
		assertThat(schedule.at(60)).isCloseTo(0.05, offset(1e-12)); // halfway: the cosine is 0
		assertThat(schedule.at(110)).isCloseTo(0, offset(1e-12));
	}

	@Test
	void batchesDependOnSeedAndEpochAlone() throws Exception {
		DigitDataset data = numbered(20, 3);
		Hyperparameters hyperparameters = ShortTraining.of(2, 4, 1e-3, 0, 0, 0.1, 0, 0, Augmentation.ELASTIC, 1, 5, 1, "cpu");
		try (BatchLoader first = loader(data, data.subset(), hyperparameters, 1, 1);
				BatchLoader again = loader(data, data.subset(), hyperparameters, 1, 3);
				BatchLoader next = loader(data, data.subset(), hyperparameters, 2, 1)) {
			Batch batch = first.next();
			assertThat(batch.pixels()).isEqualTo(again.next().pixels());
			for (int b = 1; b < BatchLoader.batches(20, 4); b++) {
				assertThat(first.next().pixels()).as("batch %d", b).isEqualTo(again.next().pixels());
			}
			assertThat(batch.pixels()).isNotEqualTo(next.next().pixels());
			// A smoothing of 0.1 leaves 0.9 for the label and distributes the rest: 0.01 for each of the ten.
			assertThat(batch.target(0, 3)).isEqualTo(0.91f);
			assertThat(batch.target(0, 4)).isEqualTo(0.01f);
		}
	}

	@Test
	void otherThingsStandAtTheEndOfABatchAndAreAnyDigitAlike() throws Exception {
		DigitDataset data = numbered(20, 3);
		DigitDataset others = numbered(30, 0).subset(25, 26, 27, 28, 29);
		Hyperparameters hyperparameters = holdingOut(1).with(Hyperparameter.NON_DIGITS, 0.5);
		try (BatchLoader loader = loader(data, others, hyperparameters, 1, 1);
				BatchLoader again = loader(data, others, hyperparameters, 1, 1)) {
			Batch batch = loader.next();
			assertThat(batch.digits()).isEqualTo(4);
			assertThat(batch.images()).isEqualTo(6); // and a half of four others
			for (int i = 4; i < 6; i++) {
				assertThat(Math.round(batch.pixels()[i * DigitImage.PIXELS] * 255)).isBetween(25, 29);
				assertThat(batch.target(i, 0)).isEqualTo(0.1f);
				assertThat(batch.target(i, 9)).isEqualTo(0.1f);
			}
			assertThat(batch.pixels()).isEqualTo(again.next().pixels());
		}
	}

	@Test
	void sketchesAreLearnedFromAndNeverHeldOut() {
		DigitDataset data = numbered(20, 3);
		TrainingTask usual = TrainingTask.holdOut(holdingOut(5), data, null, false);
		TrainingTask sketching = TrainingTask.holdOut(
				holdingOut(5).with(Hyperparameter.SKETCHES, 30), data,
				null, false);
		assertThat(sketching.validation().hasSameImages(usual.validation())).isTrue();
		assertThat(sketching.trainingImages()).isEqualTo(15 + 30);
		assertThat(sketching.training().image(14)).isEqualTo(usual.training().image(14));
		assertThat(sketching.source()).endsWith(" and 30 generated sketches, seed 5, train");
	}

	@Test
	void otherThingsAreMadeOfKindsThatAreNotHeldOut() {
		TrainingTask task = TrainingTask.holdOut(holdingOut(5).with(Hyperparameter.NON_DIGITS, 0.2),
				numbered(20, 3), null,
				false);
		assertThat(task.nonDigits(new CancellationToken()).size()).isEqualTo(5 * 15); // as many of each as there are images; no halves
		assertThat(TrainingTask.holdOut(holdingOut(5), numbered(20, 3), null, false).nonDigits(new CancellationToken()).size())
				.isZero();
	}

	/** Seven of the user's own, and a third as many, rounded up, of each of the five kinds. */
	@Test
	void generatedNonDigitsDoNotDrownFewWrittenOnes() {
		DigitDataset own = numbered(7, 1);
		Hyperparameters hyperparameters = holdingOut(5).with(Hyperparameter.NON_DIGITS, 0.2);
		DigitDataset data = numbered(20, 3);
		TrainingTask task = new TrainingTask(hyperparameters, data, numbered(5, 3), null, false)
				.with(new HandwrittenImages(own.subset(), own, own.subset()));
		DigitDataset others = task.nonDigits(new CancellationToken());
		assertThat(others.size()).isEqualTo(5 * 3 + 7);
		assertThat(others.subset(15, 16, 17, 18, 19, 20, 21).hasSameImages(own)).isTrue();
		assertThat(task.training()).as("no digits besides").isSameAs(data);
		assertThat(task.beginningWith(new InitialWeights(Path.of("weights"), 0)).hands().nonDigits()).isSameAs(own);
	}

	@Test
	void whatOtherPeopleWroteIsLearnedFromAndHeldOutBesides() {
		TrainingTask task = TrainingTask.holdOut(holdingOut(5).with(Hyperparameter.NON_DIGITS, 0.2),
				numbered(20, 3), null,
				false);
		DigitDataset hands = numbered(9, 4);
		TrainingTask with = task.with(new HandwrittenImages(hands.subset(0, 1), hands.subset(2, 3, 4), hands.subset(5)));
		assertThat(with.trainingImages()).isEqualTo(15 + 2);
		assertThat(with.training().image(16)).isEqualTo(hands.image(1));
		assertThat(with.validationImages()).isEqualTo(5 + 1);
		assertThat(with.validation().image(5)).isEqualTo(hands.image(5));
		DigitDataset others = with.nonDigits(new CancellationToken());
		assertThat(others.size()).isEqualTo(5 * 1 + 3);
		assertThat(others.image(others.size() - 1)).isEqualTo(hands.image(4));
		assertThat(
				task.with(new HandwrittenImages(hands, hands, hands)).beginningWith(new InitialWeights(Path.of("x"), 0)).hands()
						.digits().size())
				.isEqualTo(9);
	}

	@Test
	void theSourceNamesTheStart() {
		TrainingTask task = TrainingTask.holdOut(holdingOut(5), numbered(20, 3), null, false);
		Path weights = Path.of("models", "kept", "weights.safetensors");
		assertThat(task.beginningWith(new InitialWeights(weights, 0)).source())
				.isEqualTo(task.source() + ", beginning with kept");
		assertThat(task.beginningWith(new InitialWeights(weights, 0.15)).source())
				.isEqualTo(task.source() + ", beginning with kept, whose weights make 15.0 % of the kept ones");
	}

	@Test
	void aStartOutOfRangeIsRefused() {
		for (double share : new double[]{-0.1, 1, Double.NaN}) {
			assertThatThrownBy(() -> new InitialWeights(Path.of("weights"), share))
					.hasMessage("The share of the starting weights must be 0 to below 1, not " + share + ".");
		}
	}

	private static BatchLoader loader(DigitDataset data, DigitDataset others, Hyperparameters hyperparameters, int epoch,
			int threads) {
		return new BatchLoader(data, others, new HardExamples(data.size()), hyperparameters, epoch, threads);
	}

	@Test
	void anEpochShowsEveryImageOnce() throws Exception {
		DigitDataset data = numbered(20, 3);
		try (BatchLoader loader = loader(data, data.subset(), holdingOut(1), 1, 1)) {
			int[] seen = new int[20];
			for (int b = 0; b < BatchLoader.batches(20, 4); b++) {
				Batch batch = loader.next();
				for (int i = 0; i < batch.images(); i++) {
					seen[Math.round(batch.pixels()[i * DigitImage.PIXELS] * 255)]++;
				}
			}
			assertThat(seen).containsOnly(1);
		}
	}
}
