package digitlab.ui.inspection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

import digitlab.formats.DataSources;
import digitlab.inspection.DatasetInspection;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.language.Language;
import digitlab.language.Localization;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DatasetCache;
import digitlab.ui.common.WindowServices;
import org.jspecify.annotations.Nullable;

/** Inspects data once for all pages, and again only if the data, the network or the language changed. Thread-safe. */
public final class InspectionCache {

	private static final int KEPT = 8;

	private record Key(DataSource choice, String version, @Nullable Path weights, Language language) {
	}

	private final DatasetCache datasets;
	private final ClassifierLoader classifiers;
	private final int threads;
	private final Map<Key, DatasetInspection> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
		private static final long serialVersionUID = 1;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, DatasetInspection> eldest) {
			return size() > KEPT;
		}
	};

	public InspectionCache(WindowServices services) {
		datasets = services.datasets();
		classifiers = services.app().engine().classifiers();
		threads = services.threads();
	}

	/**
	 * Inspects data after their preprocessing. Blocks.
	 *
	 * @param model whose readings judge the images; null if there is none
	 * @throws IOException with one sentence, if there is nothing to inspect
	 * @throws CancellationException if {@code cancellation} was set before the end
	 */
	DatasetInspection inspect(DataSource choice, @Nullable StoredModel model, ProgressListener progress,
			CancellationToken cancellation)
			throws IOException {
		Key key = new Key(choice, DataSources.version(choice.source()), model == null ? null : model.weights(),
				Localization.language());
		DatasetInspection known = recall(key);
		if (known != null) {
			return known;
		}
		DatasetInspection found = DatasetInspection.of(
				steps -> (split, told, stopped) -> datasets.read(choice.with(steps), split, told, stopped),
				choice.preprocessing(), model == null ? null : () -> model.open(classifiers, threads), progress, progress,
				cancellation);
		synchronized (kept) {
			kept.put(key, found);
		}
		return found;
	}

	private @Nullable DatasetInspection recall(Key key) {
		synchronized (kept) {
			return kept.get(key);
		}
	}
}
