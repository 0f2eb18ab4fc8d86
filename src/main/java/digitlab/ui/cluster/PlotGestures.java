package digitlab.ui.cluster;

import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.Rectangle;

import digitlab.ui.cluster.ScatterPlot.Tool;
import org.jspecify.annotations.Nullable;

/** Handles pointer and keyboard input on a plot. */
final class PlotGestures {

	private static final double WHEEL = 0.0025;
	private static final double KEY_ZOOM = 1.4;
	private static final double KEY_PAN = 60;
	private static final double KEY_TURN = 15;
	private static final double CLICK_PIXELS = 3;

	private final ScatterPlot plot;
	private final PlotOverlay overlay;
	private @Nullable Point2D pressed;
	private @Nullable Point2D last;
	private boolean dragged;

	PlotGestures(ScatterPlot plot, PlotOverlay overlay) {
		this.plot = plot;
		this.overlay = overlay;
		plot.setOnScroll(this::scroll);
		plot.setOnMousePressed(this::press);
		plot.setOnMouseDragged(this::drag);
		plot.setOnMouseReleased(this::release);
		plot.setOnMouseMoved(event -> plot.hover(event.getX(), event.getY()));
		plot.setOnMouseExited(_ -> plot.hover(Double.NaN, Double.NaN));
		plot.setOnKeyPressed(this::key);
	}

	private void scroll(ScrollEvent event) {
		plot.zoom(Math.exp(event.getDeltaY() * WHEEL), event.getX(), event.getY());
		event.consume();
	}

	private void press(MouseEvent event) {
		if (event.getButton() != MouseButton.PRIMARY) {
			return;
		}
		plot.requestFocus();
		pressed = new Point2D(event.getX(), event.getY());
		last = pressed;
		dragged = false;
	}

	private void drag(MouseEvent event) {
		Point2D from = pressed;
		Point2D before = last;
		if (from == null || before == null) {
			return;
		}
		Point2D now = new Point2D(event.getX(), event.getY());
		dragged |= now.distance(from) > CLICK_PIXELS;
		last = now;
		switch (plot.toolProperty().get()) {
			case MOVE -> move(now.getX() - before.getX(), now.getY() - before.getY(), event.isShiftDown());
			case ZOOM -> overlay.box(from.getX(), from.getY(), now.getX(), now.getY());
			case SELECT -> overlay.lasso(now.getX(), now.getY());
		}
	}

	/** Points in space turn, unless Shift is down. */
	private void move(double x, double y, boolean shift) {
		if (plot.isSolid() && !shift) {
			plot.turn(x, y);
		} else {
			plot.pan(x, y);
		}
	}

	private void release(MouseEvent event) {
		if (pressed == null) {
			return;
		}
		pressed = null;
		Rectangle box = overlay.box();
		if (!dragged) {
			click(event);
		} else if (plot.toolProperty().get() == Tool.ZOOM && box.getWidth() > CLICK_PIXELS && box.getHeight() > CLICK_PIXELS) {
			plot.zoomTo(box);
		} else if (plot.toolProperty().get() == Tool.SELECT) {
			plot.select(overlay.lasso());
		}
		overlay.endSelection();
	}

	private void click(MouseEvent event) {
		if (event.getClickCount() == 2) {
			plot.reset();
		} else {
			plot.press(event.getX(), event.getY());
		}
	}

	private void key(KeyEvent event) {
		if (event.getCode() == KeyCode.A && !event.isShortcutDown()) {
			return;
		}
		double middleX = plot.getWidth() / 2;
		double middleY = plot.getHeight() / 2;
		switch (event.getCode()) {
			case LEFT -> arrow(-1, 0, event.isShiftDown());
			case RIGHT -> arrow(1, 0, event.isShiftDown());
			case UP -> arrow(0, -1, event.isShiftDown());
			case DOWN -> arrow(0, 1, event.isShiftDown());
			case PLUS, ADD, EQUALS -> plot.zoom(KEY_ZOOM, middleX, middleY);
			case MINUS, SUBTRACT -> plot.zoom(1 / KEY_ZOOM, middleX, middleY);
			case HOME -> plot.reset();
			case ENTER, SPACE -> plot.pressNearestToMiddle();
			case A -> plot.selectInView();
			case ESCAPE -> plot.selectNothing();
			default -> {
				return;
			}
		}
		event.consume();
	}

	/** An arrow moves the view its way; points in space turn that way. */
	private void arrow(int x, int y, boolean shift) {
		if (plot.isSolid() && !shift) {
			plot.turn(KEY_TURN * x, KEY_TURN * y);
		} else {
			plot.pan(-KEY_PAN * x, -KEY_PAN * y);
		}
	}
}
