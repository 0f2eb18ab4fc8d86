package digitlab.ui.chart;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import digitlab.statistics.WritingStyle;
import digitlab.ui.chart.DataViewModel.Described;
import digitlab.ui.chart.DataViewModel.Styles;
import digitlab.ui.common.Card;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Pixels;
import digitlab.ui.common.Placeholders;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** The writing styles of a digit: one row each, with its share, its mean image and the images nearest to it. */
final class StylesCard {

	private static final int SCALE = 2;

	private final DataViewModel model;
	private final Consumer<ShownDigit> open;
	private final VBox rows = new VBox();
	private final Card card;

	StylesCard(DataViewModel model, FigureExport export, Consumer<ShownDigit> open) {
		this.model = model;
		this.open = open;
		rows.getStyleClass().add("styles");
		ComboBox<Integer> digit = new ComboBox<>();
		digit.setId("style-digit");
		digit.getItems().setAll(IntStream.range(0, 10).boxed().toList());
		digit.setAccessibleText(tr("Digit"));
		digit.valueProperty().bindBidirectional(model.digitProperty().asObject());
		Spinner<Integer> count = new Spinner<>(DataViewModel.MIN_STYLES, DataViewModel.MAX_STYLES,
				model.styleCountProperty().get());
		count.setId("style-count");
		count.setAccessibleText(tr("Number of styles"));
		count.getStyleClass().add(Spinner.STYLE_CLASS_SPLIT_ARROWS_HORIZONTAL);
		count.valueProperty().subscribe(k -> model.styleCountProperty().set(k));
		HBox choice = new HBox(name(tr("digit")), digit, name(tr("styles")), count);
		choice.setAlignment(Pos.CENTER_LEFT);
		choice.getStyleClass().add("card-controls");
		card = new Card("writing-styles", tr("Writing styles"),
				tr("The images of one digit, clustered by k-means: the mean of each cluster, and the images nearest to it. "
						+ "Look for crossed sevens and looped twos."),
				true, rows).withControl(choice).withExport(export, model::stylesFigure);
		Lifetime.keep(model.stylesProperty().subscribe(this::show));
		Lifetime.keep(model.describedProperty().subscribe(_ -> show(model.stylesProperty().get())));
	}

	private static Label name(String words) {
		Label name = new Label(words);
		name.setMinWidth(Region.USE_PREF_SIZE);
		return name;
	}

	Card card() {
		return card;
	}

	private void show(@Nullable Styles found) {
		Described described = model.describedProperty().get();
		if (found == null || described == null) {
			rows.getChildren().setAll(Placeholders.note(tr("Looking for groups…")));
		} else if (found.styles().isEmpty()) {
			rows.getChildren().setAll(Placeholders.note(tr("There is no %d in these data.", found.digit())));
		} else {
			rows.getChildren().setAll(found.styles().stream().map(style -> row(described, style)).toList());
		}
	}

	private Node row(Described described, WritingStyle style) {
		Label share = new Label(Numbers.percent(style.share()));
		share.getStyleClass().add("style-share");
		Label count = Placeholders.note(trn("%,d\u00a0image", "%,d\u00a0images", style.count()));
		VBox size = new VBox(share, count);
		size.getStyleClass().add("style-size");
		size.setAlignment(Pos.CENTER_LEFT);
		ImageView centre = new ImageView(Pixels.of(style.centre(), SCALE));
		centre.setAccessibleText(tr("Mean of the group"));
		HBox row = new HBox(size, centre);
		row.setAlignment(Pos.CENTER_LEFT);
		row.getStyleClass().add("style-row");
		List<DigitButton> examples = style.examples().stream()
				.map(index -> new DigitButton(ShownDigit.of(described.data(), index), "", open)).toList();
		OverflowRow all = new OverflowRow(examples);
		HBox.setHgrow(all, Priority.ALWAYS);
		row.getChildren().add(all);
		return row;
	}
}
