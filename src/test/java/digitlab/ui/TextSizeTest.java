package digitlab.ui;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextSizeTest {

	private static final String CSS = """
			.a { -fx-font-size: 11px; -fx-min-width: 72; -fx-spacing: 4; }
			.answer { -fx-font-size: 120px; -fx-max-height: 380; }
			""";

	@Test
	void atTheUsualSizeNothingChanges() {
		assertThat(TextSize.enlarged(CSS, 100)).isEqualTo(CSS);
	}

	/** Half as large again: letters, and what must hold them; gaps stay, and so does what is a picture rather than text. */
	@Test
	void textAndWhatHoldsItGrow() {
		assertThat(TextSize.enlarged(CSS, 150)).startsWith("""
				.a { -fx-font-size: 16.5px; -fx-min-width: 108.0; -fx-spacing: 4; }
				.answer { -fx-font-size: 120px; -fx-max-height: 570.0; }
				""").contains(".root { -fx-font-size: 21.0px; }");
	}
}
