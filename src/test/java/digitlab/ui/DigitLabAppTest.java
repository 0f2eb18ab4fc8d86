package digitlab.ui;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DigitLabAppTest {

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
