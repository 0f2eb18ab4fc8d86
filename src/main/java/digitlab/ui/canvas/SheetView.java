package digitlab.ui.canvas;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.ui.common.Lifetime;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * The square sheet: draws what the view model holds, and lets a pointer or the keyboard draw. With the arrow keys a pen
 * wanders over the sheet, in larger steps with Shift; the space bar puts it down and lifts it, Escape lifts it.
 */
final class SheetView extends Region {

	private static final double STEP = 0.02;
	private static final double LARGE_STEP = 0.08;

	private final CanvasViewModel model;
	private final Canvas canvas = new Canvas();
	private final SheetPainter painter = new SheetPainter(canvas);
	private final Label hint = new Label(tr("Draw a digit or a number here"));
	private final Circle cursor = new Circle();
	private final RowBrackets rows = new RowBrackets();
	private final DigitBoxes boxes = new DigitBoxes();
	/** Never seen: its fill and stroke are how the style sheet says what colour ink and paper have. */
	private final Rectangle colors = new Rectangle();
	/** Rounds the canvas's corners by lying over them; a clip would have to be blended anew in every frame. */
	private final Region frame = new Region();
	private double cursorX = 0.5;
	private double cursorY = 0.25;
	/** A press on a digit of a number: the digit is chosen, unless the pointer moves and so draws. */
	private record Pending(ReadDigit digit, double x, double y, double pixelX, double pixelY) {

		private static final double STILL = 3;

		boolean isLeftBy(MouseEvent event) {
			return Math.hypot(event.getX() - pixelX, event.getY() - pixelY) > STILL;
		}
	}

	private @Nullable Pending pending;
	/** Whether the pointer put down what is down. */
	private boolean pressed;

	SheetView(CanvasViewModel model) {
		this.model = model;
		getStyleClass().add("sheet");
		hint.getStyleClass().add("sheet-hint");
		cursor.getStyleClass().add("sheet-cursor");
		colors.getStyleClass().add("sheet-colors");
		colors.setVisible(false);
		colors.setManaged(false);
		hint.setMouseTransparent(true);
		cursor.setMouseTransparent(true);
		cursor.setManaged(false);
		cursor.setVisible(false);
		frame.getStyleClass().add("sheet-frame");
		frame.setMouseTransparent(true);
		getChildren().addAll(colors, canvas, frame, rows, boxes, hint, cursor);
		setFocusTraversable(true);
		setAccessibleRole(AccessibleRole.IMAGE_VIEW);
		setAccessibleHelp(tr("Arrow keys move the pen, with Shift in larger steps; Space lowers and lifts it."));
		bind();
		listen();
	}

	private void bind() {
		Lifetime.keep(model.elementsProperty().subscribe(painter::paint));
		// A finished stroke is painted once more as a whole, with its very end.
		Lifetime.keep(model.drawingProperty().subscribe(down -> {
			if (!down) {
				repaint();
			}
		}));
		Lifetime.keep(model.showsPictureProperty().subscribe(shows -> {
			painter.setShowsPicture(shows);
			showRows();
		}));
		Lifetime.keep(model.readingProperty().subscribe(reading -> {
			boxes.show(reading);
			boxes.choose(model.digitProperty().get());
		}));
		Lifetime.keep(model.digitProperty().subscribe(boxes::choose));
		Lifetime.keep(model.readingProperty().subscribe(this::showRows));
		Lifetime.keep(model.drawingProperty().subscribe(this::name));
		Lifetime.keep(model.verdictProperty().subscribe(this::name));
		hint.visibleProperty().bind(model.emptyProperty());
		cursor.radiusProperty().bind(model.pen().widthProperty().multiply(canvas.widthProperty()).divide(2));
		colors.fillProperty().subscribe(this::takeColors);
		colors.strokeProperty().subscribe(this::takeColors);
		focusedProperty().subscribe(isFocused -> {
			if (!isFocused) {
				leave();
			}
		});
	}

	/**
	 * Says what is read, too: screen readers tell when the name of what has the keyboard changes, and JavaFX has no other way to
	 * announce anything. While the pen moves, every change would be told.
	 */
	private void name() {
		if (!model.drawingProperty().get()) {
			setAccessibleText(model.blankProperty().get()
					? tr("Sheet to draw on")
					: tr("Sheet to draw on: %s", model.verdictProperty().get()));
		}
	}

	/** A pen that keys put down is lifted; one that the pointer holds is released by it, wherever that is. */
	private void leave() {
		cursor.setVisible(false);
		if (!pressed) {
			model.end();
		}
	}

	private void listen() {
		addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
		addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
			if (pending instanceof Pending there && there.isLeftBy(event)) {
				pending = null;
				pressed = true;
				model.begin(there.x(), there.y());
			}
			if (pressed && event.getButton() == MouseButton.PRIMARY) {
				model.extend(x(event), y(event));
			}
		});
		addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
			if (pending instanceof Pending there) {
				pending = null;
				model.choose(there.digit());
			}
			if (pressed && event.getButton() == MouseButton.PRIMARY) {
				pressed = false;
				model.end(x(event), y(event));
			}
		});
		// A pointer that moves with its button up was released where nobody was told, as in another window.
		addEventHandler(MouseEvent.MOUSE_MOVED, _ -> {
			if (pressed) {
				pressed = false;
				model.end();
			}
		});
		addEventHandler(KeyEvent.KEY_PRESSED, this::key);
	}

	private void press(MouseEvent event) {
		requestFocus();
		cursor.setVisible(false);
		if (event.getButton() == MouseButton.PRIMARY && canvas.getBoundsInParent().contains(event.getX(), event.getY())) {
			pending = model.pen().erases()
					? null
					: boxes.digitAt(event.getX() - boxes.getLayoutX(), event.getY() - boxes.getLayoutY())
							.map(digit -> new Pending(digit, x(event), y(event), event.getX(), event.getY())).orElse(null);
			if (pending == null) {
				pressed = true;
				model.begin(x(event), y(event));
			}
		}
	}

	private void key(KeyEvent event) {
		if (event.isShortcutDown() || event.isAltDown()) {
			return;
		}
		double step = event.isShiftDown() ? LARGE_STEP : STEP;
		switch (event.getCode()) {
			case LEFT, KP_LEFT -> move(-step, 0);
			case RIGHT, KP_RIGHT -> move(step, 0);
			case UP, KP_UP -> move(0, -step);
			case DOWN, KP_DOWN -> move(0, step);
			case SPACE -> togglePen();
			case ESCAPE -> model.end();
			default -> {
				return;
			}
		}
		event.consume();
	}

	private void move(double dx, double dy) {
		cursorX = Math.clamp(cursorX + dx, 0, 1);
		cursorY = Math.clamp(cursorY + dy, 0, 1);
		showCursor();
		model.extend(cursorX, cursorY);
	}

	private void togglePen() {
		showCursor();
		if (model.drawingProperty().get()) {
			model.end();
		} else {
			model.begin(cursorX, cursorY);
		}
	}

	private void showCursor() {
		cursor.setCenterX(canvas.getLayoutX() + cursorX * canvas.getWidth());
		cursor.setCenterY(canvas.getLayoutY() + cursorY * canvas.getHeight());
		cursor.setVisible(true);
	}

	private void takeColors(Paint ignored) {
		if (colors.getFill() instanceof Color ink && colors.getStroke() instanceof Color paper) {
			painter.setColors(ink, paper);
		}
	}

	private void showRows() {
		rows.show(model.showsPictureProperty().get() ? model.readingProperty().get() : RecognitionResult.BLANK);
	}

	private void repaint() {
		painter.repaint(model.elementsProperty().get());
	}

	@Override
	protected void layoutChildren() {
		double left = snappedLeftInset();
		double top = snappedTopInset();
		double side = Math.max(1,
				Math.floor(Math.min(getWidth() - left - snappedRightInset(), getHeight() - top - snappedBottomInset())));
		canvas.relocate(left, top);
		frame.resizeRelocate(0, 0, left + side + snappedRightInset(), top + side + snappedBottomInset());
		if (canvas.getWidth() != side) {
			canvas.setWidth(side);
			canvas.setHeight(side);
			repaint();
		}
		rows.resizeRelocate(left, top, side, side);
		boxes.resizeRelocate(left, top, side, side);
		hint.autosize();
		hint.relocate(Math.round(left + (side - hint.getWidth()) / 2), Math.round(top + (side - hint.getHeight()) / 2));
		if (cursor.isVisible()) {
			showCursor();
		}
	}

	private double x(MouseEvent event) {
		return (event.getX() - canvas.getLayoutX()) / canvas.getWidth();
	}

	private double y(MouseEvent event) {
		return (event.getY() - canvas.getLayoutY()) / canvas.getHeight();
	}
}
