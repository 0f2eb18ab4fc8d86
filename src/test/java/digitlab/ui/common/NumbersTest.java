package digitlab.ui.common;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTest {

	@Test
	void sharesAreWrittenAsPercentages() {
		assertThat(Numbers.percent(0.9307)).isEqualTo("93.1\u00a0%");
		assertThat(Numbers.percent(1)).isEqualTo("100.0\u00a0%");
		assertThat(Numbers.finePercent(0.9963)).isEqualTo("99.63\u00a0%");
	}

	@Test
	void countsHaveCommasAndTheirNoun() {
		assertThat(Numbers.count(60_000)).isEqualTo("60,000");
		assertThat(Numbers.count(1, "image")).isEqualTo("1\u00a0image");
		assertThat(Numbers.count(0, "image")).isEqualTo("0\u00a0images");
	}

	@Test
	void smallProbabilitiesAreBoundedNotRoundedToZero() {
		assertThat(Numbers.pValue(0.0312)).isEqualTo("0.031");
		assertThat(Numbers.pValue(1e-9)).isEqualTo("below\u00a00.001");
	}

	@Test
	void durationsNameTheirUnit() {
		assertThat(Numbers.duration(11.6)).isEqualTo("12\u00a0s");
		assertThat(Numbers.duration(59.6)).isEqualTo("1:00\u00a0min");
		assertThat(Numbers.duration(185)).isEqualTo("3:05\u00a0min");
		assertThat(Numbers.duration(3720)).isEqualTo("1:02\u00a0h");
	}
}
