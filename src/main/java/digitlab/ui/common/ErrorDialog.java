package digitlab.ui.common;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import javafx.event.ActionEvent;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Window;

import digitlab.io.ErrorMessages;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** Shows an error as one sentence, with details that can be copied. */
public final class ErrorDialog {

	private static final int WIDTH = 460;

	private final Window owner;
	private final String version;

	/**
	 * @param owner the window that the dialog belongs to
	 * @param version of Digit Lab, for the details
	 */
	public ErrorDialog(Window owner, String version) {
		this.owner = owner;
		this.version = version;
	}

	/** Shows the dialog and returns at once. */
	public void show(Throwable failure) {
		ButtonType copying = new ButtonType(tr("Copy details"), ButtonData.LEFT);
		ButtonType closing = new ButtonType(tr("Close"), ButtonData.OK_DONE);
		Alert alert = new Alert(AlertType.ERROR, ErrorMessages.of(failure), copying, closing);
		alert.initOwner(owner);
		alert.setTitle("Digit Lab");
		alert.setHeaderText(tr("That did not work"));
		Icon icon = new Icon(Feather.ALERT_CIRCLE);
		icon.getStyleClass().add("error-icon");
		alert.setGraphic(icon);
		DialogPane pane = alert.getDialogPane();
		pane.setPrefWidth(WIDTH);
		pane.getStylesheets().addAll(owner.getScene().getStylesheets());
		Button copy = (Button) pane.lookupButton(copying);
		// Copying leaves the dialog open.
		copy.addEventFilter(ActionEvent.ACTION, event -> {
			Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, details(failure)));
			copy.setText(tr("Copied"));
			event.consume();
		});
		alert.setOnShown(_ -> pane.lookupButton(closing).requestFocus());
		alert.show();
	}

	String details(Throwable failure) {
		StringWriter text = new StringWriter();
		PrintWriter lines = new PrintWriter(text);
		lines.println(ErrorMessages.of(failure));
		lines.println("Digit Lab " + version + ", Java " + System.getProperty("java.version") + ", JavaFX "
				+ System.getProperty("javafx.version") + ", " + System.getProperty("os.name") + " "
				+ System.getProperty("os.version") + " " + System.getProperty("os.arch"));
		failure.printStackTrace(lines);
		return text.toString();
	}
}
