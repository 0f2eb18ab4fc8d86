package digitlab.dataset;

import digitlab.language.Language;
import digitlab.language.Localization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SourceNameTest {

	@AfterEach
	void speakEnglish() {
		Localization.speak(Language.ENGLISH);
	}

	@ParameterizedTest
	@ValueSource(strings = {"digits and letters.npz, train", "42 own sketches and IDX files in mnist, train",
			"scans.csv, all images (it has no splits) without labels", "own samples in /home/ada/samples and more", "100 % ink",
			"IDX files in mnist, train and 15000 generated sketches, seed 1, train and handwriting in hands, beginning with seven,"
					+ " whose weights make 15.0 % of the kept ones"})
	void namesStayTheSameInEnglish(String name) {
		assertThat(SourceName.shown(name)).isEqualTo(name);
	}

	@Test
	void everyPartIsTranslated() {
		Localization.speak(Language.GERMAN);
		assertThat(SourceName.shown("IDX files in mnist, train and 15000 generated sketches, seed 1, train and handwriting in"
				+ " hands, beginning with seven, whose weights make 15.0 % of the kept ones"))
				.isEqualTo("IDX-Dateien in mnist, Training und 15000 erzeugte Skizzen, Startwert 1, Training und Handschrift in"
						+ " hands, beginnend mit seven, dessen Gewichte 15.0\u00a0% der behaltenen ausmachen");
		assertThat(SourceName.shown("digits and letters.npz, test")).isEqualTo("digits and letters.npz, Test");
	}
}
