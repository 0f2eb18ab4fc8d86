package digitlab.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

import org.testfx.api.FxRobot;

/**
 * Drops files on the real window. JavaFX's headless platform accepts no drag from the system (it refuses at
 * {@code HeadlessDnDClipboard.pushToSystem}), so a real mouse gesture within the window creates a dragboard, and the events that
 * the system would then send are sent to the node at that position: a drag over it, and a drop only if that was accepted.
 */
final class Dropping {

	private Dropping() {
	}

	/**
	 * Drops files in the middle of a node.
	 *
	 * @return whether the window accepted them there
	 */
	static boolean drop(FxRobot robot, Node target, Path... files) {
		Node from = target.getScene().getRoot().lookup(".rail-item");
		List<File> dragged = List.of(files).stream().map(Path::toFile).toList();
		AtomicReference<Boolean> isTaken = new AtomicReference<>();
		robot.interact(() -> from.setOnDragDetected(event -> {
			Dragboard board = from.startDragAndDrop(TransferMode.COPY);
			board.setContent(Map.of(DataFormat.FILES, dragged));
			isTaken.set(accepts(board, target) && send(DragEvent.DRAG_DROPPED, board, target).isDropCompleted());
			board.clear(); // nothing is left to drag, so the platform is not asked to
			event.consume();
		}));
		robot.drag(from, MouseButton.PRIMARY).moveBy(40, 40).drop();
		robot.interact(() -> from.setOnDragDetected(null));
		return isTaken.get();
	}

	private static boolean accepts(Dragboard board, Node target) {
		try {
			return send(DragEvent.DRAG_OVER, board, target).isAccepted();
		} catch (UnsupportedOperationException e) {
			// The window asks for a copy, and the headless platform does not know the transfer modes.
			return Stream.of(e.getStackTrace()).anyMatch(frame -> frame.getMethodName().equals("acceptTransferModes"));
		}
	}

	private static DragEvent send(EventType<DragEvent> type, Dragboard board, Node target) {
		Bounds bounds = target.localToScene(target.getLayoutBounds());
		Point2D place = new Point2D(bounds.getCenterX(), bounds.getCenterY());
		DragEvent event = new DragEvent(null, target, type, board, place.getX(), place.getY(), place.getX(), place.getY(),
				TransferMode.COPY, null, target, new PickResult(target, place.getX(), place.getY()));
		Event.fireEvent(target, event); // the nodes receive copies, which share their state
		return event;
	}
}
