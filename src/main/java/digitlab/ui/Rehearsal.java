package digitlab.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Performs a user's most common first actions: waits for the window, sketches a seven, waits until it is read, turns to every page
 * and each of its tabs, opens the lessons and the help, and closes. The build records which classes this needs, a test of the image checks that it works, and a
 * benchmark measures it.
 */
final class Rehearsal {

	/** A seven, in fractions of the sheet's side. */
	private static final List<Point2D> SEVEN = List.of(new Point2D(0.28, 0.22), new Point2D(0.42, 0.21), new Point2D(0.56, 0.21),
			new Point2D(0.7, 0.22), new Point2D(0.63, 0.36), new Point2D(0.56, 0.51), new Point2D(0.5, 0.66),
			new Point2D(0.45, 0.8));
	private static final String READ_AS = "7";
	private static final String PAGE = "rail-item";
	private static final String TAB = "tab-button";
	/** How long to wait for everything. */
	private static final Duration PATIENCE = Duration.seconds(60);
	/** The window is laid out and painted in the first pulse, and on the screen in the second. */
	static final int PULSES_TO_SHOW = 2;

	private final Consumer<String> tell;
	private boolean passed;

	/**
	 * @param tell receives a sentence for each step reached
	 */
	Rehearsal(Consumer<String> tell) {
		this.tell = tell;
	}

	/** Whether every step was reached. */
	boolean hasPassed() {
		return passed;
	}

	/** Begins with the window shown. Call it on the JavaFX thread, where it continues. */
	void begin(MainWindow shown, Stage stage) {
		PauseTransition patience = new PauseTransition(PATIENCE);
		patience.setOnFinished(_ -> end(stage));
		patience.play();
		new AnimationTimer() {
			private final Deque<ButtonBase> unseen = new ArrayDeque<>();
			private int pulses;
			private boolean isRead;
			private boolean isTold;

			@Override
			public void handle(long now) {
				pulses++;
				if (pulses == PULSES_TO_SHOW) {
					tell.accept("The window is shown");
					sketch(shown);
				}
				// The answer is on the screen one pulse after it is known.
				if (pulses > PULSES_TO_SHOW && isRead && !isTold) {
					tell.accept("The sketch is read as " + READ_AS);
					isTold = true;
					unseen.addAll(buttons(shown, PAGE));
					unseen.removeIf(button -> "theme".equals(button.getId()));
				} else if (isTold && pulses % PULSES_TO_SHOW == 0) {
					turn(shown, unseen);
				}
				if (isTold && unseen.isEmpty()) {
					stop();
					tell.accept("Every page is shown");
					passed = true;
					patience.stop();
					end(stage);
				}
				isRead = shown.canvas().answerProperty().get().equals(READ_AS) && !shown.canvas().drawingProperty().get();
			}
		}.start();
	}

	/** Turns to the next page or tab. A page's tabs follow it. */
	private static void turn(MainWindow shown, Deque<ButtonBase> unseen) {
		ButtonBase next = unseen.removeFirst();
		next.fire();
		if (next.getStyleClass().contains(PAGE)) {
			buttons(shown, TAB).reversed().forEach(unseen::addFirst);
		}
	}

	private static List<ButtonBase> buttons(MainWindow shown, String style) {
		return shown.scene().getRoot().lookupAll("." + style).stream().map(ButtonBase.class::cast).toList();
	}

	private void sketch(MainWindow shown) {
		Scene scene = shown.scene();
		Node sheet = scene.lookup(".sheet");
		fire(sheet, MouseEvent.MOUSE_PRESSED, SEVEN.getFirst(), true);
		SEVEN.forEach(place -> fire(sheet, MouseEvent.MOUSE_DRAGGED, place, true));
		fire(sheet, MouseEvent.MOUSE_RELEASED, SEVEN.getLast(), false);
	}

	private static void fire(Node sheet, EventType<MouseEvent> type, Point2D place, boolean down) {
		Bounds bounds = sheet.getLayoutBounds();
		double x = bounds.getWidth() * place.getX();
		double y = bounds.getHeight() * place.getY();
		sheet.fireEvent(new MouseEvent(sheet, sheet, type, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false, down,
				false, false, true, false, true, null));
	}

	/** The main window last: it ends the application. */
	private static void end(Stage stage) {
		List.copyOf(Window.getWindows()).stream().filter(other -> other != stage).forEach(Window::hide);
		stage.hide();
	}
}
