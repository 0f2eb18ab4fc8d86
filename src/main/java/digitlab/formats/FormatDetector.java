package digitlab.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import digitlab.dataset.DatasetFormatException;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;

/** Recognises what files hold by their content, and which of them belong together. */
final class FormatDetector {

	private static final List<String> PICTURE_ENDINGS = List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif",
			".tiff");
	/** Extensions of files found next to data that are never opened. */
	private static final List<String> PASSED_OVER = List.of(".py", ".ipynb", ".md", ".html", ".htm", ".json", ".yaml", ".yml",
			".log",
			".names", ".doc", ".c", ".m", ".sh");

	private final Path place;
	private final long memory;
	private final Map<FileKind, List<Entry>> byKind = new EnumMap<>(FileKind.class);
	private @Nullable IOException firstFailure;

	private FormatDetector(Path place, long memory) {
		this.place = place;
		this.memory = memory;
	}

	/**
	 * @param place names the files in messages
	 * @param entries all files
	 * @param memory the memory that Java may use, in bytes
	 * @return the sources, those of the simplest form first; at least one
	 * @throws DatasetFormatException if there are none, with one sentence that tells why
	 */
	static List<ImageSource> sources(Path place, List<Entry> entries, long memory) throws IOException {
		FormatDetector recogniser = new FormatDetector(place, memory);
		recogniser.sort(withoutTwins(entries));
		List<ImageSource> sources = recogniser.find();
		if (sources.isEmpty()) {
			throw recogniser.nothing(entries);
		}
		return sources;
	}

	/** Keeps the plain file where a plain and a compressed file have the same name. */
	private static List<Entry> withoutTwins(List<Entry> entries) {
		Set<String> plain = new HashSet<>();
		entries.forEach(entry -> plain.add(entry.path()));
		return entries.stream().filter(entry -> !(entry.path().matches("(?i).*\\.(gz|bz2)")
				&& plain.contains(entry.path().substring(0, entry.path().lastIndexOf('.'))))).toList();
	}

	private void sort(List<Entry> entries) throws IOException {
		boolean isAlone = entries.size() == 1;
		for (Entry entry : entries) {
			String name = entry.fileName().toLowerCase(Locale.ROOT);
			FileKind kind = !isAlone && PICTURE_ENDINGS.stream().anyMatch(name::endsWith)
					? FileKind.PICTURE
					: !isAlone && isPassedOver(entry) ? FileKind.UNKNOWN : kind(entry);
			byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(entry);
		}
	}

	private static boolean isPassedOver(Entry entry) {
		return PASSED_OVER.stream().anyMatch(entry.fileName().toLowerCase(Locale.ROOT)::endsWith);
	}

	private FileKind kind(Entry entry) throws IOException {
		try {
			return FileKind.of(entry.head());
		} catch (DatasetFormatException damaged) {
			fail(damaged);
			return FileKind.UNKNOWN;
		}
	}

	private void fail(IOException failure) {
		firstFailure = firstFailure == null ? failure : firstFailure;
	}

	private List<Entry> of(FileKind kind) {
		return byKind.getOrDefault(kind, List.of());
	}

	private List<ImageSource> find() throws IOException {
		List<ImageSource> sources = new ArrayList<>();
		sources.addAll(arrays());
		if (sources.isEmpty()) {
			Stream.of(FileKind.PARQUET, FileKind.TABLE, FileKind.ARFF, FileKind.SVMLIGHT)
					.forEach(kind -> sources.addAll(tables(kind)));
		}
		List<Entry> pictures = of(FileKind.PICTURE);
		boolean hasPictures = pictures.size() > 1 || sources.isEmpty() && !pictures.isEmpty();
		if (hasPictures && sources.stream().noneMatch(ImageSource::isLabelled)) {
			List<PictureSource> found = new PictureFolders(pictures, of(FileKind.TABLE)).sources();
			if (sources.isEmpty() || found.stream().anyMatch(PictureSource::isLabelled)) {
				return new ArrayList<>(found);
			}
		}
		return sources;
	}

	private List<ImageSource> arrays() {
		List<NumberArray> arrays = new ArrayList<>();
		List<ImageSource> sources = new ArrayList<>();
		for (Entry file : of(FileKind.MAT)) {
			attempt(() -> sources.addAll(new ArrayPairs(marktr("MATLAB file"), MatArrays.read(file, memory)).sources()));
		}
		for (Entry file : of(FileKind.IDX)) {
			attempt(() -> arrays.add(IdxHeader.read(file)));
		}
		attempt(() -> sources.addAll(new ArrayPairs(marktr("IDX files"), List.copyOf(arrays)).sources()));
		arrays.clear();
		for (Entry file : of(FileKind.NPY)) {
			attempt(() -> arrays.add(NpyHeader.read(file)));
		}
		attempt(() -> sources.addAll(new ArrayPairs(marktr("NumPy arrays"), List.copyOf(arrays)).sources()));
		// The file that failed may have held their labels: images without labels are not what the user wanted.
		if (firstFailure != null && sources.stream().noneMatch(ImageSource::isLabelled)) {
			sources.clear();
		}
		if (sources.isEmpty() && (!of(FileKind.IDX).isEmpty() || !arrays.isEmpty())) {
			fail(noImages());
		}
		return sources;
	}

	private DatasetFormatException noImages() {
		return new DatasetFormatException(of(FileKind.UNKNOWN).stream().filter(file -> !isPassedOver(file)).findFirst()
				.map(file -> tr("%s contains arrays, but no images: expected one of the shape N × 28 × 28 or N × 784, or of "
						+ "another square, and as many labels as images; %s is of an unknown kind.", place, file.path()))
				.orElseGet(() -> tr("%s contains arrays, but no images: expected one of the shape N × 28 × 28 or N × 784, or of "
						+ "another square, and as many labels as images.", place)));
	}

	private List<ImageSource> tables(FileKind kind) {
		List<ImageSource> sources = new ArrayList<>();
		for (Entry file : of(kind)) {
			attempt(() -> sources.add(switch (kind) {
				case PARQUET -> ParquetSource.of(file, memory);
				case ARFF -> ArffFile.of(file);
				case SVMLIGHT -> new SparseReader(file, marktr("LIBSVM's (SVMlight's) rows"), new SparseForm.Svmlight());
				default -> TableReader.of(file);
			}));
		}
		return sources;
	}

	@FunctionalInterface
	private interface Attempt {
		void run() throws IOException;
	}

	/** Other files may be next to the data, so a failure is reported only if nothing else is found. */
	private void attempt(Attempt attempt) {
		try {
			attempt.run();
		} catch (IOException failure) {
			fail(failure);
		}
	}

	private IOException nothing(List<Entry> entries) {
		if (entries.stream().anyMatch(entry -> entry.path().equals("[Content_Types].xml"))) {
			return new DatasetFormatException(FileKind.OFFICE.refusal(place.toString()));
		}
		for (Map.Entry<FileKind, List<Entry>> found : byKind.entrySet()) {
			if (!found.getKey().isRead() && found.getKey() != FileKind.UNKNOWN) {
				return new DatasetFormatException(found.getKey().refusal(found.getValue().getFirst().name()));
			}
		}
		if (firstFailure != null) {
			return firstFailure;
		}
		if (entries.isEmpty()) {
			return new DatasetFormatException(
					tr("%s contains no files: expected digits in a format that Digit Lab reads, such as IDX files, a "
							+ "CSV table, NumPy arrays or pictures in folders 0 to 9.", place));
		}
		return new DatasetFormatException(FileKind.UNKNOWN.refusal(entries.getFirst().name()));
	}
}
