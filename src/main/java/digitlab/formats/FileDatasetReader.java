package digitlab.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import digitlab.dataset.DatasetDescription;
import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * Reads digits from a file, a folder or an archive in any known format, which is recognised by content. If names distinguish
 * training from test data, each split has its own part; otherwise either split returns all data. What comes through a pipe is
 * kept in memory.
 */
public final class FileDatasetReader implements DatasetReader {

	/** The name of standard input. */
	public static final String STANDARD_INPUT = "-";

	private final Path place;
	private final LabelPolicy labels;
	private final long memory;
	/** What came through a pipe, which can be read only once. */
	private byte @Nullable [] piped;

	/** Creates a reader; opens nothing yet. */
	public FileDatasetReader(Path place, LabelPolicy labels) {
		this(place, labels, Runtime.getRuntime().maxMemory());
	}

	/** @param memory the memory that Java may use, in bytes */
	public FileDatasetReader(Path place, LabelPolicy labels, long memory) {
		this.place = place;
		this.labels = labels;
		this.memory = memory;
	}

	/** {@inheritDoc} The dataset's description says what was recognised. */
	@Override
	public DigitDataset read(Split split, ProgressListener progress, CancellationToken cancellation) throws IOException {
		try (SourceTree tree = tree()) {
			List<Entry> entries = piped == null ? CompanionFiles.of(place, tree.entries()) : tree.entries();
			Chosen chosen = choose(FormatDetector.sources(place, entries, memory), split);
			DigitDataset all = null;
			for (ImageSource source : chosen.sources) {
				DigitDataset part = source.read(name(chosen), new ImageSource.ReadOptions(labels, memory), progress,
						cancellation);
				all = all == null ? part : joined(all, part);
			}
			return chosen.note.isEmpty() ? all : with(all, chosen.note);
		}
	}

	private boolean isStandardInput() {
		return place.toString().equals(STANDARD_INPUT);
	}

	private SourceTree tree() throws IOException {
		if (piped == null && isStandardInput()) {
			piped = SourceTree.drain(System.in, place, memory);
		} else if (piped == null && Files.exists(place) && !Files.isRegularFile(place) && !Files.isDirectory(place)) {
			try (InputStream pipe = Files.newInputStream(place)) {
				piped = SourceTree.drain(pipe, place, memory);
			}
		}
		return piped == null ? SourceTree.of(place, memory) : SourceTree.of(place, piped, memory);
	}

	/**
	 * @param sources sources to read, in order
	 * @param part description of the part, in words
	 * @param note what was ignored; empty for nothing
	 */
	private record Chosen(List<ImageSource> sources, String part, String note) {
	}

	/** The name of the file or folder without its path: it becomes part of every model trained on it, and models are shared. */
	private String name(Chosen chosen) {
		if (piped != null) {
			return "standard input, " + chosen.part;
		}
		Path last = place.toAbsolutePath().normalize().getFileName();
		return (last == null ? place : last) + ", " + chosen.part;
	}

	private static DigitDataset with(DigitDataset data, String note) {
		DatasetDescription description = data.description().with(note);
		return data.described(description);
	}

	private static DigitDataset joined(DigitDataset first, DigitDataset second) {
		return first.and(second).named(first.source()).described(first.description().joinedWith(second.description()));
	}

	private Chosen choose(List<ImageSource> sources, Split split) throws DatasetFormatException {
		List<ImageSource> named = new ArrayList<>();
		SplitName wanted = split == Split.TRAIN ? SplitName.TRAIN : SplitName.TEST;
		if (sources.size() > 1) {
			named.addAll(of(sources, wanted));
			if (named.isEmpty() && split == Split.TEST) {
				named.addAll(of(sources, SplitName.VALIDATION));
			}
		}
		boolean isOneOf = !named.isEmpty();
		List<ImageSource> candidates = isOneOf ? named : unnamed(sources, split);
		List<ImageSource> best = best(candidates);
		String part = isOneOf ? split.label() : partOf(best, sources);
		return new Chosen(best, part, passedOver(candidates, best));
	}

	private String partOf(List<ImageSource> best, List<ImageSource> sources) {
		SplitName name = split(best.getFirst());
		if (name == SplitName.NONE || sources.size() == 1 && sources.getFirst().file().name().equals(place.toString())) {
			return sources.size() == 1 ? "all images (it has no splits)" : "one of several parts";
		}
		return "all images of its only part";
	}

	private static List<ImageSource> of(List<ImageSource> sources, SplitName name) {
		return sources.stream().filter(source -> split(source) == name).toList();
	}

	private static SplitName split(ImageSource source) {
		return SplitName
				.of(source instanceof ArraySource arrays ? arrays.parts().getFirst().array().path() : source.file().path());
	}

	/** Two unnamed sources in one file, as numpy.savez writes them, are training and test data in this order. */
	private static List<ImageSource> unnamed(List<ImageSource> sources, Split split) {
		List<ImageSource> plain = of(sources, SplitName.NONE);
		boolean isPair = plain.size() == 2 && sources.size() == 2
				&& plain.stream().allMatch(source -> source instanceof ArraySource);
		if (isPair) {
			return List.of(plain.get(split == Split.TRAIN ? 0 : 1));
		}
		return plain.isEmpty() ? sources : plain;
	}

	/**
	 * The parts of one set, as of Parquet; otherwise one source: labelled before unlabelled, digits before letters, many before
	 * few.
	 */
	private static List<ImageSource> best(List<ImageSource> candidates) {
		if (candidates.size() == 1) {
			return candidates;
		}
		Predicate<ImageSource> isShard = source -> source.file().fileName().matches(".*[0-9]+-of-[0-9]+.*|.*part-?[0-9]+.*");
		if (candidates.stream().allMatch(isShard)) {
			return candidates;
		}
		Comparator<ImageSource> order = Comparator.comparing((ImageSource source) -> source.isLabelled() ? 0 : 1)
				.thenComparing(source -> rank(source.file().path().toLowerCase(java.util.Locale.ROOT)))
				.thenComparing(source -> -source.file().size());
		return List.of(candidates.stream().min(order).orElseThrow());
	}

	/** Prefers the sets of digits among EMNIST's six. */
	private static int rank(String name) {
		if (name.contains("digits")) {
			return 0;
		}
		return name.contains("letters") || name.contains("byclass") || name.contains("bymerge") || name.contains("balanced")
				? 2
				: 1;
	}

	private static String passedOver(List<ImageSource> candidates, List<ImageSource> best) {
		List<String> others = candidates.stream().filter(source -> !best.contains(source)).map(source -> source.file().path())
				.distinct().toList();
		if (others.isEmpty()) {
			return "";
		}
		String named = String.join(", ", others.subList(0, Math.min(4, others.size()))) + (others.size() > 4 ? ", …" : "");
		return tr("Not read, because there is more than one dataset: %s; name one of them to read it.", named);
	}
}
