package digitlab.ui.cluster;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The settings, the plot and the findings beside one another. Where these are too wide, as with enlarged text, settings and
 * findings share the left column, and two buttons choose between them.
 */
final class ClusterColumns extends BorderPane {

	private final Region settings;
	private final Region findings;
	private final ToggleButton showSettings = tab("Settings", "show-settings");
	private final ToggleButton showFindings = tab("Result", "show-findings");
	private final HBox choice = new HBox(showSettings, showFindings);
	private final VBox left = new VBox();
	private boolean hasFindings = true;

	ClusterColumns(Region settings, Region findings) {
		this.settings = settings;
		this.findings = findings;
		ToggleGroup group = new ToggleGroup();
		showSettings.setToggleGroup(group);
		showFindings.setToggleGroup(group);
		showSettings.setSelected(true);
		choice.getStyleClass().addAll("column-choice", "chart-tabs");
		widthProperty().subscribe(_ -> arrange());
		settings.minWidthProperty().subscribe(_ -> arrange());
		findings.managedProperty().subscribe(_ -> arrange());
		setLeft(left);
	}

	private ToggleButton tab(String name, String id) {
		ToggleButton button = new ToggleButton(name);
		button.setId(id);
		button.getStyleClass().add("tab-button");
		button.setMinWidth(USE_PREF_SIZE);
		button.setOnAction(_ -> {
			button.setSelected(true);
			arrange();
		});
		return button;
	}

	/** Shows the content of a tab; not all have findings beside them. */
	void show(Node content, boolean withFindings) {
		hasFindings = withFindings;
		setCenter(content);
		arrange();
	}

	/** There is a result to be seen. */
	void showFindings() {
		showFindings.setSelected(true);
		arrange();
	}

	/** There is something to be set, or stopped. */
	void showSettings() {
		showSettings.setSelected(true);
		arrange();
	}

	private void arrange() {
		boolean found = hasFindings && findings.isManaged();
		boolean narrow = getWidth() > 0 && found
				&& settings.minWidth(-1) + findings.minWidth(-1) + centreWidth() > getWidth();
		boolean instead = narrow && showFindings.isSelected();
		if (narrow) {
			setRight(null);
		}
		Region column = instead ? findings : settings;
		VBox.setVgrow(column, Priority.ALWAYS);
		if (narrow) {
			left.getChildren().setAll(choice, column);
		} else {
			left.getChildren().setAll(column);
			setRight(found ? findings : null);
		}
	}

	private double centreWidth() {
		return getCenter() == null ? 0 : getCenter().minWidth(-1);
	}

	/** Without the findings, which have their place also where there is no column for them. */
	@Override
	protected double computeMinWidth(double height) {
		double below = Math.max(settings.minWidth(-1), findings.isManaged() ? findings.minWidth(-1) : 0) + centreWidth();
		return Math.max(below, getTop() == null ? 0 : getTop().minWidth(-1));
	}
}
