package digitlab.ui;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

import digitlab.settings.Settings.Theme;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The list of pages at the left edge, with the theme switch at its bottom. */
final class NavigationRail extends VBox {

	private static final Map<Theme, Feather> ICONS = Map.of(Theme.SYSTEM, Feather.MONITOR, Theme.LIGHT, Feather.SUN, Theme.DARK,
			Feather.MOON);

	private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
	/** How much lower an item is in a low window, according to the style sheet. */
	private static final double PADDING = 12;

	private final ReadOnlyObjectProperty<Page> shown;
	/** The pages, and below them lessons, help and theme side by side. */
	private final List<Region> rows;
	private boolean isLow;

	/**
	 * @param shown the page in view
	 * @param select shows another
	 * @param nextTheme chooses the theme after this one
	 * @param help opens the help
	 * @param lessons shows or hides the lessons
	 */
	NavigationRail(List<Page> pages, ReadOnlyObjectProperty<Page> shown, Consumer<Page> select,
			ReadOnlyObjectProperty<Theme> theme, Runnable nextTheme, Runnable help, Runnable lessons) {
		this.shown = shown;
		getStyleClass().add("rail");
		for (int i = 0; i < pages.size(); i++) {
			getChildren().add(item(pages.get(i), select, i + 1));
		}
		Region gap = new Region();
		VBox.setVgrow(gap, Priority.ALWAYS);
		HBox below = new HBox(lessons(lessons), help(help), theme(theme, nextTheme));
		below.getStyleClass().add("rail-tools");
		below.getChildren().forEach(button -> HBox.setHgrow(button, Priority.ALWAYS));
		getChildren().addAll(gap, below);
		rows = getChildren().stream().filter(child -> child != gap).map(Region.class::cast).toList();
	}

	/** The key that shows the page at a place, counted from 1. */
	static KeyCombination key(int place) {
		return KeyCombination.valueOf("Shortcut+" + place);
	}

	/** Without the names and most of the padding, if need be. */
	@Override
	protected double computeMinHeight(double width) {
		return rows.stream().mapToDouble(this::lowest).sum() + between();
	}

	private double between() {
		return snappedTopInset() + snappedBottomInset() + getSpacing() * (getChildren().size() - 1);
	}

	/** Where the window is too low for names, the icons stay: the tooltips have the names. */
	@Override
	protected void layoutChildren() {
		double lowest = computeMinHeight(-1);
		double icons = lowest + PADDING * rows.size();
		double named = icons + pages().mapToDouble(NavigationRail::lineHeight).sum();
		boolean isHighEnough = named <= getHeight();
		isLow = icons > getHeight();
		pseudoClassStateChanged(LOW, isLow);
		pages().filter(item -> isNamed(item) != isHighEnough)
				.forEach(item -> item.setContentDisplay(isHighEnough ? ContentDisplay.TOP : ContentDisplay.GRAPHIC_ONLY));
		super.layoutChildren();
	}

	private double lowest(Region row) {
		double name = row instanceof ToggleButton page && isNamed(page) ? lineHeight(page) : 0;
		return row.prefHeight(-1) - name - (isLow ? 0 : PADDING);
	}

	/** Those with names below their icons. */
	private Stream<ToggleButton> pages() {
		return getChildren().stream().filter(ToggleButton.class::isInstance).map(ToggleButton.class::cast);
	}

	private static boolean isNamed(ButtonBase item) {
		return item.getContentDisplay() == ContentDisplay.TOP;
	}

	private static double lineHeight(ButtonBase item) {
		Text line = new Text(item.getText());
		line.setFont(item.getFont());
		return line.getLayoutBounds().getHeight() + item.getGraphicTextGap();
	}

	private ToggleButton item(Page page, Consumer<Page> select, int place) {
		String name = translated(page.name());
		ToggleButton item = dress(new ToggleButton(name.replace(' ', '\n'), new Icon(page.icon())));
		item.setAccessibleText(name);
		item.setContentDisplay(ContentDisplay.TOP);
		item.setId("page-" + page.name().toLowerCase(Locale.ROOT).replace(' ', '-'));
		Icons.tooltip(item, name + " (" + key(place).getDisplayText() + ")");
		Lifetime.keep(shown.subscribe(now -> item.setSelected(now == page)));
		item.setOnAction(_ -> {
			select.accept(page);
			item.setSelected(true);
		});
		return item;
	}

	private static Button lessons(Runnable toggle) {
		Button button = dress(new Button(null, new Icon(Feather.BOOK_OPEN)));
		button.setId("lessons-button");
		button.setAccessibleText(tr("Lessons"));
		button.setOnAction(_ -> toggle.run());
		Icons.tooltip(button, tr("Lessons (F2)"));
		return button;
	}

	private static Button help(Runnable open) {
		Button button = dress(new Button(null, new Icon(Feather.HELP_CIRCLE)));
		button.setId("help");
		button.setAccessibleText(tr("Help"));
		button.setOnAction(_ -> open.run());
		Icons.tooltip(button, tr("Help for this page (F1)"));
		return button;
	}

	private static Button theme(ReadOnlyObjectProperty<Theme> theme, Runnable next) {
		Icon icon = new Icon(ICONS.get(theme.get()));
		Button button = dress(new Button(null, icon));
		button.setId("theme");
		button.setOnAction(_ -> next.run());
		Icons.tooltip(button, tr("Theme: system, light or dark"));
		Lifetime.keep(theme.subscribe(now -> {
			icon.show(ICONS.get(now));
			button.setAccessibleText(inWords(now));
		}));
		return button;
	}

	private static String inWords(Theme theme) {
		return switch (theme) {
			case SYSTEM -> tr("Theme: System");
			case LIGHT -> tr("Theme: Light");
			case DARK -> tr("Theme: Dark");
		};
	}

	private static <B extends ButtonBase> B dress(B button) {
		button.setMaxWidth(Double.MAX_VALUE);
		button.getStyleClass().add("rail-item");
		return button;
	}
}
