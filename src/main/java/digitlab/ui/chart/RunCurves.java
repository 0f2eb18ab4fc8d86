package digitlab.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import digitlab.training.EpochResult;
import digitlab.training.RunHistory;

import static digitlab.language.Localization.tr;

/** The overlaid curves of several runs. */
final class RunCurves {

	/** Enough to show the trend, few enough to show where it turns. */
	private static final double SPANS = 100;

	private RunCurves() {
	}

	/** One value per epoch for each run. */
	static List<Curve> byEpoch(List<RunHistory> runs, ToDoubleFunction<EpochResult> value) {
		List<Curve> curves = new ArrayList<>();
		for (int run = 0; run < runs.size(); run++) {
			curves.add(curve(runs.get(run), run, runs.get(run).name(), false, false, value));
		}
		return curves;
	}

	/** Training dashed; held out solid, with the best epoch marked. */
	static List<Curve> trainingAndValidation(List<RunHistory> runs, ToDoubleFunction<EpochResult> training,
			ToDoubleFunction<EpochResult> validation) {
		List<Curve> curves = new ArrayList<>();
		for (int run = 0; run < runs.size(); run++) {
			curves.add(curve(runs.get(run), run, tr("%s, training", runs.get(run).name()), true, false, training));
			curves.add(curve(runs.get(run), run, tr("%s, held out", runs.get(run).name()), false, true, validation));
		}
		return curves;
	}

	private static Curve curve(RunHistory run, int place, String name, boolean dashed, boolean marked,
			ToDoubleFunction<EpochResult> value) {
		List<EpochResult> epochs = run.epochs();
		int best = epochs.stream().map(EpochResult::epoch).toList().indexOf(run.bestEpoch());
		return new Curve(name, place, dashed, epochs.stream().mapToDouble(EpochResult::epoch).toArray(),
				epochs.stream().mapToDouble(value).toArray(), marked ? best : -1);
	}

	/** The smoothed loss of every step, for runs whose steps are known; x counts epochs. */
	static List<Curve> batchLosses(List<RunHistory> runs) {
		List<Curve> curves = new ArrayList<>();
		for (int run = 0; run < runs.size(); run++) {
			RunHistory history = runs.get(run);
			int steps = history.batchLosses().stream().mapToInt(losses -> losses.length).sum();
			if (steps > 0) {
				curves.add(batchLosses(history, run, steps));
			}
		}
		return curves;
	}

	private static Curve batchLosses(RunHistory history, int run, int steps) {
		double[] xs = new double[steps];
		double[] ys = new double[steps];
		int step = 0;
		for (int epoch = 0; epoch < history.batchLosses().size(); epoch++) {
			float[] losses = history.batchLosses().get(epoch);
			for (int b = 0; b < losses.length; b++, step++) {
				xs[step] = epoch + (b + 1) / (double) Math.max(losses.length, history.batchesPerEpoch());
				ys[step] = losses[b];
			}
		}
		return new Curve(history.name(), run, false, xs, Curve.smooth(ys, Math.max(1, steps / SPANS)), -1);
	}
}
