package digitlab.sketch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The sheet that a person draws on, with undo and redo. Places are in parts of the sheet's side, 0..1. Not thread-safe;
 * the lists that {@link #elements()} gives are immutable and may go to another thread.
 */
public final class Sketch {

	/** A pen must move this far before it counts: a shaking hand and a fast mouse report the same place often. */
	private static final double SMALLEST_MOVE = 0.0005;

	private final Deque<List<SketchElement>> past = new ArrayDeque<>();
	private final Deque<List<SketchElement>> future = new ArrayDeque<>();
	private final List<Point> drawing = new ArrayList<>();
	private List<SketchElement> finished = List.of();
	private @Nullable List<SketchElement> snapshot;
	private double penWidth;
	private boolean erasing;

	/**
	 * Puts the pen down; a stroke still being drawn ends first.
	 *
	 * @param width the pen's width in parts of the sheet's side; one that is not above 0 draws nothing
	 * @param eraser true to take ink away
	 */
	public void begin(double x, double y, double width, boolean eraser) {
		end();
		if (width > 0 && Double.isFinite(width) && isPlace(x, y)) {
			penWidth = width;
			erasing = eraser;
			add(x, y);
		}
	}

	/** Moves the pen. Ignored while no pen is down, for places that are not finite and for moves too small to see. */
	public void extend(double x, double y) {
		if (drawing.isEmpty() || !isPlace(x, y)) {
			return;
		}
		Point last = drawing.getLast();
		if (Math.hypot(x - last.x(), y - last.y()) >= SMALLEST_MOVE) {
			add(x, y);
		}
	}

	/** Lifts the pen: the stroke becomes one step of undo. Nothing happens while no pen is down. */
	public void end() {
		if (!drawing.isEmpty()) {
			List<SketchElement> next = elements();
			drawing.clear();
			change(next);
		}
	}

	/** Puts a picture on the sheet in place of what is there; one step to undo. */
	public void place(InkImage image) {
		place(new Picture(image));
	}

	/** Puts a picture on the sheet in place of what is there, with what its paper looked like; one step to undo. */
	public void place(Picture picture) {
		end();
		change(List.of(picture));
	}

	/** Takes everything off the sheet; can be undone. Nothing happens to an empty sheet. */
	public void clear() {
		end();
		if (!finished.isEmpty()) {
			change(List.of());
		}
	}

	/** Takes the last step back; while the pen is down, that is the stroke being drawn. */
	public void undo() {
		end();
		move(past, future);
	}

	/** Does again what was undone last. Nothing happens while the pen is down. */
	public void redo() {
		if (canRedo()) {
			move(future, past);
		}
	}

	/** How many steps can be undone; without the stroke being drawn. */
	public int steps() {
		return past.size();
	}

	public boolean canUndo() {
		return !drawing.isEmpty() || !past.isEmpty();
	}

	public boolean canRedo() {
		return drawing.isEmpty() && !future.isEmpty();
	}

	/** All that is on the sheet, with the stroke being drawn last; an immutable snapshot. */
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

	/** True when nothing was drawn or placed since the start or the last clear. */
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
