package digitlab.dataset;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.translated;

/** Shows where images come from in the language of the window; models and logs keep the English words. */
public final class SourceName {

	/**
	 * A form of names.
	 *
	 * @param english what the name looks like
	 * @param text the text to translate, with a placeholder for each group
	 */
	private record Form(Pattern english, String text) {

		static Form of(String english, String text) {
			return new Form(Pattern.compile(english), text);
		}
	}

	/** The first that fits is taken: those that join names come before the names that they join. */
	private static final List<Form> FORMS = List.of(
			Form.of("(.+), beginning with (.+), whose weights make ([0-9.]+) % of the kept ones",
					marktr("%s, beginning with %s, whose weights make %s %% of the kept ones")),
			Form.of("(.+), beginning with (.+)", marktr("%s, beginning with %s")),
			Form.of("([0-9]+) own sketches and (.+)", marktr("%s own sketches and %s")),
			Form.of("(.+?) and ((?:[0-9]+ generated|handwriting in|own samples in|IDX files in) .+)", marktr("%s and %s")),
			Form.of("(.+?, (?:train|test)) and (.+)", marktr("%s and %s")),
			Form.of("(.+) without labels", marktr("%s without labels")),
			Form.of("([0-9]+) generated digits, seed (-?[0-9]+)", marktr("%s generated digits, seed %s")),
			Form.of("([0-9]+) generated sketches, seed (-?[0-9]+)", marktr("%s generated sketches, seed %s")),
			Form.of("own samples in (.+)", marktr("own samples in %s")),
			Form.of("handwriting in (.+)", marktr("handwriting in %s")),
			Form.of("(.+), train", marktr("%s, train")),
			Form.of("(.+), test", marktr("%s, test")),
			Form.of("IDX files in (.+)", marktr("IDX files in %s")),
			Form.of("(.+), all images \\(it has no splits\\)", marktr("%s, all images (it has no splits)")),
			Form.of("(.+), one of several parts", marktr("%s, one of several parts")),
			Form.of("(.+), all images of its only part", marktr("%s, all images of its only part")));

	private SourceName() {
	}

	/** The name in the language chosen; a name of an unknown form stays as it is. */
	public static String shown(String source) {
		for (Form form : FORMS) {
			Matcher matcher = form.english.matcher(source);
			if (matcher.matches()) {
				return translated(form.text).formatted(parts(matcher));
			}
		}
		return source;
	}

	private static Object[] parts(MatchResult match) {
		return IntStream.rangeClosed(1, match.groupCount()).mapToObj(i -> shown(match.group(i))).toArray();
	}
}
