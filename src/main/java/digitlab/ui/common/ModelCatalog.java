package digitlab.ui.common;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import digitlab.models.DamagedModel;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** The available models and the one in use. For the UI thread only. */
public final class ModelCatalog {

	private final ModelStore store;
	private final DiskTasks tasks;
	private final ObservableList<StoredModel> models = FXCollections.observableArrayList();
	/** Kept in a field: it would be garbage-collected despite its listeners otherwise. */
	private final ObservableList<StoredModel> readOnlyModels = FXCollections.unmodifiableObservableList(models);
	private final ReadOnlyObjectWrapper<List<DamagedModel>> damaged = new ReadOnlyObjectWrapper<>(List.of());
	/** By the folder that a model had before: the model as it was, and as it is. */
	private final Map<Path, Map.Entry<StoredModel, StoredModel>> renamed = new HashMap<>();
	private final ReadOnlyObjectWrapper<@Nullable StoredModel> inUse = new ReadOnlyObjectWrapper<>();

	public ModelCatalog(ModelStore store, DiskTasks tasks) {
		this.store = store;
		this.tasks = tasks;
	}

	/** All models, the shipped ones first. */
	public ObservableList<StoredModel> models() {
		return readOnlyModels;
	}

	/** The folders among the models that cannot be used. */
	public ReadOnlyObjectProperty<List<DamagedModel>> damagedProperty() {
		return damaged.getReadOnlyProperty();
	}

	/** The model that reads; null until one was opened. */
	public ReadOnlyObjectProperty<@Nullable StoredModel> inUseProperty() {
		return inUse.getReadOnlyProperty();
	}

	/** Makes another model the one that reads. */
	public void use(StoredModel model) {
		inUse.set(model);
	}

	/** The model has another name from now on. */
	public void renamed(StoredModel before, StoredModel now) {
		renamed.remove(now.folder()); // it may have its old name back
		renamed.put(before.folder(), Map.entry(before, now));
	}

	/**
	 * The same model as it is listed now, under the name that it was given since, with figures that were measured since; itself
	 * if it is not listed.
	 */
	public StoredModel newest(StoredModel model) {
		return listed(model).orElse(model);
	}

	/** The same model as it is listed now; empty if it is gone. */
	public Optional<StoredModel> listed(StoredModel model) {
		Optional<StoredModel> same = models.stream().filter(known -> isSame(known, model)).findFirst();
		Map.Entry<StoredModel, StoredModel> other = renamed.get(model.folder());
		return same.isPresent() || other == null || !isSame(other.getKey(), model) ? same : listed(other.getValue());
	}

	/** Another model may have been given its name since. */
	private static boolean isSame(StoredModel one, StoredModel other) {
		return one.folder().equals(other.folder()) && one.name().equals(other.name())
				&& one.metadata().created().equals(other.metadata().created());
	}

	/**
	 * The model with this name, for results that were made with it elsewhere.
	 *
	 * @throws IOException with one sentence, if there is none
	 */
	public StoredModel named(String name) throws IOException {
		return models.stream().filter(model -> model.name().equals(name)).findFirst().orElseThrow(
				() -> new IOException(tr("This was made with the model %s, which is not here: import it first.", name)));
	}

	/** Lists the models again: a training in another process may have added one. */
	public void refresh() {
		tasks.run(store::contents, found -> {
			if (!found.models().equals(models)) {
				models.setAll(found.models());
			}
			damaged.set(found.damaged());
		});
	}
}
