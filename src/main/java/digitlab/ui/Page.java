package digitlab.ui;

import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;

import digitlab.ui.common.Lifetime;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/** A page of the window, created when it is first shown: most sessions need one or two. */
final class Page {

	/**
	 * The contents of a page.
	 *
	 * @param focus the node that receives the keyboard focus when the page is shown
	 * @param shortcuts active while the page is shown
	 */
	record Content(Region root, Supplier<Node> focus, Map<KeyCombination, Runnable> shortcuts) {
	}

	private final String name;
	private final Ikon icon;
	private final Supplier<Content> maker;
	private final Lifetime lifetime = new Lifetime();
	private @Nullable Content content;
	private ScalingScrollPane pane = new ScalingScrollPane();

	Page(String name, Ikon icon, Supplier<Content> maker) {
		this.name = name;
		this.icon = icon;
		this.maker = maker;
	}

	/** In English; the window shows its translation. */
	String name() {
		return name;
	}

	Ikon icon() {
		return icon;
	}

	/** Ends the contents; they are created anew when they are shown next. */
	void forget() {
		lifetime.end();
		content = null;
		pane = new ScalingScrollPane();
	}

	/** Call it on the JavaFX thread. */
	Content content() {
		Content made = content;
		if (made == null) {
			made = lifetime.during(maker);
			content = made;
		}
		return made;
	}

	/** The contents' root as it is to be placed in the window, see {@link ScalingScrollPane#around}. */
	Region placed(int percent, boolean isShared) {
		return pane.around(content().root(), percent, isShared);
	}
}
