package digitlab.ui.common;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import static digitlab.language.Localization.tr;

/** Buttons where MNIST's images would be: to download them, or to choose the files of one who has them. */
public final class MnistOffer extends VBox {

	/**
	 * @param id begins the ids of the controls
	 * @param message of the page; the offer is shown while it is {@link MnistFetch#MISSING}
	 * @param use receives a chosen file or folder
	 */
	public MnistOffer(String id, MnistFetch mnist, ObservableValue<String> message, Consumer<Path> use) {
		FlowPane row = download(id + "-", mnist);
		row.getChildren().getFirst().getStyleClass().add(Styles.ACCENT);
		MenuButton files = new MenuButton(tr("I have the files"));
		files.setId(id + "-choose-mnist");
		files.setMinWidth(USE_PREF_SIZE);
		files.getItems().setAll(DataFileChooser.items(files, use));
		row.getChildren().add(files);
		Label problem = Section.problem(mnist.problemProperty());
		getChildren().addAll(row, problem);
		setMaxHeight(USE_PREF_SIZE);
		getStyleClass().add("mnist-offer");
		Section.showWhen(this, message.map(MnistFetch.MISSING::equals));
	}

	/**
	 * A row with a button that downloads MNIST, and while it does, its progress and a button to stop it.
	 *
	 * @param prefix of the ids of the buttons
	 */
	public static FlowPane download(String prefix, MnistFetch mnist) {
		Button fetch = Section.button(prefix + "fetch-mnist", tr("Download MNIST (11.6\u00a0MB)"), mnist::fetch);
		ProgressBar progress = new ProgressBar();
		Button stop = Section.button(prefix + "stop-mnist", tr("Stop"), mnist::stop);
		RunControls.follow(mnist.jobProperty(), fetch, stop, progress);
		return Section.row(fetch, progress, stop);
	}

	/** A page's message with the offer below it; takes no room while the message is empty. */
	public static VBox below(Label message, MnistOffer offer) {
		VBox both = new VBox(message, offer);
		both.setAlignment(Pos.CENTER);
		both.setPickOnBounds(false);
		both.getStyleClass().add("message-with-offer");
		return both;
	}
}
