package digitlab.ui.cluster;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import static digitlab.language.Localization.tr;

/**
 * The settings, the plot and the findings beside one another. Where these are too wide, as with enlarged text, settings and
 * findings share the left column, and two buttons choose between them.
 */
final class ClusterColumns extends BorderPane {

	/** Settings and findings, which are as wide as one another; see the style sheet. */
	private static final int COLUMNS = 2;

	private final Region settings;
	private final Region findings;
	private final ToggleButton showSettings = tab(tr("Settings"), "show-settings");
	private final ToggleButton showFindings = tab(tr("Result"), "show-findings");
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
		for (Region column : List.of(settings, findings)) {
			// later: the style sheet sets it while it is applied to the children one by one
			column.minWidthProperty().subscribe((_, _) -> Platform.runLater(this::arrange));
		}
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
				&& COLUMNS * columnWidth() + centreWidth() > getWidth();
		Region column = narrow && showFindings.isSelected() ? findings : settings;
		VBox.setVgrow(column, Priority.ALWAYS);
		List<Node> now = narrow ? List.of(choice, column) : List.of(column);
		if (narrow) {
			setRight(null);
		}
		if (!left.getChildren().equals(now)) { // what stays keeps the keyboard focus
			left.getChildren().setAll(now);
		}
		if (!narrow) {
			setRight(found ? findings : null);
		}
	}

	/** Of the one that is shown: the style sheet does not reach the other. */
	private double columnWidth() {
		return (left.getChildren().contains(findings) ? findings : settings).minWidth(-1);
	}

	private double centreWidth() {
		return getCenter() == null ? 0 : getCenter().minWidth(-1);
	}

	/** Without the findings, which have their place also where there is no column for them. */
	@Override
	protected double computeMinWidth(double height) {
		return Math.max(columnWidth() + centreWidth(), getTop() == null ? 0 : getTop().minWidth(-1));
	}

	@Override
	protected double computeMinHeight(double width) {
		double top = getTop() == null ? 0 : getTop().prefHeight(getWidth());
		return Math.max(super.computeMinHeight(width), top + (getCenter() == null ? 0 : getCenter().minHeight(-1)));
	}
}
