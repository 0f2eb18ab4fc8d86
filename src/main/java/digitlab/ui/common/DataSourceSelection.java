package digitlab.ui.common;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import digitlab.dataset.Preprocessing;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;

/** The available data sources and the selected one, which is remembered. For the UI thread only. */
public final class DataSourceSelection {

	private static final Logger LOG = LoggerFactory.getLogger(DataSourceSelection.class);
	private static final DataSource MNIST = new DataSource("mnist", "MNIST", false);
	private static final DataSource GENERATED = new DataSource("synthetic", marktr("Generated digits"), false);

	private final SettingsStore settings;
	private final DiskTasks tasks;
	private final ObservableList<DataSource> choices = FXCollections.observableArrayList();
	/** Kept in a field: it would be garbage-collected despite its listeners otherwise. */
	private final ObservableList<DataSource> readOnlyChoices = FXCollections.unmodifiableObservableList(choices);
	private final Map<String, Preprocessing> steps = new HashMap<>();
	private final Set<String> ofClass = new HashSet<>();
	private final @Nullable String last;
	private final String usual;
	private final DataSource ownSketches;
	private final ReadOnlyObjectWrapper<DataSource> chosen;

	/**
	 * @param remembered the settings of the last session
	 * @param hasMnist whether MNIST was downloaded; without it, generated digits are selected at first
	 * @param ownSamples folder of the user's corrected sketches
	 */
	public DataSourceSelection(Settings remembered, boolean hasMnist, Path ownSamples, SettingsStore settings, DiskTasks tasks) {
		this.settings = settings;
		this.tasks = tasks;
		ownSketches = new DataSource(ownSamples.toString(), marktr("My sketches"), false);
		remembered.preprocessing().forEach(this::rememberSteps);
		for (DataSource known : List.of(MNIST, GENERATED, ownSketches)) {
			choices.add(known.with(stepsOf(known.source())));
		}
		remembered.recentData().forEach(this::addPlace);
		usual = hasMnist ? MNIST.source() : GENERATED.source();
		last = remembered.data();
		chosen = new ReadOnlyObjectWrapper<>(find(last) instanceof DataSource known ? known : usual());
	}

	/**
	 * Offers the sketches of a class in place of those offered before.
	 *
	 * @param everyone those of all pupils
	 * @param pupils those of each; empty for no class
	 */
	public void offerClass(Path everyone, List<Path> pupils) {
		Set<String> now = pupils.stream().map(Path::toString).collect(Collectors.toSet());
		if (!pupils.isEmpty()) {
			now.add(everyone.toString());
			offer(new DataSource(everyone.toString(), marktr("The class"), false));
			pupils.forEach(pupil -> offer(DataSource.place(pupil)));
		}
		ofClass.removeAll(now);
		choices.removeIf(choice -> ofClass.contains(choice.source()));
		boolean isGone = ofClass.contains(chosen.get().source());
		ofClass.clear();
		ofClass.addAll(now);
		if (isGone) {
			choose(usual());
		} else if (now.contains(last) && chosen.get().equals(usual())) {
			chosen.set(of(last));
		}
	}

	private void offer(DataSource choice) {
		if (find(choice.source()) == null) {
			add(choice);
		}
	}

	/** Whether data are the sketches of a pupil, of whom there may be many. */
	public boolean isPupils(DataSource choice) {
		return choice.isPlace() && ofClass.contains(choice.source());
	}

	/** The data used until the user chooses: MNIST if it was there at the start, else generated digits. */
	public DataSource usual() {
		return of(usual);
	}

	/** The user's corrected sketches. */
	public DataSource ownSketches() {
		return of(ownSketches.source());
	}

	/**
	 * The data source with a name as on the command line. A new one is added, whether or not its file exists, so that nobody
	 * works on data other than those requested.
	 */
	public DataSource of(String source) {
		if (find(source) instanceof DataSource known) {
			return known;
		}
		return add(new DataSource(source, nameOf(source), true));
	}

	/** Adds data under a name that no other data have, ignoring case. */
	private DataSource add(DataSource choice) {
		DataSource added = choice.named(freeName(choice)).with(stepsOf(choice.source()));
		choices.add(added);
		return added;
	}

	private String freeName(DataSource choice) {
		if (isFree(choice.name())) {
			return choice.name();
		}
		try {
			Path above = Path.of(choice.source()).toAbsolutePath().normalize().getParent();
			String name = above == null || above.getFileName() == null
					? choice.source()
					: tr("%s in %s", choice.name(), above.getFileName());
			return isFree(name) ? name : choice.source();
		} catch (InvalidPathException _) {
			return choice.source();
		}
	}

	private boolean isFree(String name) {
		return choices.stream().noneMatch(other -> other.name().equalsIgnoreCase(name));
	}

	private static String nameOf(String source) {
		try {
			return DataSource.place(Path.of(source)).name();
		} catch (InvalidPathException _) {
			return source;
		}
	}

	/** All data sources, those added by the user last. */
	public ObservableList<DataSource> choices() {
		return readOnlyChoices;
	}

	public ReadOnlyObjectProperty<DataSource> chosenProperty() {
		return chosen.getReadOnlyProperty();
	}

	/** The data with this source as listed here; unchanged if not listed. */
	public DataSource known(DataSource choice) {
		return find(choice.source()) instanceof DataSource known ? known : choice.with(stepsOf(choice.source()));
	}

	/** Chooses data, and remembers the choice. Data that are already listed keep their preprocessing. */
	public DataSource choose(DataSource choice) {
		DataSource known = find(choice.source());
		DataSource now = known == null ? add(choice) : known;
		chosen.set(now);
		boolean isRecent = now.isPlace() && !isPupils(now); // pupils are listed anyway
		tasks.run(() -> settings.update(all -> all.withData(now.source(), isRecent)), _ -> {
		});
		return now;
	}

	/**
	 * Sets how data are preprocessed wherever they are used, and remembers it.
	 *
	 * @return the data with that preprocessing
	 */
	public DataSource preprocess(String source, Preprocessing preprocessing) {
		DataSource before = of(source);
		if (before.preprocessing().equals(preprocessing)) {
			return before;
		}
		DataSource now = before.with(preprocessing);
		steps.put(source, preprocessing);
		choices.set(choices.indexOf(before), now);
		if (chosen.get().hasSourceOf(now)) {
			chosen.set(now);
		}
		tasks.run(() -> settings.update(all -> all.withPreprocessing(source, preprocessing.labels())), _ -> {
		});
		return now;
	}

	/** Keeps a property's data source up to date with the preprocessing of its data; returns the property. */
	public <P extends Property<DataSource>> P follow(P choice) {
		choices.addListener((ListChangeListener<DataSource>) _ -> {
			DataSource now = find(choice.getValue().source());
			if (now != null && !now.equals(choice.getValue())) {
				choice.setValue(now);
			}
		});
		return choice;
	}

	private Preprocessing stepsOf(String source) {
		return steps.getOrDefault(source, Preprocessing.NONE);
	}

	private void rememberSteps(String source, List<String> labels) {
		try {
			steps.put(source, Preprocessing.of(labels));
		} catch (IllegalArgumentException e) {
			LOG.warn("The settings name unknown preprocessing: {}", e.getMessage());
		}
	}

	private void addPlace(String place) {
		try {
			add(DataSource.place(Path.of(place)));
		} catch (InvalidPathException e) {
			LOG.warn("The settings name data that cannot be a path: {}", e.getMessage());
		}
	}

	private @Nullable DataSource find(@Nullable String source) {
		return choices.stream().filter(choice -> choice.source().equals(source)).findFirst().orElse(null);
	}
}
