package digitlab.ui.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import digitlab.dataset.SourceName;
import digitlab.models.DamagedModel;
import digitlab.models.ModelExport;
import digitlab.models.ModelImport;
import digitlab.models.ModelMetadata;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.settings.SettingsStore;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.WindowServices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** The view model of the list of models, with its commands. For the UI thread only. */
public final class ModelsViewModel {

	private static final Logger LOG = LoggerFactory.getLogger(ModelsViewModel.class);
	private static final double KILOBYTE = 1000;

	/**
	 * A model in the list.
	 *
	 * @param facts date, origin, accuracy and size, in words
	 */
	record Row(StoredModel model, boolean inUse, String facts) {
	}

	/**
	 * A deleted model that can be restored.
	 *
	 * @param wasUsed whether it was the one in use
	 */
	record Deleted(String name, boolean wasUsed) {
	}

	private final ModelStore store;
	private final ModelImport imports;
	private final ModelCatalog catalog;
	private final ClassifierLoader loader;
	private final SettingsStore settings;
	private final DiskTasks tasks;
	private final StatusViewModel status;
	private final Consumer<StoredModel> use;
	private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyObjectWrapper<@Nullable Deleted> deleted = new ReadOnlyObjectWrapper<>();
	private Map<Path, Long> sizes = Map.of();

	/**
	 * @param use makes a model the one in use
	 */
	public ModelsViewModel(WindowServices services, Consumer<StoredModel> use) {
		this.use = use;
		store = services.app().stored().models();
		settings = services.app().stored().settings();
		loader = services.app().engine().classifiers();
		imports = new ModelImport(store, loader, services.app().version());
		catalog = services.models();
		tasks = services.queues().tasks();
		status = services.status();
		tasks.run(() -> {
			store.removed().forgetOld(); // those of earlier sessions, which can no longer be restored
			return true;
		}, _ -> {
		}, failure -> LOG.warn("Deleted models are still on disk: {}", failure.getMessage()));
		catalog.models().subscribe(this::weigh);
		catalog.inUseProperty().subscribe(_ -> list());
		services.language().spokenProperty().subscribe((_, _) -> list());
	}

	/** All models, the shipped ones first. */
	ReadOnlyObjectProperty<List<Row>> rowsProperty() {
		return rows.getReadOnlyProperty();
	}

	/** The folders among the models that cannot be used, with the reason. */
	ReadOnlyObjectProperty<List<DamagedModel>> damagedProperty() {
		return catalog.damagedProperty();
	}

	/** The model deleted last; null if there is none or it was restored. */
	ReadOnlyObjectProperty<@Nullable Deleted> deletedProperty() {
		return deleted.getReadOnlyProperty();
	}

	/** Makes a model the one in use, if the engine can open it. */
	public void use(StoredModel model) {
		use(model, () -> status.say(tr("%s is now in use", model.name())));
	}

	private void use(StoredModel model, Runnable then) {
		change(() -> {
			loader.open(model.weights(), 1).close();
			settings.update(all -> all.withModel(model.name()));
			return model;
		}, used -> {
			use.accept(used);
			then.run();
		});
	}

	void rename(StoredModel model, String name) {
		boolean isUsed = isInUse(model);
		if (name.strip().equals(model.name())) {
			return;
		}
		change(() -> {
			StoredModel renamed = store.rename(model, name.strip());
			if (isUsed) {
				settings.update(all -> all.withModel(renamed.name()));
			}
			return renamed;
		}, renamed -> {
			catalog.renamed(model, renamed);
			if (isUsed) {
				use.accept(renamed);
			}
			status.say(tr("%s is called %s now", model.name(), renamed.name()));
		});
	}

	void export(StoredModel model, Path file) {
		change(() -> {
			ModelExport.write(model, file);
			return file;
		}, status::saved);
	}

	/** Imports a model from a file or folder; one that the engine cannot open is not kept. */
	void importFrom(Path file) {
		change(() -> imports.add(file), added -> status
				.say(String.join(" ", tr("%s was added.", added.model().name()), added.remark()), tr("Use it"),
						() -> use(added.model())));
	}

	/** Deletes one of the user's models; this can be undone. */
	void delete(StoredModel model) {
		boolean isUsed = isInUse(model);
		change(() -> {
			store.removed().remove(model);
			return isUsed ? store.selected(null).model() : null;
		}, instead -> {
			deleted.set(new Deleted(model.name(), isUsed));
			sayDeleted(tr("%s was deleted", model.name()));
			if (instead != null) {
				use(instead, () -> sayDeleted(tr("%s was deleted, %s is now in use", model.name(), instead.name())));
			}
		});
	}

	/** Deletes what is left of a model, for good. */
	void delete(DamagedModel model) {
		change(() -> {
			store.delete(model);
			return model;
		}, gone -> status.say(tr("What was left of %s was deleted", gone.name())));
	}

	/** Whether a damaged model is the user's: what came with the application cannot be deleted. */
	boolean isOwn(DamagedModel model) {
		return store.isOwn(model);
	}

	private void sayDeleted(String words) {
		status.say(words, tr("Undo"), this::bringBack);
	}

	/** Restores the model deleted last, and puts it into use if it was before. */
	void bringBack() {
		if (deleted.get() instanceof Deleted last) {
			deleted.set(null);
			change(() -> store.removed().bringBack(last.name), model -> {
				status.say(tr("%s is back", model.name()));
				if (last.wasUsed) {
					use(model);
				}
			});
		}
	}

	private <T> void change(Callable<T> work, Consumer<? super T> then) {
		tasks.run(work, result -> {
			then.accept(result);
			catalog.refresh();
		});
	}

	private boolean isInUse(StoredModel model) {
		return catalog.inUseProperty().get() instanceof StoredModel used && used.folder().equals(model.folder());
	}

	private void weigh() {
		list();
		List<StoredModel> all = List.copyOf(catalog.models());
		tasks.run(() -> {
			Map<Path, Long> found = new HashMap<>();
			for (StoredModel model : all) {
				found.put(model.folder(), ModelStore.size(model));
			}
			return found;
		}, found -> {
			sizes = found;
			list();
		}, _ -> list()); // a model just deleted no longer has a size
	}

	private void list() {
		rows.set(catalog.models().stream().map(model -> new Row(model, isInUse(model), facts(model))).toList());
	}

	private String facts(StoredModel model) {
		ModelMetadata m = model.metadata();
		List<String> facts = new ArrayList<>(List.of(accuracy(m), m.created().substring(0, Math.min(10, m.created().length())),
				learned(m), trn("%,d\u00a0parameter", "%,d\u00a0parameters", m.parameters())));
		if (sizes.get(model.folder()) instanceof Long bytes) {
			facts.add(bytes(bytes));
		}
		return String.join(" · ", facts);
	}

	private static String learned(ModelMetadata m) {
		return m.hasAccuracy()
				? trn("%,d\u00a0image of %s", "%,d\u00a0images of %s", m.data().trainingImages(),
						SourceName.shown(m.data().source()))
				: tr("learned from %s", SourceName.shown(m.data().source()));
	}

	private static String accuracy(ModelMetadata m) {
		if (!m.hasAccuracy()) {
			return tr("not measured");
		}
		return m.test() == null
				? trn("%2$s of %1$,d\u00a0held-out image", "%2$s of %1$,d\u00a0held-out images", m.data().validationImages(),
						Numbers.finePercent(m.run().validationAccuracy()))
				: trn("%2$s of %1$,d\u00a0test image", "%2$s of %1$,d\u00a0test images", m.test().samples(),
						Numbers.finePercent(m.test().accuracy()));
	}

	/** A size as "4.1 MB". */
	public static String bytes(long bytes) {
		double kilobytes = bytes / KILOBYTE;
		if (kilobytes < KILOBYTE) {
			return tr("%.1f\u00a0kB", kilobytes);
		}
		double megabytes = kilobytes / KILOBYTE;
		return megabytes < KILOBYTE ? tr("%.1f\u00a0MB", megabytes) : tr("%.1f\u00a0GB", megabytes / KILOBYTE);
	}
}
