package digitlab.lessons;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StepTest {

	private static Step step(String conditions) {
		return new Step("a", "b", null, "", Condition.all(conditions), "", "");
	}

	@ParameterizedTest
	@CsvSource({"read is 7,true", "read is 1,false", "read is not 7,false", "page is canvas,true", "digits is 1,true",
			"digits is not 1,false", "confidence at least 99,true", "confidence at least 99.6,false",
			"confidence at most 99.5,true",
			"read is 7 and digits at most 0,false", "read is 7 and confidence at least 90 and page is Canvas,true",
			"rows is 0,true", "tab is not Data,true"})
	void conditionsAreComparedWithWhatIsThere(String conditions, boolean holds) {
		Facts now = Facts.NONE.with(Fact.READ, "7").with(Fact.PAGE, "Canvas").with(Fact.DIGITS, 1).with(Fact.CONFIDENCE, 99.5);

		assertThat(step(conditions).isDone(Facts.NONE, now)).isEqualTo(holds);
	}

	@Test
	void countsStartWithTheStepAndAllElseIsAsItIs() {
		Facts start = Facts.NONE.with(Fact.STROKES, 4).with(Fact.DIGITS, 2);

		assertThat(step("strokes at least 1").isDone(start, start)).isFalse();
		assertThat(step("strokes at least 1").isDone(start, start.with(Fact.STROKES, 5))).isTrue();
		assertThat(step("digits is 2").isDone(start, start)).isTrue();
	}
}
