package digitlab.ui.canvas;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import digitlab.dataset.DigitImage;
import digitlab.imaging.AnalysedPicture;
import digitlab.imaging.ImageIntake;
import digitlab.sketch.InkImage;
import digitlab.sketch.Picture;
import digitlab.sketch.SketchElement;
import digitlab.ui.canvas.LiveRecognizer.TurnedPicture;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.StatusViewModel;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * Brings pictures onto the sheet and says what became of them. A picture that lies on its side is turned once, when it is first
 * read: once turned back, by the link in the status bar or by undo, it stays as it is.
 */
final class PictureIntake {

	private static final int DEGREES_A_TURN = 90;

	private final DiskTasks tasks;
	private final StatusViewModel status;
	private final Consumer<Picture> sheet;
	/** What may be turned: brought here last, and not turned yet. */
	private @Nullable Picture fresh;
	/** What was turned, while nothing else happened to it, and what was said of that. */
	private @Nullable Picture turned;
	private String said = "";

	/**
	 * @param sheet takes a picture in place of what is on it
	 */
	PictureIntake(DiskTasks tasks, StatusViewModel status, Consumer<Picture> sheet) {
		this.tasks = tasks;
		this.status = status;
		this.sheet = sheet;
	}

	/** Takes a file's picture apart and puts it on the sheet, if there is ink on it. */
	void open(Path file) {
		String name = String.valueOf(file.getFileName());
		take(() -> ImageIntake.analyse(file), tr("Opened %s", name), tr("%s shows nothing", name),
				tr("Ink and paper could not be told apart on %s: try more light, or a darker pen", name));
	}

	/**
	 * Does the same with a copied picture.
	 *
	 * @param argb width × height pixels
	 */
	void paste(int width, int height, int[] argb) {
		take(() -> ImageIntake.analyse(width, height, argb), tr("Pasted a picture"), tr("The copied picture shows nothing"),
				tr("Ink and paper could not be told apart on the copied picture: try more light, or a darker pen"));
	}

	/** Puts a digit in MNIST's form on the sheet: there is nothing but ink to it, and it stands upright. */
	void place(DigitImage digit, String name) {
		float[] ink = new float[DigitImage.PIXELS];
		for (int i = 0; i < ink.length; i++) {
			ink[i] = digit.ink(i / DigitImage.SIDE, i % DigitImage.SIDE) / 255f;
		}
		InkImage image = InkImage.ofInk(DigitImage.SIDE, DigitImage.SIDE, ink);
		if (image.isBlank()) {
			status.say(tr("There is no ink on %s", name));
			return;
		}
		sheet.accept(new Picture(image));
		status.say(tr("Opened %s", name));
	}

	/**
	 * @param done said of a picture with ink
	 * @param blank said of an even one
	 * @param unclear said of any other without ink
	 */
	private void take(Callable<AnalysedPicture> source, String done, String blank, String unclear) {
		tasks.run(source, analysed -> {
			if (analysed.ink().isBlank()) {
				status.say(analysed.isUniform() ? blank : unclear);
				return;
			}
			Picture picture = new Picture(analysed.ink(), analysed.paper());
			fresh = picture;
			status.say(done); // before it is read: that may have more to say
			sheet.accept(picture);
		});
	}

	/** The picture that a sheet holds alone and that may be turned; null for any other sheet. */
	@Nullable
	Picture turnable(List<SketchElement> elements) {
		return elements.size() == 1 && elements.getFirst() == fresh ? fresh : null;
	}

	/**
	 * Puts the turned picture in the place of the one as it came.
	 *
	 * @param back undoes that
	 */
	void turn(TurnedPicture better, Runnable back) {
		fresh = null;
		sheet.accept(better.picture());
		turned = better.picture();
		said = tr("Turned by %d°, because it reads best that way", DEGREES_A_TURN * better.quarterTurns());
		status.say(said, tr("Turn back"), back);
	}

	/** What was done to a picture can no longer be undone by a link once the sheet is another one. */
	void sheetBecame(List<SketchElement> elements) {
		if (turned != null && !(elements.size() == 1 && elements.getFirst() == turned)) {
			turned = null;
			status.retract(said);
		}
	}
}
