package digitlab.tuning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import digitlab.data.DigitDataset;
import digitlab.data.DigitImage;
import digitlab.data.NonDigitKind;
import digitlab.data.ProgressListener;
import digitlab.data.Split;
import digitlab.data.StopSignal;
import digitlab.data.SyntheticDigits;
import digitlab.data.WrittenSigns;
import digitlab.prediction.Answer;
import digitlab.prediction.DigitClassifier;
import digitlab.prediction.DigitDetector;
import digitlab.prediction.Doubt;
import digitlab.prediction.OnlyLogits;
import digitlab.training.HandwrittenImages;
import digitlab.training.TrainingConfig;
import digitlab.training.TrainingPlan;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DoubtsTest {

	private static final DigitDataset DIGITS = new SyntheticDigits(300, 3).read(Split.TRAIN, ProgressListener.NONE,
			new StopSignal());

	/** Knows nothing of digits, but how much ink there is, and whether it lies in the middle or at the border. */
	private static final DigitClassifier INK = new OnlyLogits() {
		@Override
		public float[][] logits(List<DigitImage> images) {
			return images.stream().map(_ -> new float[10]).toArray(float[][]::new);
		}

		@Override
		public float[][] traces(List<DigitImage> images) {
			return images.stream().map(image -> {
				float[] trace = new float[12];
				for (int p = 0; p < DigitImage.PIXELS; p++) {
					trace[10] += image.ink(p / 28, p % 28) / 255f / 100;
					trace[11] += image.ink(p / 28, p % 28) == 0 || (p + p / 28) % 2 == 0 ? 0 : 0.01f;
				}
				return trace;
			}).toArray(float[][]::new);
		}
	};

	private static TrainingPlan plan() {
		return TrainingPlan.holdOut(TrainingConfig.standard(1).withValidation(100), DIGITS, null, false);
	}

	@Test
	void halfAPercentOfTheHeldOutDigitsIsRefusedAtMost() {
		TrainingPlan plan = plan();
		Doubt doubt = Doubts.fit(INK, plan, ProgressListener.NONE, new StopSignal());
		DoubtCheck check = DoubtCheck.of(doubt.calibrate(INK), plan.validation(), 30, ProgressListener.NONE, new StopSignal());
		assertThat(check.digits()).isEqualTo(100);
		assertThat(check.refused()).isLessThanOrEqualTo(0.005);
		// Ten logits that are all the same tell nothing at any temperature, so any is as good.
		assertThat(doubt.temperature()).isPositive();
	}

	@Test
	void filledBlotsAreToldFromDigitsByTheirInkAlone() {
		TrainingPlan plan = plan();
		Doubt doubt = Doubts.fit(INK, plan, ProgressListener.NONE, new StopSignal());
		DoubtCheck check = DoubtCheck.of(doubt.calibrate(INK), plan.validation(), 40, ProgressListener.NONE, new StopSignal());
		assertThat(check.kinds()).extracting(DoubtCheck.Kind::kind).hasSize(NonDigitKind.values().length).contains("blots");
		DoubtCheck.Kind textures = check.kinds().stream().filter(k -> k.kind().equals("textures")).findFirst().orElseThrow();
		assertThat(textures.heldOut()).isTrue();
		assertThat(textures.auroc()).as("chance is 0.5").isGreaterThan(0.55);
	}

	/** Two digits and three letters count in the progress; so does the one digit that is held out. */
	@Test
	void whatPeopleWroteIsLearnedFromBesides() {
		TrainingPlan plan = plan();
		TrainingPlan with = plan
				.with(new HandwrittenImages(DIGITS.subset(0, 1), DIGITS.subset(2, 3, 4), DIGITS.subset(5)));
		List<Long> all = new ArrayList<>();
		ProgressListener counted = (_, whole) -> all.add(whole);
		Doubts.fit(INK, plan, counted, new StopSignal());
		long without = all.getLast();
		Doubt doubt = Doubts.fit(INK, with, counted, new StopSignal());
		assertThat(all.getLast() - without).isEqualTo(2 + 3 + 1);
		assertThat(doubt.detector().signs()).extracting(DigitDetector.SignWeights::text)
				.containsExactlyElementsOf(WrittenSigns.all());
	}

	/** Digits with a dot in a corner, of which nothing else tells that they are none. */
	@Test
	void ownNonDigitsAreLearnedToBeRefused() throws IOException {
		DigitClassifier corner = new OnlyLogits() {
			@Override
			public float[][] logits(List<DigitImage> images) {
				return INK.logits(images);
			}

			@Override
			public float[][] traces(List<DigitImage> images) {
				float[][] traces = INK.traces(images);
				for (int i = 0; i < traces.length; i++) {
					traces[i][11] = images.get(i).ink(0, 0) == 255 ? 1 : 0;
				}
				return traces;
			}
		};
		byte[] pixels = new byte[200 * DigitImage.PIXELS];
		byte[] labels = new byte[200];
		for (int i = 0; i < 200; i++) {
			DIGITS.copyPixels(i, pixels, i * DigitImage.PIXELS);
			pixels[i * DigitImage.PIXELS] = (byte) 255;
			labels[i] = DigitDataset.UNLABELLED;
		}
		DigitDataset own = new DigitDataset("mine", pixels, labels);
		TrainingPlan without = plan();
		TrainingPlan with = without.with(new HandwrittenImages(own.subset(), own, own.subset()));
		for (TrainingPlan plan : List.of(without, with)) {
			Doubt doubt = Doubts.fit((_, _) -> corner, new byte[0], plan, ProgressListener.NONE, new StopSignal());
			assertThat(doubt.calibrate(corner).answers(List.of(own.image(0), DIGITS.image(0)))).extracting(Answer::isDigit)
					.containsExactly(plan == without, true);
		}
	}

	@Test
	void progressEndsAtTheEndAndAStopIsHeard() {
		TrainingPlan plan = plan();
		List<Double> progress = new ArrayList<>();
		Doubts.fit(INK, plan, (done, all) -> progress.add(done / (double) all), new StopSignal());
		assertThat(progress).isSorted().last().isEqualTo(1.0);
		StopSignal stop = new StopSignal();
		stop.stop();
		assertThatThrownBy(() -> Doubts.fit(INK, plan, ProgressListener.NONE, stop))
				.isInstanceOf(CancellationException.class);
	}

	@Test
	void weightsThatWereJustTrainedAreReadFromMemory() throws IOException {
		List<byte[]> opened = new ArrayList<>();
		Doubts.fit((weights, threads) -> {
			opened.add(weights.content().read(8));
			assertThat(threads).isEqualTo(1);
			return INK;
		}, new byte[]{4, 2}, plan(), ProgressListener.NONE, new StopSignal());
		assertThat(opened).containsExactly(new byte[]{4, 2});
	}
}
