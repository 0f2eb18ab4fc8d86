package digitlab.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import digitlab.settings.Settings;
import digitlab.training.ComputeDevice;
import digitlab.ui.common.RunControls;

/** Chooses what the network runs on. */
final class DeviceView extends Section {

	private final DeviceViewModel model;
	private final ToggleGroup group = new ToggleGroup();
	private final VBox choices = new VBox();

	DeviceView(DeviceViewModel model) {
		super("section-device", "Device");
		this.model = model;
		choices.getStyleClass().add("settings-list");
		Button fetch = button("fetch-cuda", "Fetch the CUDA libraries", model::fetch);
		Button stop = button("stop-cuda", "Stop", model::stopFetching);
		ProgressBar progress = new ProgressBar();
		RunControls.follow(model.jobProperty(), fetch, stop, progress);
		VBox offer = new VBox(row(fetch, progress, stop), note(model.fetchNoteProperty()));
		offer.getStyleClass().add("settings-list");
		Button restart = button("restart", "Start Digit Lab anew", model::restart);
		getChildren().addAll(choices, problem(model.problemProperty()), showWhen(offer, model.canFetchProperty()),
				showWhen(restart, model.needsRestartProperty()),
				row(named("Threads", "Processor threads that a training may use. One core is best left to the window.",
						threads())));
		model.devicesProperty().subscribe(_ -> list());
		model.chosenProperty().subscribe(_ -> list());
	}

	private void list() {
		List<RadioButton> buttons = new ArrayList<>();
		buttons.add(choice(Settings.AUTO, "Automatic: the first GPU that can be used, else the CPU", true));
		for (ComputeDevice device : model.devicesProperty().get()) {
			buttons.add(choice(device.id(), device.available() ? device.name() : device.name() + ": " + device.reason(),
					device.available()));
		}
		choices.getChildren().setAll(buttons);
	}

	private RadioButton choice(String id, String words, boolean isUsable) {
		RadioButton button = new RadioButton(words);
		button.setId("device-" + id.replace(":", "-"));
		button.setWrapText(true);
		button.setMnemonicParsing(false);
		button.setToggleGroup(group);
		boolean isChosen = id.equals(model.chosenProperty().get());
		button.setSelected(isChosen);
		button.setDisable(!isUsable && !isChosen);
		button.setOnAction(_ -> model.choose(id));
		return button;
	}

	private ComboBox<Integer> threads() {
		ComboBox<Integer> box = new ComboBox<>();
		box.setId("threads");
		int cores = Runtime.getRuntime().availableProcessors();
		box.getItems().setAll(IntStream.rangeClosed(0, Math.max(cores, model.threadsProperty().get())).boxed().toList());
		box.setConverter(new StringConverter<>() {
			@Override
			public String toString(Integer count) {
				return count == null ? "" : count == 0 ? "Automatic (" + Math.max(1, cores - 1) + ")" : count.toString();
			}

			@Override
			public Integer fromString(String text) {
				throw new UnsupportedOperationException("A number of threads is chosen, not typed");
			}
		});
		model.threadsProperty().subscribe(now -> box.setValue(now.intValue()));
		box.setOnAction(_ -> {
			if (box.getValue() != null && box.getValue() != model.threadsProperty().get()) {
				model.chooseThreads(box.getValue());
			}
		});
		return box;
	}
}
