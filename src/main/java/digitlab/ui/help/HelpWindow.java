package digitlab.ui.help;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Section;
import digitlab.ui.help.HelpViewModel.Place;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** The help, in a window of its own beside the main one. */
public final class HelpWindow {

	private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
	private static final double WIDTH = 900;
	private static final double HEIGHT = 640;
	private static final double MIN_WIDTH = 600;
	private static final double MIN_HEIGHT = 400;

	private final HelpViewModel model;
	private final Runnable hints;
	private final Stage stage = new Stage();
	private final BorderPane root = new BorderPane();
	private final ListView<HelpPage> contents = new ListView<>();
	private final ScrollPane page = new ScrollPane();
	private @Nullable Place shown;

	/**
	 * @param owner whose looks it takes, and with which it closes
	 * @param hints shows the hints of the first start again
	 */
	public HelpWindow(HelpViewModel model, Window owner, ObservableValue<Boolean> dark, Runnable hints) {
		this.model = model;
		this.hints = hints;
		root.setCenter(page);
		root.getStyleClass().addAll("window", "help");
		contents.setId("help-contents");
		contents.getStyleClass().add(Styles.DENSE);
		contents.setItems(model.pages());
		contents.setCellFactory(_ -> new Title());
		contents.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
			// by name: in another language, the page shown is replaced by the same one
			if (chosen != null && !chosen.name().equals(model.shownProperty().get().page().name())) {
				model.show(new Place(chosen, ""));
			}
		});
		page.setId("help-page");
		page.setFitToWidth(true);
		page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
		page.getStyleClass().add("edge-to-edge");
		root.setLeft(contents);
		Scene scene = new Scene(root, WIDTH, HEIGHT);
		scene.getStylesheets().setAll(owner.getScene().getStylesheets());
		scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), stage::close);
		scene.getAccelerators().put(new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN), model::back);
		stage.initOwner(owner);
		stage.setMinWidth(MIN_WIDTH);
		stage.setMinHeight(MIN_HEIGHT);
		stage.setScene(scene);
		speak();
		Subscription following = model.shownProperty().subscribe(this::turnTo)
				.and(dark.subscribe(now -> root.pseudoClassStateChanged(DARK, now)));
		stage.setOnHidden(_ -> following.unsubscribe());
	}

	/** Says in the language of the window what the pages do not say. */
	public void speak() {
		contents.setAccessibleText(tr("Pages of the help"));
		root.setTop(tools());
		stage.setTitle(tr("Help of Digit Lab"));
	}

	/** Shows it, or brings it to the front. */
	public void show() {
		stage.show();
		stage.toFront();
		page.requestFocus();
	}

	/** Whether it is open. */
	public boolean isOpen() {
		return stage.isShowing();
	}

	/** Closes it; it cannot be shown again. */
	public void close() {
		stage.close();
	}

	private HBox tools() {
		Button back = Icons.button(Feather.ARROW_LEFT, tr("Back"), tr("Alt+Left"), model::back);
		back.setId("help-back");
		back.disableProperty().bind(model.canGoBackProperty().not());
		Button again = Section.button("help-hints", tr("Show the first hints again"), () -> {
			hints.run();
			stage.close();
		});
		HBox tools = new HBox(back, again);
		tools.setAlignment(Pos.CENTER_LEFT);
		tools.getStyleClass().add("chart-tools");
		return tools;
	}

	private void turnTo(Place place) {
		MarkdownView view = shown != null && shown.page() == place.page() && page.getContent() instanceof MarkdownView same
				? same
				: new MarkdownView(place.page().document(),
						link -> model.place(place.page(), link).map(to -> () -> model.show(to)));
		if (view != page.getContent()) {
			page.setContent(view);
			page.setVvalue(0);
		}
		shown = place;
		contents.getSelectionModel().select(place.page());
		view.whenWhole(() -> scrollTo(view, place));
	}

	private void scrollTo(MarkdownView view, Place place) {
		if (page.getContent() == view && place.equals(shown)) {
			page.applyCss();
			page.layout();
			Region heading = view.heading(place.page().own(place.anchor()));
			double hidden = view.getHeight() - page.getViewportBounds().getHeight();
			Bounds at = heading == null ? null : heading.getBoundsInParent();
			page.setVvalue(at == null || hidden <= 0 ? 0 : Math.min(1, at.getMinY() / hidden));
		}
	}

	private static final class Title extends ListCell<HelpPage> {

		Title() {
			setWrapText(true);
			setPrefWidth(0); // as wide as the list
		}

		@Override
		protected void updateItem(@Nullable HelpPage item, boolean isEmpty) {
			super.updateItem(item, isEmpty);
			setText(isEmpty || item == null ? null : item.title());
		}
	}
}
