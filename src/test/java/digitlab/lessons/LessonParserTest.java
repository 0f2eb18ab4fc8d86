package digitlab.lessons;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LessonParserTest {

	@Test
	void aLessonIsReadWithEverythingItCanHave() throws IOException {
		Lesson lesson = LessonParser.parse("ones.md", """
				# Ones

				Minutes: 5

				About ones.

				## Draw one

				Draw a **1**.

				Go to: Charts, This reading
				Use data: synthetic:200
				Done when: read is 1 and confidence at least 99.5
				Hint: Upright.

				## Think

				Look.
				```
				Hint: this is code
				```
				Question: Why?
				""");

		assertThat(lesson).isEqualTo(new Lesson("ones", "Ones", 5, "About ones.", List.of(
				new Step("Draw one", "Draw a **1**.", new Place("Charts", "This reading"), "synthetic:200",
						List.of(new Condition(Fact.READ, Condition.Relation.IS, "1"),
								new Condition(Fact.CONFIDENCE, Condition.Relation.AT_LEAST, "99.5")),
						"", "Upright."),
				new Step("Think", "Look.\n```\nHint: this is code\n```", null, "", List.of(), "Why?", ""))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			## Step                                              | line 1: a step stands before the title, which is a line that begins with "# "
			# A;# B                                              | line 2: it has a second title; a step begins with "## "
			# A;## B                                             | line 2: the step "B" has no text
			# A;## B;## C;x                                      | line 3: the step "B" has no text
			# A;text                                             | line 2: it has no step; a step begins with "## " and a heading
			text                                                 | line 1: it has no title; the first line should be "# " and a title
			# A;Minutes: long                                    | line 2: "Minutes:" takes a number from 1 to 180, not "long"
			# A;Hint: none                                       | line 2: "Hint:" belongs to a step, and none has begun
			# A;## B;x;Hint: a;Hint: b                           | line 5: "Hint:" stands twice in the step "B"
			# A;## B;x;Done when:                                | line 4: nothing follows "Done when:"
			# A;## B;x;Done when: read = 7                       | line 4: "read = 7" is no condition; write something like "read is 7", with is, is not, at least, at most
			# A;## B;x;Done when: read at least 7                | line 4: read is a text, which can only be compared with "is" and "is not"
			# A;## B;x;Done when: digits is two                  | line 4: digits is a number, and "two" is none
			""")
	void aMistakeIsToldWithItsLine(String lines, String sentence) {
		assertThatThrownBy(() -> LessonParser.parse("bad.md", lines.replace(";", "\n"))).isInstanceOf(IOException.class)
				.hasMessage("The lesson bad.md cannot be used: " + sentence + ".");
	}

	@Test
	void anUnknownFactIsToldWithThoseThatThereAre() {
		assertThatThrownBy(() -> LessonParser.parse("bad.md", "# A\n## B\nx\nDone when: colour is red"))
				.hasMessageStartingWith(
						"The lesson bad.md cannot be used: line 4: there is no \"colour\" to watch; there are page, tab, read, ");
	}
}
