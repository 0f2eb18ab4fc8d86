package digitlab.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings the translations up to date with the source: texts without a translation are added with an empty one, those that are no
 * longer used are removed, and all are sorted. With a folder as its argument, lists what is not translated in the sources in it.
 */
final class Translations {

	private static final Path SOURCE = Path.of("src/main/java/digitlab");
	private static final Path FOLDER = Path.of("src/main/resources/digitlab/language");

	private Translations() {
	}

	public static void main(String[] arguments) throws IOException {
		SourceTexts source = SourceTexts.of(
				arguments.length == 0 ? new Path[]{SOURCE} : Arrays.stream(arguments).map(Path::of).toArray(Path[]::new));
		source.faults().forEach(System.out::println);
		System.out.printf("%d texts, %d of them mistaken%n", source.texts().size() + source.faults().size(),
				source.faults().size());
		if (arguments.length == 0) {
			for (Language language : Language.values()) {
				if (language != Language.ENGLISH) {
					update(FOLDER.resolve("texts_" + language.code() + ".properties"), source.texts().keySet());
				}
			}
		}
	}

	private static void update(Path file, Set<String> texts) throws IOException {
		Properties before = new Properties();
		if (Files.exists(file)) {
			try (BufferedReader reader = Files.newBufferedReader(file)) {
				before.load(reader);
			}
		}
		Files.writeString(file, texts.stream()
				.sorted(String.CASE_INSENSITIVE_ORDER.thenComparing(text -> text))
				.map(text -> key(text) + "=" + value(before.getProperty(text, "")))
				.collect(Collectors.joining("\n", "", "\n")));
		long missing = texts.stream().filter(text -> before.getProperty(text, "").isEmpty()).count();
		System.out.printf("%s: %d to translate%n", file.getFileName(), missing);
	}

	private static String key(String text) {
		return escaped(text).replace(" ", "\\ ").replace(":", "\\:").replace("=", "\\=").replace("#", "\\#").replace("!", "\\!");
	}

	private static String value(String text) {
		return text.startsWith(" ") ? "\\" + escaped(text) : escaped(text);
	}

	/** Spaces that cannot be told from others are written by their number. */
	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("\n", "\\n").chars()
				.mapToObj(c -> Character.isSpaceChar(c) && c != ' '
						? String.format(Locale.ROOT, "\\u%04x", c)
						: Character.toString(c))
				.collect(Collectors.joining());
	}
}
