package digitlab.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import digitlab.settings.Settings;
import digitlab.training.ComputeDevice;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.RunControls;
import digitlab.ui.common.Section;

import static digitlab.language.Localization.tr;

/** The section that chooses the device. */
public final class DeviceView extends Section {

	private final DeviceViewModel model;
	private final ToggleGroup group = new ToggleGroup();
	private final VBox choices = new VBox();

	public DeviceView(DeviceViewModel model) {
		super("section-device", tr("Device"));
		this.model = model;
		choices.getStyleClass().add("settings-list");
		Button fetch = button("fetch-cuda", tr("Download the CUDA libraries"), model::fetch);
		Button stop = button("stop-cuda", tr("Stop"), model::stopFetching);
		ProgressBar progress = new ProgressBar();
		RunControls.follow(model.jobProperty(), fetch, stop, progress);
		VBox offer = new VBox(row(fetch, progress, stop), note(model.fetchNoteProperty()));
		offer.getStyleClass().add("settings-list");
		Button restart = button("restart", tr("Restart Digit Lab"), model::restart);
		getChildren().addAll(choices, problem(model.problemProperty()), showWhen(offer, model.canFetchProperty()),
				showWhen(restart, model.needsRestartProperty()),
				row(named(tr("Threads"), tr("Processor threads for training. It is best to leave one core to the window."),
						threads())));
		Lifetime.keep(model.devicesProperty().subscribe(_ -> list()));
		Lifetime.keep(model.chosenProperty().subscribe(_ -> follow()));
		// Not the buttons' actions, because the arrow keys select without one.
		group.selectedToggleProperty().subscribe(toggle -> {
			if (toggle != null && toggle.getUserData() instanceof String id && !id.equals(model.chosenProperty().get())) {
				model.choose(id);
			}
		});
	}

	private void list() {
		group.getToggles().clear();
		List<Node> all = new ArrayList<>();
		all.add(choice(Settings.AUTO, tr("Automatic: the first usable GPU, otherwise the CPU")));
		for (ComputeDevice device : model.devicesProperty().get()) {
			RadioButton button = choice(device.id(), device.name());
			all.add(device.available() ? button : withReason(button, device.reason()));
		}
		refill(choices, all);
		follow();
	}

	/** Shows the reason in a label of its own: a disabled button is hard to read, and screen readers skip it. */
	private static Node withReason(RadioButton button, String reason) {
		Label why = new Label(tr("Cannot be used: %s", reason));
		why.setId(button.getId() + "-reason");
		why.setWrapText(true);
		why.getStyleClass().addAll("note", "device-reason");
		button.setAccessibleHelp(why.getText());
		return new VBox(button, why);
	}

	/** Selects the chosen device. Unusable devices cannot be chosen. */
	private void follow() {
		String chosen = model.chosenProperty().get();
		group.selectToggle(null);
		for (Toggle toggle : List.copyOf(group.getToggles())) {
			boolean isChosen = chosen.equals(toggle.getUserData());
			if (isChosen) {
				group.selectToggle(toggle);
			}
			((RadioButton) toggle).setDisable(!isChosen && !isUsable(toggle.getUserData()));
		}
	}

	private boolean isUsable(Object id) {
		return id.equals(Settings.AUTO)
				|| model.devicesProperty().get().stream().anyMatch(device -> device.id().equals(id) && device.available());
	}

	private RadioButton choice(String id, String words) {
		RadioButton button = new RadioButton(words);
		button.setId("device-" + id.replace(":", "-"));
		button.setWrapText(true);
		button.setMnemonicParsing(false);
		button.setUserData(id);
		button.setToggleGroup(group);
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
				return count == null ? "" : count == 0 ? tr("Automatic (%d)", Math.max(1, cores - 1)) : count.toString();
			}

			@Override
			public Integer fromString(String text) {
				throw new UnsupportedOperationException("A number of threads is chosen, not typed");
			}
		});
		Lifetime.keep(model.threadsProperty().subscribe(now -> box.setValue(now.intValue())));
		box.setOnAction(_ -> {
			if (box.getValue() != null && box.getValue() != model.threadsProperty().get()) {
				model.chooseThreads(box.getValue());
			}
		});
		return box;
	}
}
