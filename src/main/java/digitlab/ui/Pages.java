package digitlab.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;

import static digitlab.language.Localization.marktr;

/** Shows one of the window's pages at a time, and handles their keyboard shortcuts. */
final class Pages {

	// Pages are known by their English names.
	static final String CANVAS = marktr("Canvas");
	static final String CHARTS = marktr("Charts");
	static final String CLUSTERS = marktr("Clusters");
	static final String READINGS = marktr("Readings");
	static final String IMAGES = marktr("Images");
	static final String SKETCHES = marktr("My sketches");
	static final String SETTINGS = marktr("Settings");

	/** In percent of the usual size of text; legible from the last row of a classroom. */
	private static final int PRESENTED = 175;

	private final List<Page> all;
	private final Scene scene;
	private final BorderPane middle;
	private final ObservableValue<Integer> textSize;
	private final ReadOnlyObjectWrapper<Page> shown;
	private final ReadOnlyBooleanWrapper presenting = new ReadOnlyBooleanWrapper();
	private boolean isShared;
	private final Map<KeyCombination, Runnable> everywhere = new HashMap<>();

	/**
	 * @param all from top to bottom; the last one is the settings
	 * @param middle its centre holds the page
	 * @param textSize in percent of the usual size
	 */
	Pages(List<Page> all, Scene scene, BorderPane middle, ObservableValue<Integer> textSize) {
		this.all = all;
		this.scene = scene;
		this.middle = middle;
		this.textSize = textSize;
		shown = new ReadOnlyObjectWrapper<>(all.getFirst());
	}

	/** Adds a shortcut for all pages; call it before {@link #begin}. */
	void onEveryPage(KeyCombination key, Runnable action) {
		everywhere.put(key, action);
	}

	/** Whether the window is shown to many people: text is large, and the canvas shows only what matters. */
	ReadOnlyBooleanProperty presentingProperty() {
		return presenting.getReadOnlyProperty();
	}

	/** Shows the window to many people, or no longer. */
	void present(boolean now) {
		presenting.set(now);
		place();
	}

	private int percent() {
		return presenting.get() ? Math.max(PRESENTED, textSize.getValue()) : textSize.getValue();
	}

	/** Shows the first page; from now on, follows the chosen page and the text size. */
	void begin() {
		shown.subscribe(this::select);
		textSize.subscribe(this::place);
	}

	/** Tells whether something is shown beside the page, so that it may have less room than it needs. */
	void share(boolean now) {
		if (isShared != now) {
			isShared = now;
			place();
		}
	}

	private void place() {
		List<String> styles = TextSize.stylesheets(percent());
		if (!styles.equals(scene.getStylesheets())) {
			scene.getStylesheets().setAll(styles);
		}
		middle.setCenter(shown.get().placed(percent(), isShared));
	}

	/** Builds all pages anew, the one shown at once. */
	void renew() {
		all.forEach(Page::forget);
		select(shown.get());
	}

	List<Page> all() {
		return all;
	}

	ReadOnlyObjectProperty<Page> shownProperty() {
		return shown.getReadOnlyProperty();
	}

	/** The name of the page shown. */
	String shownName() {
		return shown.get().name();
	}

	void turnTo(Page page) {
		shown.set(page);
	}

	/** Shows the page with this name. */
	void turnTo(String name) {
		all.stream().filter(page -> page.name().equals(name)).findFirst().ifPresent(shown::set);
	}

	/** Moves the focus to the start of the page shown. */
	void focus() {
		shown.get().content().focus().get().requestFocus();
	}

	private void select(Page page) {
		Page.Content content = page.content();
		place();
		scene.getAccelerators().clear();
		scene.getAccelerators().putAll(content.shortcuts());
		scene.getAccelerators().putAll(everywhere);
		for (int i = 0; i < all.size(); i++) {
			Page other = all.get(i);
			// Later, because the accelerators are being iterated over while one of them acts.
			scene.getAccelerators().put(NavigationRail.key(i + 1), () -> Platform.runLater(() -> shown.set(other)));
		}
		scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+Comma"),
				() -> Platform.runLater(() -> shown.set(all.getLast())));
		focus();
	}
}
