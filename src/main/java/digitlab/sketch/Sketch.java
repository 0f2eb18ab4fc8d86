package digitlab.sketch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The drawing sheet with undo and redo, of which the oldest steps are forgotten when there are many or their pictures are large.
 * Coordinates are relative to the sheet's side, 0..1. Not thread-safe; the lists returned by {@link #elements()} are immutable and
 * may be passed to another thread.
 */
public final class Sketch {

	/** The minimum movement of a pen: a shaking hand or a fast mouse reports the same position repeatedly. */
	private static final double SMALLEST_MOVE = 0.0005;

	/** More than anybody undoes; a step takes as many references as there are strokes. */
	private static final int MAX_STEPS = 1_000;
	/** Pixels of the pictures that can be brought back by undoing, which take five bytes each. */
	private static final long MAX_PIXELS = 10_000_000;

	/** The last first. */
	private final Deque<List<SketchElement>> past = new ArrayDeque<>();
	private final Deque<List<SketchElement>> future = new ArrayDeque<>();
	private final List<Point> drawing = new ArrayList<>();
	private List<SketchElement> finished = List.of();
	private @Nullable List<SketchElement> snapshot;
	private double penWidth;
	private boolean erasing;
	private int forgotten;

	/**
	 * Begins a stroke; a stroke still being drawn ends first.
	 *
	 * @param width the pen's width relative to the sheet's side; one that is not above 0 draws nothing
	 * @param eraser true to erase ink
	 */
	public void begin(double x, double y, double width, boolean eraser) {
		end();
		if (width > 0 && Double.isFinite(width) && isPlace(x, y)) {
			penWidth = width;
			erasing = eraser;
			add(x, y);
		}
	}

	/** Moves the pen. Ignored while no pen is down, and for non-finite coordinates and movements too small to see. */
	public void extend(double x, double y) {
		if (drawing.isEmpty() || !isPlace(x, y)) {
			return;
		}
		Point last = drawing.getLast();
		if (Math.hypot(x - last.x(), y - last.y()) >= SMALLEST_MOVE) {
			add(x, y);
		}
	}

	/** Ends the stroke, which becomes one undo step. Does nothing while no pen is down. */
	public void end() {
		if (!drawing.isEmpty()) {
			List<SketchElement> next = elements();
			drawing.clear();
			change(next);
		}
	}

	/** Replaces the sheet's content with a picture; one undo step. */
	public void place(InkImage image) {
		place(new Picture(image));
	}

	/** Replaces the sheet's content with a picture and its analysed paper; one undo step. */
	public void place(Picture picture) {
		end();
		change(List.of(picture));
	}

	/** Clears the sheet; can be undone. Does nothing if the sheet is empty. */
	public void clear() {
		end();
		if (!finished.isEmpty()) {
			change(List.of());
		}
	}

	/** Undoes the last step; while the pen is down, that is the stroke being drawn. */
	public void undo() {
		end();
		move(past, future);
	}

	/** Redoes the last undone step. Does nothing while the pen is down. */
	public void redo() {
		if (canRedo()) {
			move(future, past);
		}
	}

	/** The number of steps that were done and not undone, without the stroke being drawn; the oldest may be forgotten. */
	public int steps() {
		return forgotten + past.size();
	}

	public boolean canUndo() {
		return !drawing.isEmpty() || !past.isEmpty();
	}

	public boolean canRedo() {
		return drawing.isEmpty() && !future.isEmpty();
	}

	/** An immutable snapshot of the elements on the sheet; a stroke being drawn comes last. */
	public List<SketchElement> elements() {
		if (drawing.isEmpty()) {
			return finished;
		}
		List<SketchElement> elements = snapshot;
		if (elements == null) {
			List<SketchElement> all = new ArrayList<>(finished.size() + 1);
			all.addAll(finished);
			all.add(new Stroke(drawing, penWidth, erasing));
			elements = List.copyOf(all);
			snapshot = elements;
		}
		return elements;
	}

	/** True if nothing was drawn or placed since the start or the last clear. */
	public boolean isEmpty() {
		return finished.isEmpty() && drawing.isEmpty();
	}

	private void add(double x, double y) {
		drawing.add(new Point(x, y));
		snapshot = null;
	}

	private void change(List<SketchElement> next) {
		past.push(finished);
		future.clear();
		finished = next;
		snapshot = null;
		while (past.size() > 1 && (past.size() > MAX_STEPS || pixels() > MAX_PIXELS)) {
			past.removeLast();
			forgotten++;
		}
	}

	/** Of the pictures in the past. A picture comes before the strokes upon it, and is the same one in all these steps. */
	private long pixels() {
		return past.stream().filter(step -> !step.isEmpty()).map(List::getFirst).filter(Picture.class::isInstance)
				.map(first -> ((Picture) first).image()).distinct().mapToLong(image -> (long) image.width() * image.height())
				.sum();
	}

	private void move(Deque<List<SketchElement>> from, Deque<List<SketchElement>> to) {
		if (!from.isEmpty()) {
			to.push(finished);
			finished = from.pop();
		}
	}

	private static boolean isPlace(double x, double y) {
		return Double.isFinite(x) && Double.isFinite(y);
	}
}
