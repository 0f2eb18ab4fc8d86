package digitlab.ui.common;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.chart.Chart;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import digitlab.plot.Figure;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** A card with one chart or table, its title, an explanation, and export. */
public final class Card extends VBox {

	private final HBox head = new HBox();
	private final boolean wide;

	/**
	 * @param id for styles and tests
	 * @param meaning explains the chart to people who have never seen one like it
	 * @param wide whether it takes up a whole row
	 */
	public Card(String id, String title, String meaning, boolean wide, Node... content) {
		this.wide = wide;
		setId(id);
		getStyleClass().add("card");
		Label name = new Label(title);
		name.getStyleClass().add("card-title");
		name.setMinWidth(0);
		name.setWrapText(true);
		Label hint = new Label(null, new Icon(Feather.HELP_CIRCLE));
		hint.getStyleClass().add("card-hint");
		hint.setAccessibleText(meaning);
		Icons.tooltip(hint, meaning);
		Region gap = new Region();
		HBox.setHgrow(gap, Priority.ALWAYS);
		head.getStyleClass().add("card-head");
		head.setAlignment(Pos.CENTER_LEFT);
		head.getChildren().addAll(name, hint, gap);
		getChildren().add(head);
		getChildren().addAll(content);
		for (Node node : content) {
			if (node instanceof Chart) {
				node.setAccessibleText(title + ". " + meaning);
				setVgrow(node, Priority.ALWAYS);
			}
		}
	}

	public boolean isWide() {
		return wide;
	}

	/** Adds a control to the card's header. */
	public Card withControl(Node control) {
		head.getChildren().add(control);
		return this;
	}

	/** Adds export of what the card shows; the supplier is called when the user exports. */
	public Card withExport(FigureExport export, Supplier<Figure> figure) {
		MenuItem png = new MenuItem(tr("Picture (PNG)…"));
		png.setOnAction(_ -> export.png(figure.get()));
		MenuItem copy = new MenuItem(tr("Copy the picture"));
		copy.setOnAction(_ -> export.copy(figure.get()));
		MenuItem print = new MenuItem(tr("Print…"));
		print.setOnAction(_ -> export.print(figure.get()));
		return withMenu(tr("Save, copy or print this chart"), png, table(export, figure), copy, print);
	}

	/** Adds export of the card's table, which has no picture. */
	public Card withTable(FigureExport export, Supplier<Figure> figure) {
		return withMenu(tr("Save this table"), table(export, figure));
	}

	private static MenuItem table(FigureExport export, Supplier<Figure> figure) {
		MenuItem csv = new MenuItem(tr("Table (CSV)…"));
		csv.setOnAction(_ -> export.csv(figure.get()));
		return csv;
	}

	private Card withMenu(String name, MenuItem... items) {
		MenuButton menu = Icons.name(new MenuButton(null, new Icon(Feather.DOWNLOAD), items), name, "");
		menu.getStyleClass().addAll(Tweaks.NO_ARROW, Styles.SMALL);
		menu.setId(getId() + "-export");
		head.getChildren().add(menu);
		return this;
	}
}
