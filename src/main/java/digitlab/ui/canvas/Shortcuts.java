package digitlab.ui.canvas;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import digitlab.ui.canvas.PenViewModel.Tool;

/** The keyboard shortcuts of the canvas. */
final class Shortcuts {

	private Shortcuts() {
	}

	/** How a key with Ctrl (on macOS with Command) is written here. */
	static String text(String key) {
		return new KeyCodeCombination(KeyCode.getKeyCode(key), KeyCombination.SHORTCUT_DOWN).getDisplayText();
	}

	static Map<KeyCombination, Runnable> of(CanvasViewModel model, CanvasFiles files) {
		Map<KeyCombination, Runnable> keys = new LinkedHashMap<>();
		keys.put(shortcut(KeyCode.Z), model::undo);
		keys.put(shortcut(KeyCode.Y), model::redo);
		keys.put(new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN), model::redo);
		keys.put(shortcut(KeyCode.O), files::open);
		keys.put(shortcut(KeyCode.V), files::paste);
		keys.put(shortcut(KeyCode.S), files::save);
		keys.put(shortcut(KeyCode.C), files::copyCard);
		keys.put(shortcut(KeyCode.P), files::printCard);
		keys.put(new KeyCodeCombination(KeyCode.DELETE), model::clear);
		keys.put(new KeyCodeCombination(KeyCode.BACK_SPACE), model::clear);
		keys.put(new KeyCodeCombination(KeyCode.P), () -> model.pen().toolProperty().set(Tool.PEN));
		keys.put(new KeyCodeCombination(KeyCode.E), () -> model.pen().toolProperty().set(Tool.ERASER));
		keys.put(new KeyCodeCombination(KeyCode.V), model::togglePicture);
		keys.put(new KeyCodeCombination(KeyCode.OPEN_BRACKET), () -> model.pen().widen(-1));
		keys.put(new KeyCodeCombination(KeyCode.CLOSE_BRACKET), () -> model.pen().widen(1));
		keys.put(alt("N"), model::itWasNoDigit);
		for (int digit = 0; digit < 10; digit++) {
			int meant = digit;
			keys.put(alt("DIGIT" + digit), () -> model.itWasA(meant));
			keys.put(alt("NUMPAD" + digit), () -> model.itWasA(meant));
		}
		return keys;
	}

	private static KeyCombination shortcut(KeyCode key) {
		return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
	}

	private static KeyCombination alt(String key) {
		return new KeyCodeCombination(KeyCode.valueOf(key), KeyCombination.ALT_DOWN);
	}
}
