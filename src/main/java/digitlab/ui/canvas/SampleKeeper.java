package digitlab.ui.canvas;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import digitlab.data.OwnSamples;
import digitlab.prediction.Reading;
import digitlab.prediction.Reading.ReadDigit;
import digitlab.sketch.NormalizedDigit;
import digitlab.sketch.SketchElement;
import digitlab.sketch.SketchRasterizer;
import digitlab.ui.common.BackgroundTasks;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.Verdict;

/** Keeps sketches among the user's own samples, and takes them out again. */
final class SampleKeeper {

	private final OwnSamples samples;
	private final BackgroundTasks tasks;
	private final StatusViewModel status;
	private final Runnable bringBack;

	/**
	 * @param bringBack puts what was kept on the sheet again
	 */
	SampleKeeper(OwnSamples samples, BackgroundTasks tasks, StatusViewModel status, Runnable bringBack) {
		this.samples = samples;
		this.tasks = tasks;
		this.status = status;
		this.bringBack = bringBack;
	}

	/**
	 * Keeps what is on a sheet as the digit that it was meant to be; where there is more than one part, the digit that the
	 * network is least sure of.
	 */
	void keep(List<SketchElement> sheet, Reading reading, int digit) {
		boolean isAlone = reading.lines().size() == 1 && reading.lines().getFirst().parts().size() == 1;
		Optional<NormalizedDigit> one = isAlone ? Optional.empty() : reading.leastSure().map(ReadDigit::input);
		tasks.run(() -> add(one.or(() -> SketchRasterizer.normalize(sheet)), digit),
				count -> status.say("Kept as " + Verdict.withArticle(digit) + " (" + sketches(count) + " so far)", "Undo",
						this::takeBack),
				failure -> {
					bringBack.run();
					tasks.fail(failure);
				});
	}

	private int add(Optional<NormalizedDigit> ink, int digit) throws IOException {
		samples.add(ink.orElseThrow(() -> new IOException("There is no ink on the sheet to keep.")).image(), digit);
		return samples.size();
	}

	private void takeBack() {
		status.say("");
		tasks.run(() -> {
			samples.removeLast();
			return samples.size();
		}, count -> {
			bringBack.run();
			status.say("Not kept (" + sketches(count) + ")");
		});
	}

	private static String sketches(int count) {
		return count == 1 ? "1 sketch" : count + " sketches";
	}
}
