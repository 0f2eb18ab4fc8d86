package digitlab.ui.common;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/**
 * Makes the buttons of a pane one stop of the Tab key: the arrow keys, Home and End move among them ("roving tabindex" in the
 * ARIA Authoring Practices Guide of the W3C).
 */
public final class ArrowKeys {

	private final Pane pane;

	private ArrowKeys(Pane pane) {
		this.pane = pane;
	}

	/** Does so for the pane's buttons, now and whenever they are replaced. */
	public static void within(Pane pane) {
		ArrowKeys keys = new ArrowKeys(pane);
		keys.adopt(keys.buttons());
		pane.getChildren().addListener((ListChangeListener<Node>) _ -> keys.adopt(keys.buttons()));
		pane.addEventFilter(KeyEvent.KEY_PRESSED, keys::press);
	}

	private List<ButtonBase> buttons() {
		return pane.getChildren().stream().filter(ButtonBase.class::isInstance).map(ButtonBase.class::cast).toList();
	}

	/** The first is the stop, unless one of them has the focus. */
	private void adopt(List<ButtonBase> buttons) {
		for (ButtonBase button : buttons) {
			if (!button.getProperties().containsKey(this)) {
				button.getProperties().put(this, true);
				button.focusedProperty().subscribe(isFocused -> {
					if (isFocused) {
						stopAt(button);
					}
				});
			}
		}
		buttons.stream().filter(Node::isFocused).findFirst().or(() -> buttons.stream().findFirst()).ifPresent(this::stopAt);
	}

	private void stopAt(ButtonBase stop) {
		buttons().forEach(button -> button.setFocusTraversable(button == stop));
	}

	private void press(KeyEvent event) {
		List<ButtonBase> buttons = buttons();
		if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
			return;
		}
		Optional<ButtonBase> from = buttons.stream().filter(Node::isFocused).findFirst();
		if (from.isPresent() && isKey(event.getCode())) {
			next(buttons, from.get(), event.getCode()).ifPresent(Node::requestFocus);
			event.consume(); // also at an edge: the focus must not jump elsewhere
		}
	}

	private static boolean isKey(KeyCode code) {
		return code.isArrowKey() || code == KeyCode.HOME || code == KeyCode.END;
	}

	private static Optional<ButtonBase> next(List<ButtonBase> buttons, ButtonBase from, KeyCode code) {
		int place = buttons.indexOf(from);
		return switch (code) {
			case LEFT, KP_LEFT -> at(buttons, place - 1);
			case RIGHT, KP_RIGHT -> at(buttons, place + 1);
			case HOME -> at(buttons, 0);
			case END -> at(buttons, buttons.size() - 1);
			case UP, KP_UP -> nearest(buttons, from, -1);
			default -> nearest(buttons, from, 1);
		};
	}

	private static Optional<ButtonBase> at(List<ButtonBase> buttons, int place) {
		return place < 0 || place >= buttons.size() ? Optional.empty() : Optional.of(buttons.get(place));
	}

	/** In the next row above or below, the one most nearly in the same column. */
	private static Optional<ButtonBase> nearest(List<ButtonBase> buttons, ButtonBase from, int direction) {
		Bounds here = from.getBoundsInParent();
		return buttons.stream()
				.filter(button -> direction * (button.getBoundsInParent().getCenterY() - here.getCenterY()) > here.getHeight()
						/ 2)
				.min(Comparator.<ButtonBase>comparingDouble(
						button -> Math.rint(direction * (button.getBoundsInParent().getMinY() - here.getMinY())))
						.thenComparingDouble(button -> Math.abs(button.getBoundsInParent().getCenterX() - here.getCenterX())));
	}
}
