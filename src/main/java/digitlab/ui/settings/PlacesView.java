package digitlab.ui.settings;

import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.FlowPane;

import digitlab.ui.common.MnistOffer;
import digitlab.ui.common.Section;

import static digitlab.language.Localization.tr;

/** Two sections: the data folder with MNIST, and diagnostics. */
final class PlacesView {

	private final PlacesViewModel model;

	PlacesView(PlacesViewModel model) {
		this.model = model;
	}

	List<Section> sections() {
		return List.of(data(), diagnosis());
	}

	private Section data() {
		FlowPane fetching = Section.showWhen(MnistOffer.download("", model.mnist()), Bindings.not(model.mnist().hereProperty()));
		return new Section("section-data", tr("Data"), place(tr("Models, data and sketches are in %s", model.dataFolder())),
				Section.row(Section.button("open-data", tr("Open the folder"), model::openDataFolder)),
				Section.text(model.mnistNoteProperty()), fetching);
	}

	private Section diagnosis() {
		Button reset = Section.twice("reset", tr("Reset the settings"), tr("Really reset"), "", model::reset);
		Button copy = Section.button("copy-details", tr("Copy the details"), () -> Clipboard.getSystemClipboard()
				.setContent(Map.of(DataFormat.PLAIN_TEXT, model.details())));
		return new Section("section-diagnosis", tr("Diagnosis"), place(model.details()),
				place(tr("The log is in %s", model.logFile())),
				Section.row(Section.button("open-log", tr("Open the log"), model::openLog), copy, reset),
				Section.problem(model.openProblemProperty()));
	}

	private static Label place(String words) {
		Label label = new Label(words);
		label.setWrapText(true);
		return label;
	}
}
