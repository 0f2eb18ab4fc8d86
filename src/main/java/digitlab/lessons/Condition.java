package digitlab.lessons;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import digitlab.io.TextSanitizer;

import static digitlab.language.Localization.tr;

/**
 * One part of what makes a step done, such as "confidence at least 99".
 *
 * @param fact what is watched
 * @param relation how it is compared
 * @param value with what: of a fact that is a text a text, else a number
 */
public record Condition(Fact fact, Relation relation, String value) {

	/** How a fact is compared. */
	public enum Relation {

		IS("is"), IS_NOT("is not"), AT_LEAST("at least"), AT_MOST("at most");

		private final String words;

		Relation(String words) {
			this.words = words;
		}
	}

	private static final Pattern SPACE = Pattern.compile("\\s+");
	private static final Pattern AND = Pattern.compile(" and ");
	/** The longer relation comes first: "is not" begins with "is". */
	private static final Pattern FORM = Pattern.compile("(.+?) (is not|is|at least|at most) (.+)");
	private static final int LONGEST_QUOTE = 80;

	/**
	 * Reads conditions that must all hold.
	 *
	 * @param text such as "read is 7 and confidence at least 99"
	 * @throws IllegalArgumentException with a clause for the author, if it cannot be understood
	 */
	static List<Condition> all(String text) {
		// One space each: patterns with any number of them would take time that grows with the square of their number.
		return AND.splitAsStream(SPACE.matcher(text).replaceAll(" ")).map(Condition::of).toList();
	}

	private static Condition of(String text) {
		Matcher parts = FORM.matcher(text);
		if (!parts.matches()) {
			throw new IllegalArgumentException(
					tr("\"%s\" is no condition; write something like \"read is 7\", with %s", quoted(text),
							Arrays.stream(Relation.values()).map(relation -> relation.words).collect(Collectors.joining(", "))));
		}
		Fact fact = Fact.of(parts.group(1)).orElseThrow(() -> new IllegalArgumentException(
				tr("there is no \"%s\" to watch; there are %s", quoted(parts.group(1)), Fact.labels())));
		Relation relation = Arrays.stream(Relation.values()).filter(each -> each.words.equals(parts.group(2))).findFirst()
				.orElseThrow();
		String value = parts.group(3).strip();
		boolean compares = relation == Relation.AT_LEAST || relation == Relation.AT_MOST;
		if (fact.isText() && compares) {
			throw new IllegalArgumentException(
					tr("%s is a text, which can only be compared with \"is\" and \"is not\"", fact.label()));
		}
		if (!fact.isText() && !value.matches("\\d{1,9}(\\.\\d{1,3})?")) {
			throw new IllegalArgumentException(tr("%s is a number, and \"%s\" is none", fact.label(), quoted(value)));
		}
		return new Condition(fact, relation, value);
	}

	private static String quoted(String text) {
		return TextSanitizer.of(text, LONGEST_QUOTE);
	}

	/** Whether it holds. */
	boolean holds(Facts facts) {
		if (fact.isText()) {
			return facts.text(fact).equalsIgnoreCase(value) == (relation == Relation.IS);
		}
		double number = facts.number(fact);
		double wanted = Double.parseDouble(value);
		return switch (relation) {
			case IS -> number == wanted;
			case IS_NOT -> number != wanted;
			case AT_LEAST -> number >= wanted;
			case AT_MOST -> number <= wanted;
		};
	}
}
