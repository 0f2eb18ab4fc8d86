package digitlab.ui.common;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.Preprocessing;
import digitlab.dataset.Split;
import digitlab.dataset.StrokeSource;
import digitlab.formats.DataSources;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

import static digitlab.language.Localization.tr;

/** Caches datasets, and reads one again only if its files have changed. Thread-safe. */
public final class DatasetCache {

	/** Training and test images of one source; 55 MB for MNIST. */
	private static final int KEPT = 2;

	private record Key(String source, Preprocessing preprocessing, Split split, String version) {
	}

	private final DataSources sources;
	private final String own;
	private final Map<Key, DigitDataset> kept = new LinkedHashMap<>(4, 0.75f, true) {
		private static final long serialVersionUID = 1;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, DigitDataset> eldest) {
			return size() > KEPT;
		}
	};

	/**
	 * @param ownSamples folder of the user's corrected sketches, which have no parts
	 */
	public DatasetCache(DataSources sources, Path ownSamples) {
		this.sources = sources;
		own = ownSamples.toString();
	}

	/**
	 * The dataset: the same object as before while its files are unchanged. Blocks.
	 *
	 * @throws IOException as for {@link digitlab.dataset.DatasetReader#read} and {@link DataSources#open}
	 */
	public DigitDataset read(DataSource choice, Split split, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		return read(choice.source(), choice.preprocessing(), split, progress, cancellation);
	}

	/** The same for a source with a name as on the command line. */
	public synchronized DigitDataset read(String source, Preprocessing preprocessing, Split split, ProgressListener progress,
			CancellationToken cancellation) throws IOException {
		if (source.equals(own) && !OwnSamples.hasDigits(Path.of(source))) {
			throw new IOException(
					tr("You have kept no sketches of digits yet: on the canvas, \"It was a …\" keeps one with its right digit."));
		}
		Split part = source.equals(own) ? Split.TRAIN : split;
		Key key = new Key(source, preprocessing, part, DataSources.version(source));
		DigitDataset known = kept.get(key);
		if (known == null) {
			known = sources.open(source, preprocessing).read(part, progress, cancellation);
			kept.put(key, known);
		}
		return known;
	}

	/** A source's strokes; empty if it consists of pictures. */
	public Optional<StrokeSource> strokes(String source) throws IOException {
		return sources.open(source) instanceof StrokeSource strokes ? Optional.of(strokes) : Optional.empty();
	}
}
