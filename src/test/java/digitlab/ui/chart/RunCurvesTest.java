package digitlab.ui.chart;

import java.util.List;

import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.RunHistory;
import digitlab.training.ShortTraining;
import digitlab.ui.chart.RunRows.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunCurvesTest {

	/** 256 images in batches of 128 are two steps per epoch. */
	private static RunHistory run(String name, long seed, List<float[]> losses, EpochResult... epochs) {
		Hyperparameters standard = Hyperparameters.standard(1);
		Hyperparameters hyperparameters = ShortTraining.of(14, 128, standard.optimiser().learningRate(),
				standard.optimiser().warmup(), standard.optimiser().weightDecay(), standard.regularisation().labelSmoothing(),
				standard.regularisation().weightAveraging(), standard.regularisation().dropout(), standard.augmentation().kind(),
				10, seed, 1, "cpu");
		return new RunHistory(name, "test", 256, 10, hyperparameters, List.of(epochs), losses);
	}

	private static EpochResult epoch(int number, double validationAccuracy) {
		return new EpochResult(number, 0.5, 0.8, 0.4, validationAccuracy, 0.001, 100, 60);
	}

	@Test
	void theBestEpochOfTheHeldOutCurveIsMarked() {
		RunHistory run = run("a", 1, List.of(), epoch(1, 0.9), epoch(2, 0.95), epoch(3, 0.94));
		List<Curve> curves = RunCurves.trainingAndValidation(List.of(run), EpochResult::trainingAccuracy,
				EpochResult::validationAccuracy);
		assertThat(curves).extracting(Curve::dashed).containsExactly(true, false);
		assertThat(curves).extracting(Curve::best).containsExactly(-1, 1);
		assertThat(curves.getLast().xs()).containsExactly(1, 2, 3);
		assertThat(curves.getLast().ys()).containsExactly(0.9, 0.95, 0.94);
	}

	@Test
	void stepsAreLaidOutWithinTheirEpochs() {
		RunHistory run = run("a", 1, List.of(new float[]{2, 2}, new float[]{2}), epoch(1, 0.9));
		List<Curve> curves = RunCurves.batchLosses(List.of(run("no steps", 1, List.of()), run));
		assertThat(curves).singleElement().satisfies(curve -> {
			assertThat(curve.run()).isEqualTo(1);
			assertThat(curve.xs()).containsExactly(0.5, 1, 1.5);
			assertThat(curve.ys()).containsExactly(2, 2, 2);
		});
	}

	@Test
	void onlySettingsThatDifferAreInTheTable() {
		RunHistory first = run("a", 1, List.of(), epoch(1, 0.9));
		List<Row> alone = RunRows.of(List.of(first));
		assertThat(alone).extracting(Row::name)
				.containsAll(Hyperparameter.ALL.stream().map(Hyperparameter::titleAndUnit).toList());
		List<Row> both = RunRows.of(List.of(first, run("b", 2, List.of())));
		assertThat(both).extracting(Row::name).contains("Seed").doesNotContain("Dropout (share)", "Batch size (images)");
		assertThat(both).contains(new Row("Seed", List.of("1", "2")),
				new Row("best epoch, held out", List.of("90.00\u00a0% in epoch 1", "no epoch finished")),
				new Row("epochs done", List.of("1 of 14", "0 of 14")), new Row("time", List.of("1:00\u00a0min", "0\u00a0s")));
	}
}
