package digitlab.ui.canvas;

import java.util.Arrays;
import java.util.stream.IntStream;

import digitlab.sketch.InkImage;
import digitlab.sketch.PaperMap;
import digitlab.sketch.PaperMap.Kind;
import digitlab.sketch.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaperTintsTest {

	private static final int SHEET = 0x123456;
	private static final int SIDE = 40;

	/** The map's upper left quarter is dark; ink images are a half or a quarter of the map's size at times. */
	@ParameterizedTest
	@CsvSource({"20, 10, 1", "20, 10, 2", "20, 12, 4", "10, 20, 1", "10, 20, 2", "40, 40, 2"})
	void thePictureLiesWhereItsInkLies(int width, int height, int finer) {
		byte[] tones = new byte[width * finer * height * finer];
		for (int i = 0; i < tones.length; i++) {
			boolean isDark = i % (width * finer) < width * finer / 2 && i / (width * finer) < height * finer / 2;
			tones[i] = (byte) (isDark ? 50 : 200);
		}
		int[] sheet = sheet(width, height, map(width * finer, height * finer, tones, Kind.PAPER));
		int longer = Math.max(width, height);
		int left = SIDE * (longer - width) / longer / 2;
		int top = SIDE * (longer - height) / longer / 2;
		assertThat(at(sheet, left + 2, top + 2)).isEqualTo(0x323232);
		assertThat(at(sheet, SIDE / 2 - 1, SIDE / 2 - 1)).isEqualTo(0x323232);
		assertThat(at(sheet, SIDE / 2, SIDE / 2)).isEqualTo(0xC8C8C8);
		assertThat(at(sheet, SIDE - left - 2, SIDE - top - 2)).isEqualTo(0xC8C8C8);
		if (left + top > 0) {
			assertThat(at(sheet, Math.max(0, left - 1), Math.max(0, top - 1))).isEqualTo(SHEET);
			assertThat(at(sheet, Math.min(SIDE - 1, SIDE - left), Math.min(SIDE - 1, SIDE - top))).isEqualTo(SHEET);
		}
	}

	@Test
	void linesThinnerThanAPixelOfTheScreenAreDashedNotLost() {
		byte[] kinds = new byte[400 * 400];
		Arrays.fill(kinds, 200 * 400, 201 * 400, (byte) Kind.RULING.ordinal());
		int[] sheet = sheet(400, 400, new PaperMap(400, 400, grey(400 * 400), kinds));
		long tinted = IntStream.range(0, SIDE).filter(x -> at(sheet, x, 20) != 0x808080).count();
		assertThat(tinted).isEqualTo(SIDE / 2);
		assertThat(IntStream.range(0, SIDE * SIDE).filter(i -> at(sheet, i % SIDE, i / SIDE) != 0x808080).count())
				.isEqualTo(tinted);
	}

	@Test
	void surroundingsAreHatched() {
		int[] sheet = sheet(40, 40, map(40, 40, grey(1600), Kind.SURROUNDINGS));
		assertThat(Arrays.stream(sheet).distinct().count()).as("hatch and veil").isEqualTo(2);
		assertThat(sheet).doesNotContain(0xFF808080);
	}

	@Test
	void specksAreRingedAndStayAsTheyAre() {
		byte[] kinds = new byte[1600];
		kinds[20 * 40 + 20] = (byte) Kind.SPECK.ordinal();
		int[] sheet = sheet(40, 40, new PaperMap(40, 40, grey(1600), kinds));
		assertThat(at(sheet, 20, 20)).isEqualTo(0x808080);
		assertThat(at(sheet, 23, 20)).isNotEqualTo(0x808080).isEqualTo(at(sheet, 20, 17));
		assertThat(at(sheet, 27, 20)).isEqualTo(0x808080);
	}

	/** It is painted with the strokes, for it may be rubbed out. */
	@Test
	void inkIsNotFilledHere() {
		assertThat(sheet(40, 40, map(40, 40, grey(1600), Kind.INK))).containsOnly(0xFF808080);
	}

	private static byte[] grey(int pixels) {
		byte[] tones = new byte[pixels];
		Arrays.fill(tones, (byte) 0x80);
		return tones;
	}

	private static PaperMap map(int width, int height, byte[] tones, Kind kind) {
		byte[] kinds = new byte[tones.length];
		Arrays.fill(kinds, (byte) kind.ordinal());
		return new PaperMap(width, height, tones, kinds);
	}

	private static int[] sheet(int width, int height, PaperMap map) {
		return PaperTints.sheet(new Picture(InkImage.ofInk(width, height, new float[width * height]), map), map, SIDE, SHEET);
	}

	private static int at(int[] sheet, int x, int y) {
		return sheet[y * SIDE + x] & 0xFFFFFF;
	}
}
