package digitlab.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.handwriting.HandwrittenImages;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.ScoredPrediction;
import digitlab.synthetic.NonDigitKind;
import digitlab.synthetic.SyntheticDigits;
import digitlab.synthetic.WrittenSigns;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.TrainingTask;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelCalibratorTest {

	private static final DigitDataset DIGITS = new SyntheticDigits(300, 3).read(Split.TRAIN, ProgressListener.NONE,
			new CancellationToken());

	/** Knows nothing about digits except how much ink there is, and whether it is in the middle or at the border. */
	private static final DigitClassifier INK = new OnlyLogits() {
		@Override
		public float[][] logits(List<DigitImage> images) {
			return images.stream().map(_ -> new float[10]).toArray(float[][]::new);
		}

		@Override
		public float[][] activations(List<DigitImage> images) {
			return images.stream().map(image -> {
				float[] activation = new float[12];
				for (int p = 0; p < DigitImage.PIXELS; p++) {
					activation[10] += image.ink(p / 28, p % 28) / 255f / 100;
					activation[11] += image.ink(p / 28, p % 28) == 0 || (p + p / 28) % 2 == 0 ? 0 : 0.01f;
				}
				return activation;
			}).toArray(float[][]::new);
		}
	};

	private static TrainingTask task() {
		return TrainingTask.holdOut(Hyperparameters.standard(1).with(Hyperparameter.VALIDATION, 100), DIGITS, null, false);
	}

	@Test
	void halfAPercentOfTheHeldOutDigitsIsRefusedAtMost() {
		TrainingTask task = task();
		Calibration calibration = ModelCalibrator.fit(INK, task, ProgressListener.NONE, new CancellationToken());
		OodEvaluation check = OodEvaluation.of(calibration.calibrate(INK), task.validation(), 30, ProgressListener.NONE,
				new CancellationToken());
		assertThat(check.digits()).isEqualTo(100);
		assertThat(check.refused()).isLessThanOrEqualTo(0.005);
		// Ten equal logits say nothing at any temperature, so any is as good as another.
		assertThat(calibration.temperature()).isPositive();
	}

	@Test
	void filledBlotsAreToldFromDigitsByTheirInkAlone() {
		TrainingTask task = task();
		Calibration calibration = ModelCalibrator.fit(INK, task, ProgressListener.NONE, new CancellationToken());
		OodEvaluation check = OodEvaluation.of(calibration.calibrate(INK), task.validation(), 40, ProgressListener.NONE,
				new CancellationToken());
		assertThat(check.kinds()).extracting(OodEvaluation.Kind::kind).hasSize(NonDigitKind.values().length).contains("blots");
		OodEvaluation.Kind textures = check.kinds().stream().filter(k -> k.kind().equals("textures")).findFirst().orElseThrow();
		assertThat(textures.heldOut()).isTrue();
		assertThat(textures.auroc()).as("chance is 0.5").isGreaterThan(0.55);
	}

	/** Two digits and three letters count in the progress, and so does the held-out digit. */
	@Test
	void whatPeopleWroteIsLearnedFromBesides() {
		TrainingTask task = task();
		TrainingTask with = task
				.with(new HandwrittenImages(DIGITS.subset(0, 1), DIGITS.subset(2, 3, 4), DIGITS.subset(5)));
		List<Long> all = new ArrayList<>();
		ProgressListener counted = (_, whole) -> all.add(whole);
		ModelCalibrator.fit(INK, task, counted, new CancellationToken());
		long without = all.getLast();
		Calibration calibration = ModelCalibrator.fit(INK, with, counted, new CancellationToken());
		assertThat(all.getLast() - without).isEqualTo(2 + 3 + 1);
		assertThat(calibration.detector().signs()).extracting(OodDetector.SignWeights::text)
				.containsExactlyElementsOf(WrittenSigns.all());
	}

	/** Digits with a dot in a corner, which is all that makes them non-digits. */
	@Test
	void ownNonDigitsAreLearnedToBeRefused() throws IOException {
		DigitClassifier corner = new OnlyLogits() {
			@Override
			public float[][] logits(List<DigitImage> images) {
				return INK.logits(images);
			}

			@Override
			public float[][] activations(List<DigitImage> images) {
				float[][] activations = INK.activations(images);
				for (int i = 0; i < activations.length; i++) {
					activations[i][11] = images.get(i).ink(0, 0) == 255 ? 1 : 0;
				}
				return activations;
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
		TrainingTask without = task();
		TrainingTask with = without.with(new HandwrittenImages(own.subset(), own, own.subset()));
		for (TrainingTask task : List.of(without, with)) {
			Calibration calibration = ModelCalibrator.fit((_, _) -> corner, new byte[0], task, ProgressListener.NONE,
					new CancellationToken());
			assertThat(calibration.calibrate(corner).answers(List.of(own.image(0), DIGITS.image(0))))
					.extracting(ScoredPrediction::isDigit)
					.containsExactly(task == without, true);
		}
	}

	@Test
	void progressEndsAtTheEndAndAStopIsHeard() {
		TrainingTask task = task();
		List<Double> progress = new ArrayList<>();
		ModelCalibrator.fit(INK, task, (done, all) -> progress.add(done / (double) all), new CancellationToken());
		assertThat(progress).isSorted().last().isEqualTo(1.0);
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(() -> ModelCalibrator.fit(INK, task, ProgressListener.NONE, cancellation))
				.isInstanceOf(CancellationException.class);
	}

	@Test
	void weightsThatWereJustTrainedAreReadFromMemory() throws IOException {
		List<byte[]> opened = new ArrayList<>();
		ModelCalibrator.fit((weights, threads) -> {
			opened.add(weights.content().read(8));
			assertThat(threads).isEqualTo(1);
			return INK;
		}, new byte[]{4, 2}, task(), ProgressListener.NONE, new CancellationToken());
		assertThat(opened).containsExactly(new byte[]{4, 2});
	}
}
