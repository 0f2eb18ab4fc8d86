package digitlab.ui.common;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.Ikon;

/** Creates controls with icons, tooltips and accessible names. */
public final class Icons {

	private Icons() {
	}

	/** A flat button. */
	public static Button button(Ikon icon, String name, String shortcut, Runnable command) {
		Button button = name(new Button(null, new Icon(icon)), name, shortcut);
		button.setOnAction(_ -> command.run());
		return button;
	}

	/** Turns any button into an icon button. */
	public static <B extends ButtonBase> B name(B button, String name, String shortcut) {
		button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
		button.setAccessibleText(name);
		tooltip(button, shortcut.isEmpty() ? name : name + " (" + shortcut + ")");
		return button;
	}

	/** Adds a tooltip. */
	public static void tooltip(Node node, String text) {
		whenPointedAt(node, () -> new Tooltip(text));
	}

	/** Adds a tooltip whose text changes. */
	public static void tooltip(Node node, ObservableValue<String> text) {
		whenPointedAt(node, () -> {
			Tooltip tooltip = new Tooltip();
			tooltip.textProperty().bind(text);
			return tooltip;
		});
	}

	/** A page has hundreds, each a window of its own: those that nobody looks at are not made. */
	private static void whenPointedAt(Node node, Supplier<Tooltip> maker) {
		node.addEventHandler(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
			@Override
			public void handle(MouseEvent first) {
				node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
				install(node, maker.get());
			}
		});
	}

	private static void install(Node node, Tooltip tooltip) {
		tooltip.setShowDelay(Duration.millis(400));
		tooltip.setWrapText(true);
		tooltip.setMaxWidth(360);
		Tooltip.install(node, tooltip);
	}
}
