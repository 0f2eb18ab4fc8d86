package digitlab.lessons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import digitlab.io.ErrorMessages;
import digitlab.language.Language;

import static digitlab.language.Localization.tr;

/** The lessons there are: those of the application, and those in folders. */
public final class LessonLibrary {

	private static final long MAX_BYTES = 1 << 20;
	/** The application's lessons in their order. */
	static final List<String> INCLUDED = List.of("1-seeing", "2-certainty", "3-looking", "4-data", "5-groups", "6-training",
			"7-comparing", "8-your-hand");

	private final List<Path> folders;

	/**
	 * Lessons that can be used, and why others cannot.
	 *
	 * @param lessons in their order
	 * @param problems one sentence for each file that is none
	 */
	public record Found(List<Lesson> lessons, List<String> problems) {
	}

	/** @param folders with lessons of teachers, which need not exist; a lesson replaces one with the same name before it */
	public LessonLibrary(List<Path> folders) {
		this.folders = List.copyOf(folders);
	}

	/** Reads all lessons. */
	public Found read(Language language) {
		Map<String, Lesson> lessons = new LinkedHashMap<>();
		List<String> problems = new ArrayList<>();
		INCLUDED.forEach(name -> lessons.put(name, included(name, language)));
		for (Path folder : folders) {
			for (Path file : files(folder, problems)) {
				try {
					Lesson lesson = read(file);
					lessons.put(lesson.id(), lesson);
				} catch (IOException e) {
					problems.add(ErrorMessages.of(e));
				}
			}
		}
		return new Found(List.copyOf(lessons.values()), problems);
	}

	/** A lesson of the application, in English if there is no translation. */
	static Lesson included(String name, Language language) {
		try (InputStream translated = LessonLibrary.class.getResourceAsStream(language.code() + "/" + name + ".md");
				InputStream english = LessonLibrary.class.getResourceAsStream("en/" + name + ".md")) {
			InputStream in = translated == null ? english : translated;
			if (in == null) {
				throw new IllegalStateException("There is no lesson " + name);
			}
			return LessonParser.parse(name + ".md", new String(in.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<Path> files(Path folder, List<String> problems) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.getFileName().toString().endsWith(".md") && Files.isRegularFile(file)).sorted()
					.toList();
		} catch (IOException e) {
			problems.add(tr("The lessons in %s cannot be read: %s", folder, ErrorMessages.of(e)));
			return List.of();
		}
	}

	private static Lesson read(Path file) throws IOException {
		if (Files.size(file) > MAX_BYTES) {
			throw new IOException(tr("The lesson %s is too long: one megabyte is the most.", file));
		}
		try {
			return LessonParser.parse(String.valueOf(file.getFileName()), Files.readString(file));
		} catch (MalformedInputException e) {
			throw new IOException(tr("The lesson %s is not text in UTF-8.", file), e);
		}
	}
}
