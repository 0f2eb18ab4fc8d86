package digitlab.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import digitlab.data.Split;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import org.jspecify.annotations.Nullable;

/** Which data the window works on, and which it could; remembered. For the UI thread only. */
public final class DataSelection {

	private static final DataChoice MNIST = new DataChoice("mnist", "MNIST", false);
	private static final DataChoice GENERATED = new DataChoice("synthetic", "Generated digits", false);

	private final SettingsStore settings;
	private final BackgroundTasks tasks;
	private final ObservableList<DataChoice> choices = FXCollections.observableArrayList();
	private final ReadOnlyObjectWrapper<DataChoice> chosen;
	private final ReadOnlyObjectWrapper<Split> split;

	/**
	 * @param remembered what was looked at last
	 * @param hasMnist whether MNIST was downloaded; without it generated digits are there to look at first
	 * @param ownSamples folder of the user's corrected sketches
	 * @param split at first
	 */
	public DataSelection(Settings remembered, boolean hasMnist, Path ownSamples, Split split, SettingsStore settings,
			BackgroundTasks tasks) {
		this.settings = settings;
		this.tasks = tasks;
		choices.addAll(MNIST, GENERATED, new DataChoice(ownSamples.toString(), "My sketches", false));
		remembered.recentData().forEach(place -> choices.add(DataChoice.place(Path.of(place))));
		DataChoice first = hasMnist ? MNIST : GENERATED;
		chosen = new ReadOnlyObjectWrapper<>(find(remembered.data()) instanceof DataChoice last ? last : first);
		this.split = new ReadOnlyObjectWrapper<>(split);
	}

	/** What can be chosen, places added by the user last. */
	public ObservableList<DataChoice> choices() {
		return FXCollections.unmodifiableObservableList(choices);
	}

	public ReadOnlyObjectProperty<DataChoice> chosenProperty() {
		return chosen.getReadOnlyProperty();
	}

	public ReadOnlyObjectProperty<Split> splitProperty() {
		return split.getReadOnlyProperty();
	}

	/** Chooses data, and remembers that. */
	public void choose(DataChoice choice) {
		DataChoice known = find(choice.source());
		if (known == null) {
			choices.add(choice);
		}
		chosen.set(known == null ? choice : known);
		tasks.run(() -> settings.update(all -> all.withData(choice.source(), choice.isPlace())), _ -> {
		});
	}

	public void choose(Split part) {
		split.set(part);
	}

	private @Nullable DataChoice find(@Nullable String source) {
		return choices.stream().filter(choice -> choice.source().equals(source)).findFirst().orElse(null);
	}

	/** What to call the chosen data: "MNIST, train". */
	public String inWords() {
		return chosen.get().name() + ", " + split.get().label();
	}

	static List<Split> splits() {
		return Stream.of(Split.values()).toList();
	}
}
