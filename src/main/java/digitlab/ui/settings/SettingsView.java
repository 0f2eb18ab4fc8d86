package digitlab.ui.settings;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Section;
import digitlab.ui.inspection.InspectionViewModel;
import digitlab.ui.models.ModelsView;
import digitlab.ui.training.DeviceView;
import digitlab.ui.training.PlanView;
import digitlab.ui.training.RunView;
import digitlab.ui.training.SketchesView;

/** The settings page, in one column. */
public final class SettingsView {

	private final ScrollPane root = new ScrollPane();

	/**
	 * @param inspection of the data that a training is planned on
	 * @param showCurves shows the curves of the training with a name; empty for none in particular
	 */
	public SettingsView(SettingsViewModel model, InspectionViewModel inspection, FigureExport export,
			Consumer<String> showCurves) {
		VBox column = new VBox();
		column.getStyleClass().add("settings-page");
		List<Section> first = List.of(new DeviceView(model.device()), new PlanView(model.plan(), inspection, export),
				new RunView(model.run(), model.plan(), showCurves), new ModelsView(model.models()),
				new SketchesView(model.sketches()), new AppearanceView(model.appearance()));
		column.getChildren().addAll(Stream.concat(first.stream(), new PlacesView(model.places()).sections().stream()).toList());
		StackPane centred = new StackPane(column);
		StackPane.setAlignment(column, Pos.TOP_CENTER);
		root.setContent(centred);
		root.setFitToWidth(true);
		root.setHbarPolicy(ScrollBarPolicy.NEVER);
		root.setId("settings-scroll");
		root.getStyleClass().addAll("edge-to-edge", "settings-view");
		root.sceneProperty().subscribe(scene -> model.setInView(scene != null));
	}

	/**
	 * Scrolls to a section of a settings page, and moves the focus to its first control.
	 *
	 * @param window in which the page is
	 * @param section the id
	 */
	public static void show(Parent window, String section) {
		window.applyCss();
		window.layout();
		if (window.lookup("#" + section) instanceof Section wanted
				&& window.lookup("#settings-scroll") instanceof ScrollPane page) {
			double room = page.getContent().getLayoutBounds().getHeight() - page.getViewportBounds().getHeight();
			page.setVvalue(room <= 0 ? 0 : Math.min(1, wanted.getBoundsInParent().getMinY() / room));
			wanted.focusFirst();
		}
	}

	public Region root() {
		return root;
	}

	/** The node that receives the keyboard focus when the page is shown. */
	public Node focus() {
		return root;
	}

	/** The page has no shortcuts of its own. */
	public Map<KeyCombination, Runnable> shortcuts() {
		return Map.of();
	}
}
