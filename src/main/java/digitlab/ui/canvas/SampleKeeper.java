package digitlab.ui.canvas;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.segmentation.NormalizedDigit;
import digitlab.segmentation.SketchSegmenter;
import digitlab.sketch.SketchElement;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.StatusViewModel;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** Adds corrected sketches to the user's own samples, and removes them again. */
final class SampleKeeper {

	private final OwnSamples samples;
	private final DiskTasks tasks;
	private final StatusViewModel status;
	private final Runnable bringBack;
	private final IntSupplier depth;
	/** What was kept and not taken out again, the last first. */
	private final Deque<Kept> kept = new ArrayDeque<>();

	/**
	 * Samples that were kept together.
	 *
	 * @param images what was kept, filled by the task that does so
	 * @param depth how many steps could be undone once their sheet was cleared
	 */
	private record Kept(List<DigitImage> images, List<Integer> labels, int depth) {
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
	 * Keeps what was on a sheet, which is cleared by now, as what it was meant to be.
	 *
	 * @param part of it that is kept; null for all
	 * @param label the digit, or {@link DigitDataset#UNLABELLED} for anything else
	 */
	void keep(List<SketchElement> sheet, @Nullable ReadDigit part, int label) {
		keep(List.of(label), () -> List.of((part == null ? SketchSegmenter.normalize(sheet) : Optional.of(part.input()))
				.orElseThrow(() -> new IOException(tr("There is no ink on the sheet to keep.")))), keptAs(label));
	}

	/** Keeps the digits of a number, whose sheet is cleared by now, as they were read. */
	void keepAsRead(List<ReadDigit> digits) {
		keep(digits.stream().map(digit -> digit.prediction().digit()).toList(),
				() -> digits.stream().map(ReadDigit::input).toList(),
				trn("Kept %,d\u00a0digit as read", "Kept %,d\u00a0digits as read", digits.size()));
	}

	private void keep(List<Integer> labels, Callable<List<NormalizedDigit>> inputs, String done) {
		Kept now = new Kept(new ArrayList<>(), labels, depth.getAsInt());
		kept.push(now);
		tasks.run(() -> add(inputs.call(), now),
				count -> status.say(
						String.join(" ", done, trn("(%,d sketch so far)", "(%,d sketches so far)", count)), tr("Undo"),
						() -> takeBack(now)),
				failure -> {
					kept.remove(now);
					bringBack.run();
					tasks.fail(failure);
				});
	}

	private static String keptAs(int label) {
		if (label == DigitDataset.UNLABELLED) {
			return tr("Kept as not a digit");
		}
		return label == 8 ? tr("Kept as an 8") : tr("Kept as a %d", label);
	}

	/** All or, if one cannot be written, none. */
	private int add(List<NormalizedDigit> inputs, Kept now) throws IOException {
		try {
			for (int label : now.labels()) {
				DigitImage image = inputs.get(now.images().size()).image();
				if (label == DigitDataset.UNLABELLED) {
					samples.addNonDigit(image);
				} else {
					samples.add(image, label);
				}
				now.images().add(image);
			}
		} catch (IOException e) {
			remove(now);
			throw e;
		}
		return samples.size();
	}

	/** Removes these samples and no others, which may have been kept, relabelled or deleted elsewhere since. */
	private void remove(Kept last) throws IOException {
		for (int i = last.images().size() - 1; i >= 0; i--) {
			samples.remove(last.images().get(i), last.labels().get(i));
		}
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
			remove(last);
			return samples.size();
		}, count -> {
			then.run();
			status.say(trn("Not kept (%,d sketch)", "Not kept (%,d sketches)", count));
		});
	}
}
