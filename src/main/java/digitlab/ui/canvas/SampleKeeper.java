package digitlab.ui.canvas;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.segmentation.NormalizedDigit;
import digitlab.segmentation.SketchSegmenter;
import digitlab.sketch.SketchElement;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.StatusViewModel;

/** Adds corrected sketches to the user's own samples, and removes them again. */
final class SampleKeeper {

	private final OwnSamples samples;
	private final DiskTasks tasks;
	private final StatusViewModel status;
	private final Runnable bringBack;
	private final IntSupplier depth;
	/** What was kept and not taken out again, the last first. */
	private final Deque<Kept> kept = new ArrayDeque<>();

	/** A sketch that was kept as the label, and how many steps could be undone once its sheet was cleared. */
	private record Kept(int label, int depth) {
	}

	/**
	 * @param bringBack puts what was kept on the sheet again
	 * @param depth how many steps of the sheet can be undone
	 */
	SampleKeeper(OwnSamples samples, DiskTasks tasks, StatusViewModel status, Runnable bringBack, IntSupplier depth) {
		this.samples = samples;
		this.tasks = tasks;
		this.status = status;
		this.bringBack = bringBack;
		this.depth = depth;
	}

	/**
	 * Keeps what was on a sheet, which is cleared by now, as what it was meant to be; where there is more than one part, the one that the network is least
	 * sure of.
	 *
	 * @param label the digit, or {@link DigitDataset#UNLABELLED} for anything else
	 */
	void keep(List<SketchElement> sheet, RecognitionResult reading, int label) {
		boolean isAlone = reading.lines().size() == 1 && reading.lines().getFirst().parts().size() == 1;
		Optional<NormalizedDigit> one = isAlone ? Optional.empty() : reading.leastSure().map(ReadDigit::input);
		Kept now = new Kept(label, depth.getAsInt());
		kept.push(now);
		tasks.run(() -> add(one.or(() -> SketchSegmenter.normalize(sheet)), label),
				count -> status.say("Kept as " + name(label) + " (" + sketches(count) + " so far)", "Undo",
						() -> takeBack(now)),
				failure -> {
					kept.remove(now);
					bringBack.run();
					tasks.fail(failure);
				});
	}

	private static String name(int label) {
		return label == DigitDataset.UNLABELLED ? "not a digit" : ConfidenceText.withArticle(label);
	}

	private int add(Optional<NormalizedDigit> ink, int label) throws IOException {
		DigitImage image = ink.orElseThrow(() -> new IOException("There is no ink on the sheet to keep.")).image();
		if (label == DigitDataset.UNLABELLED) {
			samples.addNonDigit(image);
		} else {
			samples.add(image, label);
		}
		return samples.size();
	}

	/** The last step of the sheet is about to be undone: if a sketch was kept by it, it is kept no longer. */
	void undoing() {
		if (!kept.isEmpty() && kept.peek().depth() == depth.getAsInt()) {
			remove(kept.pop(), () -> {
			});
		}
	}

	private void takeBack(Kept last) {
		if (kept.remove(last)) {
			remove(last, bringBack);
		}
	}

	private void remove(Kept last, Runnable then) {
		status.say("");
		tasks.run(() -> {
			if (last.label() == DigitDataset.UNLABELLED) {
				samples.removeLastNonDigit();
			} else {
				samples.removeLast();
			}
			return samples.size();
		}, count -> {
			then.run();
			status.say("Not kept (" + sketches(count) + ")");
		});
	}

	private static String sketches(int count) {
		return count == 1 ? "1 sketch" : count + " sketches";
	}
}
