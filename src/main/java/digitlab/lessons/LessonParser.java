package digitlab.lessons;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import digitlab.io.TextSanitizer;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** Reads a lesson: Markdown in which each heading of the second level begins a step. See docs/lessons.md. */
final class LessonParser {

	private static final int MAX_MINUTES = 180;
	private static final int MAX_LENGTH = 200_000;
	private static final String MINUTES = "Minutes";
	private static final String GO_TO = "Go to";
	private static final String USE_DATA = "Use data";
	private static final String DONE_WHEN = "Done when";
	private static final String QUESTION = "Question";
	private static final String HINT = "Hint";
	private static final List<String> DIRECTIVES = List.of(MINUTES, GO_TO, USE_DATA, DONE_WHEN, QUESTION, HINT);
	private static final Pattern HEADING = Pattern.compile("(#{1,2})\\s(.*)");
	private static final int LONGEST_QUOTE = 80;

	private final String file;
	private final List<Step> steps = new ArrayList<>();
	private final StringBuilder text = new StringBuilder();
	private final Map<String, String> directives = new TreeMap<>();
	private List<Condition> conditions = List.of();
	private String title = "";
	private String summary = "";
	private int minutes;
	/** The heading of the step being read; empty before the first. */
	private String heading = "";
	private int headingLine;
	private int line;
	private boolean isCode;

	private LessonParser(String file) {
		this.file = file;
	}

	/**
	 * Reads a lesson.
	 *
	 * @param file name for messages; the lesson's id without its ending
	 * @throws IOException with one sentence and the line, if it cannot be understood
	 */
	static Lesson parse(String file, String markdown) throws IOException {
		return new LessonParser(file).read(markdown);
	}

	private Lesson read(String markdown) throws IOException {
		if (markdown.length() > MAX_LENGTH) {
			throw new IOException(tr("The lesson %s is too long: %d characters are the most.", file, MAX_LENGTH));
		}
		for (String each : markdown.replace("\uFEFF", "").lines().toList()) {
			line++;
			isCode ^= each.startsWith("```");
			Matcher head = HEADING.matcher(each);
			String directive = isCode ? null : directive(each);
			if (!isCode && head.matches()) {
				begin(head.group(1).length(), words(head.group(2)));
			} else if (directive != null) {
				direct(directive, each.substring(directive.length() + 1).strip());
			} else {
				text.append(each).append('\n');
			}
		}
		finish();
		if (title.isEmpty()) {
			throw wrong(tr("it has no title; the first line should be \"# \" and a title"));
		}
		if (steps.isEmpty()) {
			throw wrong(tr("it has no step; a step begins with \"## \" and a heading"));
		}
		return new Lesson(file.replaceFirst("\\.md$", ""), title, minutes, summary, steps);
	}

	/** The directive that a line is, such as "Hint"; null if it is none. */
	private static @Nullable String directive(String line) {
		return DIRECTIVES.stream().filter(name -> line.startsWith(name + ":")).findFirst().orElse(null);
	}

	/** A heading without the signs that may close it, as in "## Draw a seven ##". */
	private static String words(String heading) {
		int end = heading.stripTrailing().length();
		while (end > 0 && heading.charAt(end - 1) == '#') {
			end--;
		}
		return heading.substring(0, end).strip();
	}

	private void begin(int level, String words) throws IOException {
		if (words.isEmpty()) {
			throw wrong(tr("a heading has no words"));
		}
		if (level == 1 && !title.isEmpty()) {
			throw wrong(tr("it has a second title; a step begins with \"## \""));
		}
		if (level == 1) {
			title = words;
			return;
		}
		if (title.isEmpty()) {
			throw wrong(tr("a step stands before the title, which is a line that begins with \"# \""));
		}
		finish();
		heading = words;
		headingLine = line;
	}

	/** Ends what stands before a heading, or before the end. */
	private void finish() throws IOException {
		String words = text.toString().strip();
		text.setLength(0);
		if (heading.isEmpty()) {
			summary = words;
			return;
		}
		if (words.isEmpty()) {
			line = headingLine;
			throw wrong(tr("the step \"%s\" has no text", quoted(heading)));
		}
		String place = directives.get(GO_TO);
		steps.add(new Step(heading, words, place == null ? null : Place.of(place),
				directives.getOrDefault(USE_DATA, ""), conditions, directives.getOrDefault(QUESTION, ""),
				directives.getOrDefault(HINT, "")));
		directives.clear();
		conditions = List.of();
	}

	private void direct(String name, String value) throws IOException {
		if (value.isEmpty()) {
			throw wrong(tr("nothing follows \"%s:\"", name));
		}
		if (name.equals(MINUTES)) {
			minutes = minutes(value);
			return;
		}
		if (heading.isEmpty()) {
			throw wrong(tr("\"%s:\" belongs to a step, and none has begun", name));
		}
		if (directives.put(name, value) != null) {
			throw wrong(tr("\"%s:\" stands twice in the step \"%s\"", name, quoted(heading)));
		}
		if (name.equals(DONE_WHEN)) {
			try {
				conditions = Condition.all(value);
			} catch (IllegalArgumentException e) {
				throw wrong(e.getMessage());
			}
		}
	}

	private int minutes(String value) throws IOException {
		if (!value.matches("\\d{1,3}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > MAX_MINUTES) {
			throw wrong(tr("\"Minutes:\" takes a number from 1 to %d, not \"%s\"", MAX_MINUTES, quoted(value)));
		}
		return Integer.parseInt(value);
	}

	private static String quoted(String text) {
		return TextSanitizer.of(text, LONGEST_QUOTE);
	}

	private IOException wrong(String what) {
		return new IOException(tr("The lesson %s cannot be used: line %d: %s.", file, line, what));
	}
}
