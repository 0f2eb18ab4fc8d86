package digitlab.ui;

import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.Ikon;

/**
 * A page of the window.
 *
 * @param focus where the keyboard is when the page is shown
 * @param shortcuts that work while the page is shown
 */
record Page(String name, Ikon icon, Region content, Supplier<Node> focus, Map<KeyCombination, Runnable> shortcuts) {
}
