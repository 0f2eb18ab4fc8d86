package digitlab.paper;

import java.util.Arrays;

import digitlab.dataset.Split;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaperKindTest {

	private static DigitSource source;

	@BeforeAll
	static void generateDigits() {
		source = DigitSource.generated(Split.TEST);
	}

	@ParameterizedTest
	@EnumSource(PaperKind.class)
	void thePictureIsAsPromised(PaperKind kind) {
		PaperPicture picture = kind.picture(source, 1);
		boolean isEmpty = switch (kind) {
			case DISC, TICK, ARROW, LETTER, BLANK, RULING_ONLY, TEXT -> true;
			default -> false;
		};
		assertThat(picture.argb()).hasSize(picture.width() * picture.height());
		assertThat(Math.max(picture.width(), picture.height())).isBetween(16, 2 * PaperPage.LARGEST_SIDE);
		assertThat(picture.expected()).matches("[0-9.,:+\\-()%=÷/€?\\n]*");
		assertThat(picture.expected().isEmpty()).isEqualTo(isEmpty);
		assertThat(contrast(picture)).isGreaterThan(kind == PaperKind.BLANK ? 0 : 20);
	}

	@Test
	void theSeedAloneDecides() {
		for (PaperKind kind : new PaperKind[]{PaperKind.RULED, PaperKind.SHEET_TILTED, PaperKind.ARCHIVE, PaperKind.DATE}) {
			assertThat(kind.picture(source, 5).argb()).isEqualTo(kind.picture(source, 5).argb());
			assertThat(kind.picture(source, 5).argb()).isNotEqualTo(kind.picture(source, 6).argb());
		}
	}

	@Test
	void blankPaperHasNoInk() {
		for (int seed = 0; seed < 5; seed++) {
			PaperPicture blank = PaperKind.BLANK.picture(source, seed);
			int[] argb = blank.argb();
			int jump = 0;
			for (int i = 3; i < argb.length; i++) {
				jump = i % blank.width() < 3 ? jump : Math.max(jump, Math.abs(light(argb[i]) - light(argb[i - 3])));
			}
			assertThat(jump).isLessThan(90);
		}
	}

	private static int light(int argb) {
		int grey = ((argb >> 16 & 0xff) + (argb >> 8 & 0xff) + (argb & 0xff)) / 3;
		return (argb >>> 24) * grey / 255 + 255 - (argb >>> 24);
	}

	/** Between the lightest and the darkest pixel, 0 to 255; for transparent pictures, the ink's opacity. */
	private static int contrast(PaperPicture picture) {
		boolean isClear = Arrays.stream(picture.argb()).anyMatch(argb -> argb >>> 24 == 0);
		var values = Arrays.stream(picture.argb()).map(argb -> isClear ? argb >>> 24 : light(argb)).summaryStatistics();
		return values.getMax() - values.getMin();
	}
}
