package digitlab.ui.canvas;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

import digitlab.settings.SettingsStore;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.WindowServices;

/** The chosen drawing tool and its width. For the UI thread only. */
public final class PenViewModel {

	/** What the pointer does to the sheet. */
	public enum Tool {
		PEN, ERASER
	}

	/** Pen widths in parts of the sheet's side. */
	public static final double MIN_WIDTH = 0.01;

	/** The widest pen. */
	public static final double MAX_WIDTH = 0.2;

	private static final double WIDTH_STEP = 0.01;

	/** An eraser takes away more than a pen puts down, or it would be tedious. */
	private static final double ERASER_TO_PEN = 1.5;

	private final SettingsStore settings;
	private final DiskTasks tasks;
	private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.PEN);
	private final DoubleProperty width = new SimpleDoubleProperty();

	/** Draws with a pen of a width in parts of the sheet's side at first. */
	PenViewModel(WindowServices services, double width) {
		settings = services.app().stored().settings();
		tasks = services.queues().tasks();
		this.width.set(width);
	}

	public ObjectProperty<Tool> toolProperty() {
		return tool;
	}

	/** In parts of the sheet's side, {@link #MIN_WIDTH} to {@link #MAX_WIDTH}. */
	public DoubleProperty widthProperty() {
		return width;
	}

	boolean erases() {
		return tool.get() == Tool.ERASER;
	}

	/** The width of a stroke of the chosen tool, in parts of the sheet's side. */
	double strokeWidth() {
		return width.get() * (erases() ? ERASER_TO_PEN : 1);
	}

	/** Makes the pen a step wider, or narrower for -1. */
	void widen(int steps) {
		width.set(Math.clamp(width.get() + steps * WIDTH_STEP, MIN_WIDTH, MAX_WIDTH));
		rememberWidth();
	}

	/** Keeps the pen's width for the next start. */
	public void rememberWidth() {
		double now = width.get();
		tasks.run(() -> settings.update(all -> all.withPenWidth(now)), _ -> {
		});
	}
}
