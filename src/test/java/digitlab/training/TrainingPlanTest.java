package digitlab.training;

import java.util.stream.IntStream;

import digitlab.data.DigitDataset;
import digitlab.data.DigitImage;
import digitlab.data.StopSignal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

class TrainingPlanTest {

	private static TrainingConfig holdingOut(int validation) {
		return new TrainingConfig(1, 4, 1e-3, 0, 0, 0, 0, 0, Augmentation.NONE, validation, 5, 1, "cpu");
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
		TrainingPlan plan = TrainingPlan.holdOut(holdingOut(30), numbered(100, 3), null, false);
		int[] all = IntStream.concat(IntStream.range(0, 70).map(i -> plan.training().ink(i, 0)),
				IntStream.range(0, 30).map(i -> plan.validation().ink(i, 0))).sorted().toArray();
		assertThat(all).isEqualTo(IntStream.range(0, 100).toArray());
	}

	@Test
	void theSeedDecidesWhichAreHeldOut() {
		assertThat(TrainingPlan.shuffled(50, 1)).isEqualTo(TrainingPlan.shuffled(50, 1))
				.isNotEqualTo(TrainingPlan.shuffled(50, 2));
	}

	@Test
	void tooManyHeldOutIsRefused() {
		assertThatThrownBy(() -> TrainingPlan.holdOut(holdingOut(10), numbered(10, 3), null, false))
				.hasMessage("Of 10 images in numbered 10 cannot be held out for validation: hold out fewer.");
	}

	@Test
	void imagesWithoutLabelsAreRefused() {
		assertThatThrownBy(() -> TrainingPlan.holdOut(holdingOut(1), numbered(10, DigitDataset.UNLABELLED), null, false))
				.hasMessageContaining("needs labels");
	}

	@Test
	void theLearningRateRisesToItsPeakAndFallsToZero() {
		LearningRateSchedule schedule = new LearningRateSchedule(0.1, 10, 110, LearningRateDecay.COSINE);
		assertThat(schedule.at(0)).isEqualTo(0.01);
		assertThat(schedule.at(9)).isEqualTo(0.1);
		assertThat(schedule.at(10)).isEqualTo(0.1);
		assertThat(schedule.at(60)).isCloseTo(0.05, offset(1e-12)); // half-way: the cosine is 0
		assertThat(schedule.at(110)).isCloseTo(0, offset(1e-12));
	}

	@Test
	void batchesDependOnSeedAndEpochAlone() throws Exception {
		DigitDataset data = numbered(20, 3);
		TrainingConfig config = new TrainingConfig(2, 4, 1e-3, 0, 0, 0.1, 0, 0, Augmentation.ELASTIC, 1, 5, 1, "cpu");
		try (BatchLoader first = loader(data, data.subset(), config, 1, 1);
				BatchLoader again = loader(data, data.subset(), config, 1, 3);
				BatchLoader next = loader(data, data.subset(), config, 2, 1)) {
			Batch batch = first.next();
			assertThat(batch.pixels()).isEqualTo(again.next().pixels());
			for (int b = 1; b < BatchLoader.batches(20, 4); b++) {
				assertThat(first.next().pixels()).as("batch %d", b).isEqualTo(again.next().pixels());
			}
			assertThat(batch.pixels()).isNotEqualTo(next.next().pixels());
			// A smoothing of 0.1 leaves 0.9 at the label and spreads the rest: 0.01 for each of the ten.
			assertThat(batch.target(0, 3)).isEqualTo(0.91f);
			assertThat(batch.target(0, 4)).isEqualTo(0.01f);
		}
	}

	@Test
	void otherThingsStandAtTheEndOfABatchAndAreAnyDigitAlike() throws Exception {
		DigitDataset data = numbered(20, 3);
		DigitDataset others = numbered(30, 0).subset(25, 26, 27, 28, 29);
		TrainingConfig config = holdingOut(1).withVariety(new Variety(1, 0, 0, 0, 0.5));
		try (BatchLoader loader = loader(data, others, config, 1, 1);
				BatchLoader again = loader(data, others, config, 1, 1)) {
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
		TrainingPlan usual = TrainingPlan.holdOut(holdingOut(5), data, null, false);
		TrainingPlan sketching = TrainingPlan.holdOut(holdingOut(5).withVariety(new Variety(1, 0, 0, 30, 0)), data, null, false);
		assertThat(sketching.validation().hasSameImages(usual.validation())).isTrue();
		assertThat(sketching.trainingImages()).isEqualTo(15 + 30);
		assertThat(sketching.training().image(14)).isEqualTo(usual.training().image(14));
		assertThat(sketching.source()).endsWith(" and 30 generated sketches, seed 5, train");
	}

	@Test
	void otherThingsAreMadeOfKindsThatAreNotHeldOut() {
		TrainingPlan plan = TrainingPlan.holdOut(holdingOut(5).withVariety(new Variety(1, 0, 0, 0, 0.2)), numbered(20, 3), null,
				false);
		assertThat(plan.nonDigits(new StopSignal()).size()).isEqualTo(6 * 15); // as many of each as there are images
		assertThat(TrainingPlan.holdOut(holdingOut(5), numbered(20, 3), null, false).nonDigits(new StopSignal()).size()).isZero();
	}

	@Test
	void varietyOutOfRangeIsRefused() {
		assertThatThrownBy(() -> new Variety(4, 0, 0, 0, 0)).hasMessage("The change of pens must be 0 to 3, not 4.0.");
		assertThatThrownBy(() -> new Variety(1, -1, 0, 0, 0)).hasMessageContaining("resampling");
		assertThatThrownBy(() -> new Variety(1, 0, 2, 0, 0)).hasMessageContaining("erasing");
		assertThatThrownBy(() -> new Variety(1, 0, 0, -1, 0)).hasMessageContaining("sketches");
		assertThatThrownBy(() -> new Variety(1, 0, 0, 0, Double.NaN)).hasMessageContaining("non-digits");
	}

	private static BatchLoader loader(DigitDataset data, DigitDataset others, TrainingConfig config, int epoch, int threads) {
		return new BatchLoader(data, others, new HardExamples(data.size()), config, epoch, threads);
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

	@Test
	void valuesOutOfRangeAreRefusedWithTheRange() {
		assertThatThrownBy(() -> new TrainingConfig(0, 4, 1e-3, 0, 0, 0, 0, 0, Augmentation.NONE, 1, 5, 1, "cpu"))
				.hasMessage("The number of epochs must be 1 to 1000, not 0.");
		assertThatThrownBy(() -> new TrainingConfig(1, 4, Double.NaN, 0, 0, 0, 0, 0, Augmentation.NONE, 1, 5, 1, "cpu"))
				.hasMessageContaining("learning rate");
	}
}
