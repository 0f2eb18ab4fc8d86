package digitlab.ui.common;

import java.util.List;
import java.util.Map;

import digitlab.language.Language;
import digitlab.language.Localization;
import org.junit.jupiter.api.AfterEach;
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
	void countsHaveCommas() {
		assertThat(Numbers.count(60_000)).isEqualTo("60,000");
	}

	@Test
	void smallProbabilitiesAreBoundedNotRoundedToZero() {
		assertThat(ChanceText.of(0.31)).isEqualTo("The difference may well be chance (McNemar's exact test, p = 0.310).");
		assertThat(ChanceText.of(0.0312)).isEqualTo("The difference is hardly chance (McNemar's exact test, p = 0.031).");
		assertThat(ChanceText.of(1e-9))
				.isEqualTo("The difference is hardly chance (McNemar's exact test, p below\u00a00.001).");
	}

	@Test
	void everyLanguageHasItsOwnForm() {
		// From Unicode's locale data: separators, and the space before a percent sign, which Portuguese of Brazil omits.
		Map<Language, List<String>> forms = Map.of(Language.GERMAN, List.of("60.000", "93,1\u00a0%", "0,5000"), Language.FRENCH,
				List.of("60\u202f000", "93,1\u00a0%", "0,5000"), Language.PORTUGUESE, List.of("60.000", "93,1%", "0,5000"));
		forms.forEach((language, expected) -> {
			Localization.speak(language);
			assertThat(List.of(Numbers.count(60_000), Numbers.percent(0.9307), Numbers.decimal(0.5, 4))).isEqualTo(expected);
		});
	}

	@AfterEach
	void speakEnglish() {
		Localization.speak(Language.ENGLISH);
	}

	@Test
	void durationsNameTheirUnit() {
		assertThat(Numbers.duration(11.6)).isEqualTo("12\u00a0s");
		assertThat(Numbers.duration(59.6)).isEqualTo("1:00\u00a0min");
		assertThat(Numbers.duration(185)).isEqualTo("3:05\u00a0min");
		assertThat(Numbers.duration(3720)).isEqualTo("1:02\u00a0h");
	}
}
