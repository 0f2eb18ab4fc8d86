package digitlab.ui;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DigitLabAppTest {

	@Test
	void aMissingLibraryIsNotTakenForAMissingDisplay() {
		// JavaFX's own words for the two, from its Gtk and Glass code.
		assertThat(new NoDisplayException(new UnsupportedOperationException("Unable to open DISPLAY"))).message()
				.startsWith("There is no display");
		assertThat(new NoDisplayException(new UnsupportedOperationException("Unable to load glass GTK library."))).message()
				.contains("libgtk-3-0").endsWith("Unable to load glass GTK library.");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			Linux,      -,        -,     true
			Linux,      -,        '',    true
			Linux,      -,        :0,    false
			Linux,      Headless, -,     false
			Mac OS X,   -,        -,     false
			Windows 11, -,        -,     false
			""")
	void onlyLinuxNeedsADisplaysName(String system, String glassPlatform, String display, boolean lacks) {
		assertThat(DigitLabApp.lacksDisplay(system, glassPlatform, display)).isEqualTo(lacks);
	}
}
