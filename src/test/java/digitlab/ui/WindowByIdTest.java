package digitlab.ui;

import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;

import digitlab.dataset.DigitImage;

/** The real window, with its controls found by their ids. */
abstract class WindowByIdTest extends WindowTest {

	WindowByIdTest(Function<DigitImage, float[]> network) {
		super(network);
	}

	static boolean isShown(Node node) {
		for (Node part = node; part != null; part = part.getParent()) {
			if (!part.isVisible()) {
				return false;
			}
		}
		return true;
	}

	final boolean has(String id) {
		return robot.lookup(node -> id.equals(node.getId()) && isShown(node)).tryQuery().isPresent();
	}

	final <N extends Node> N node(String id) {
		return robot.lookup(node -> id.equals(node.getId())).query();
	}

	final String text(String id) {
		return this.<Labeled>node(id).getText();
	}

	/** Presses a button as a person does: once it can be pressed, which may take what goes on in the background. */
	final void fire(String id) {
		try {
			until(() -> !this.<ButtonBase>node(id).isDisabled());
		} catch (TimeoutException e) {
			throw new AssertionError(id + " cannot be pressed", e);
		}
		robot.interact(() -> this.<ButtonBase>node(id).fire());
	}
}
