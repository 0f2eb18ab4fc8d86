package digitlab.ui.common;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which data the window works on, and which it could; remembered. For the UI thread only. */
public final class DataSelection {

	private static final Logger LOG = LoggerFactory.getLogger(DataSelection.class);
	private static final DataChoice MNIST = new DataChoice("mnist", "MNIST", false);
	private static final DataChoice GENERATED = new DataChoice("synthetic", "Generated digits", false);

	private final SettingsStore settings;
	private final BackgroundTasks tasks;
	private final ObservableList<DataChoice> choices = FXCollections.observableArrayList();
	/** Kept here: it would not outlive its listeners' interest otherwise. */
	private final ObservableList<DataChoice> readOnlyChoices = FXCollections.unmodifiableObservableList(choices);
	private final DataChoice usual;
	private final DataChoice ownSketches;
	private final ReadOnlyObjectWrapper<DataChoice> chosen;

	/**
	 * @param remembered what was looked at last
	 * @param hasMnist whether MNIST was downloaded; without it generated digits are there to look at first
	 * @param ownSamples folder of the user's corrected sketches
	 */
	public DataSelection(Settings remembered, boolean hasMnist, Path ownSamples, SettingsStore settings, BackgroundTasks tasks) {
		this.settings = settings;
		this.tasks = tasks;
		ownSketches = new DataChoice(ownSamples.toString(), "My sketches", false);
		choices.addAll(MNIST, GENERATED, ownSketches);
		remembered.recentData().forEach(this::addPlace);
		usual = hasMnist ? MNIST : GENERATED;
		chosen = new ReadOnlyObjectWrapper<>(find(remembered.data()) instanceof DataChoice last ? last : usual);
	}

	/** What is looked at as long as nobody chose: MNIST if it was here at the start, else generated digits. */
	public DataChoice usual() {
		return usual;
	}

	/** The user's corrected sketches. */
	public DataChoice ownSketches() {
		return ownSketches;
	}

	/**
	 * The choice of a source as on the command line; one that is new becomes a choice, whether there is such a place or not,
	 * so that nobody works on other data than were asked for.
	 */
	public DataChoice of(String source) {
		if (find(source) instanceof DataChoice known) {
			return known;
		}
		DataChoice added = new DataChoice(source, nameOf(source), true);
		choices.add(added);
		return added;
	}

	private static String nameOf(String source) {
		try {
			return DataChoice.place(Path.of(source)).name();
		} catch (InvalidPathException _) {
			return source;
		}
	}

	/** What can be chosen, places added by the user last. */
	public ObservableList<DataChoice> choices() {
		return readOnlyChoices;
	}

	public ReadOnlyObjectProperty<DataChoice> chosenProperty() {
		return chosen.getReadOnlyProperty();
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

	private void addPlace(String place) {
		try {
			choices.add(DataChoice.place(Path.of(place)));
		} catch (InvalidPathException e) {
			LOG.warn("The settings name data that cannot be a place: {}", e.getMessage());
		}
	}

	private @Nullable DataChoice find(@Nullable String source) {
		return choices.stream().filter(choice -> choice.source().equals(source)).findFirst().orElse(null);
	}
}
