package digitlab.ui.common;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import org.jspecify.annotations.Nullable;

/** The available models and the one in use. For the UI thread only. */
public final class ModelCatalog {

	private final ModelStore store;
	private final DiskTasks tasks;
	private final ObservableList<StoredModel> models = FXCollections.observableArrayList();
	/** Kept in a field: it would be garbage-collected despite its listeners otherwise. */
	private final ObservableList<StoredModel> readOnlyModels = FXCollections.unmodifiableObservableList(models);
	private final ReadOnlyObjectWrapper<@Nullable StoredModel> inUse = new ReadOnlyObjectWrapper<>();

	public ModelCatalog(ModelStore store, DiskTasks tasks) {
		this.store = store;
		this.tasks = tasks;
	}

	/** All models, the shipped ones first. */
	public ObservableList<StoredModel> models() {
		return readOnlyModels;
	}

	/** The model that reads; null until one was opened. */
	public ReadOnlyObjectProperty<@Nullable StoredModel> inUseProperty() {
		return inUse.getReadOnlyProperty();
	}

	/** Makes another model the one that reads. */
	public void use(StoredModel model) {
		inUse.set(model);
	}

	/** The same model as listed now, with figures measured since; the argument itself if it is not listed. */
	public StoredModel newest(StoredModel model) {
		return models.stream().filter(known -> known.folder().equals(model.folder()) && known.name().equals(model.name()))
				.findFirst().orElse(model);
	}

	/** Lists the models again: a training in another process may have added one. */
	public void refresh() {
		tasks.run(store::list, found -> {
			if (!found.equals(models)) {
				models.setAll(found);
			}
		});
	}
}
