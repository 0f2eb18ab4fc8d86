package digitlab.ui.common;

import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;

import static digitlab.language.Localization.tr;

/** The buttons of dialogs that ask for something; JavaFX's own follow the system's language instead of the window's. */
public final class DialogButtons {

	private DialogButtons() {
	}

	/** Gives a dialog OK and Cancel, and returns the first. */
	public static ButtonType okAndCancel(DialogPane pane) {
		ButtonType ok = new ButtonType(tr("OK"), ButtonData.OK_DONE);
		pane.getButtonTypes().setAll(ok, new ButtonType(tr("Cancel"), ButtonData.CANCEL_CLOSE));
		return ok;
	}
}
