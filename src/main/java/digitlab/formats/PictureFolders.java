package digitlab.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import digitlab.formats.PictureSource.Labelled;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;

/** Finds the labels of pictures: in the names of their folders, or in a table next to them. */
final class PictureFolders {

	private static final int MAX_LINES = 2_000_000;
	private static final int MIN_CLASSES = 2;
	private static final List<String> WORDS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight",
			"nine");
	/** Such as 7, 07, class_7 and "digit 7". */
	private static final Pattern CLASS = Pattern.compile("(?:class|digit|label|number|num)?[ _-]?0*([0-9])");

	private final List<Entry> pictures;
	private final List<Entry> tables;

	PictureFolders(List<Entry> pictures, List<Entry> tables) {
		this.pictures = pictures;
		this.tables = tables;
	}

	/** The pictures of each split. */
	List<PictureSource> sources() throws IOException {
		int level = classLevel();
		if (level > 0) {
			return bySplit(level);
		}
		Map<String, String> labels = tableOfLabels();
		List<Labelled> all = new ArrayList<>();
		for (Entry picture : pictures) {
			String label = labels.getOrDefault(key(picture.fileName()), "");
			if (labels.isEmpty() || !label.isEmpty()) {
				all.add(new Labelled(picture, label));
			}
		}
		return grouped(all, labels.isEmpty() ? "" : marktr("the table beside the pictures"));
	}

	/** How many levels up the folders named after classes are; 0 if there are none. */
	private int classLevel() {
		for (int level = 1; level <= 2; level++) {
			Set<String> digits = new HashSet<>();
			for (Entry picture : pictures) {
				digits.add(digit(picture, level));
			}
			boolean all = !digits.remove("");
			if (digits.size() >= MIN_CLASSES || digits.size() == 1 && all && isBelowSplit(level)) {
				return level;
			}
		}
		return 0;
	}

	/** Whether all folders of a level lie in train, test or the like: there a single one named after a digit is a class, too. */
	private boolean isBelowSplit(int level) {
		return pictures.stream().allMatch(picture -> SplitName.of(ancestor(picture, level + 1)) != SplitName.NONE);
	}

	private static String ancestor(Entry picture, int level) {
		String[] parts = picture.path().split("/");
		int at = parts.length - 1 - level;
		return at < 0 ? "" : parts[at].toLowerCase(Locale.ROOT);
	}

	/** The digit in a folder's name; empty if there is none. */
	private static String digit(Entry picture, int level) {
		String name = ancestor(picture, level);
		Matcher numbered = CLASS.matcher(name);
		int word = WORDS.indexOf(name);
		return numbered.matches() ? numbered.group(1) : word < 0 ? "" : String.valueOf(word);
	}

	/** The label of a folder next to those of digits; other names stay as they are, to be refused or left out. */
	private static String labelOf(Entry picture, int level) {
		String digit = digit(picture, level);
		return digit.isEmpty() ? ancestor(picture, level) : digit;
	}

	/** Pictures outside the folders of classes, as in Kaggle's data, have no label and form a separate source. */
	private List<PictureSource> bySplit(int level) {
		List<Labelled> inClasses = new ArrayList<>();
		List<Labelled> others = new ArrayList<>();
		Set<String> roots = new HashSet<>();
		for (Entry picture : pictures) {
			if (!digit(picture, level).isEmpty()) {
				roots.add(root(picture, level));
			}
		}
		for (Entry picture : pictures) {
			boolean isInClass = roots.contains(root(picture, level));
			(isInClass ? inClasses : others).add(new Labelled(picture, isInClass ? labelOf(picture, level) : ""));
		}
		boolean hasMore = roots.stream().anyMatch(root -> !isSample(root));
		if (hasMore) {
			inClasses.removeIf(picture -> isSample(root(picture.picture(), level)));
		}
		List<PictureSource> sources = new ArrayList<>(grouped(inClasses, marktr("the folders' names")));
		sources.addAll(grouped(others, ""));
		return sources;
	}

	/** Whether a folder repeats a few of the other pictures as a sample. */
	private static boolean isSample(String root) {
		return root.toLowerCase(Locale.ROOT).contains("sample");
	}

	private static String root(Entry picture, int level) {
		String[] parts = picture.path().split("/");
		int end = Math.max(0, parts.length - 1 - level);
		return String.join("/", List.of(parts).subList(0, end));
	}

	private static List<PictureSource> grouped(List<Labelled> pictures, String labelling) {
		Map<SplitName, List<Labelled>> splits = new LinkedHashMap<>();
		for (Labelled picture : pictures) {
			splits.computeIfAbsent(SplitName.of(picture.picture().folder()), _ -> new ArrayList<>()).add(picture);
		}
		return splits.values().stream().map(part -> new PictureSource(part.getFirst().picture(), part, labelling)).toList();
	}

	/** Maps picture names without extension to labels; empty if no table refers to the pictures. */
	private Map<String, String> tableOfLabels() throws IOException {
		Set<String> known = new HashSet<>();
		pictures.forEach(picture -> known.add(key(picture.fileName())));
		Map<String, String> labels = new HashMap<>();
		for (Entry table : tables) {
			TextSample sample = TextSample.of(table);
			if (sample.lines().isEmpty()) {
				continue;
			}
			char separator = FieldSplitter.separator(sample.lines());
			List<List<String>> rows = sample.lines().stream().map(line -> FieldSplitter.split(line, separator)).toList();
			int name = nameColumn(rows, known);
			int label = name < 0 ? -1 : labelColumn(rows, name);
			if (label >= 0) {
				addAll(table, separator, name, label, known, labels);
			}
		}
		return labels;
	}

	private static int nameColumn(List<List<String>> rows, Set<String> known) {
		int best = -1;
		long bestCount = 0;
		for (int column = 0; column < rows.getLast().size(); column++) {
			int at = column;
			List<String> named = rows.stream().filter(row -> row.size() > at).map(row -> key(row.get(at))).filter(known::contains)
					.toList();
			// Digits may also be names of pictures, but each name occurs once.
			long different = named.stream().distinct().count();
			if (named.size() * 2 > rows.size() && different > bestCount) {
				best = column;
				bestCount = different;
			}
		}
		return best;
	}

	private static int labelColumn(List<List<String>> rows, int name) {
		List<String> header = rows.getFirst();
		for (int column = 0; column < header.size(); column++) {
			if (column != name && HeaderFinder.isLabelName(header.get(column))) {
				return column;
			}
		}
		return rows.getLast().size() == 2 ? 1 - name : -1;
	}

	private static void addAll(Entry table, char separator, int name, int label, Set<String> known, Map<String, String> labels)
			throws IOException {
		try (EntryStream stream = table.open();
				BufferedReader reader = new BufferedReader(
						new InputStreamReader(new BoundedLines(stream, table), StandardCharsets.UTF_8))) {
			int number = 0;
			for (@Nullable
			String line = reader.readLine(); line != null && number < MAX_LINES; line = reader.readLine()) {
				number++;
				List<String> fields = FieldSplitter.split(line, separator);
				if (fields.size() > Math.max(name, label) && known.contains(key(fields.get(name)))) {
					labels.put(key(fields.get(name)), fields.get(label));
				}
			}
		}
	}

	/** The file name without folders and extension. */
	private static String key(String path) {
		String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase(Locale.ROOT);
		return file.replaceFirst("\\.(png|jpe?g|bmp|gif|webp|tiff?)$", "");
	}
}
