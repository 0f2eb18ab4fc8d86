package digitlab.ui.canvas;

import java.util.Arrays;

import digitlab.sketch.InkImage;
import digitlab.sketch.PaperMap;
import digitlab.sketch.PaperMap.Kind;
import digitlab.sketch.Picture;

/**
 * A picture's own grey tones, with a pattern over what was not taken for paper. The patterns are told apart by their form, so
 * that nobody needs the colours: lines of the paper are dashed, surroundings hatched, specks ringed; ink is filled. They are
 * made in the screen's pixels, for they have to be as large whatever the picture's size. The colours are those of M. Okabe and
 * K. Ito, "Color Universal Design" (2008), the same in both themes: they lie on the picture.
 */
final class PaperTints {

	/** What is read, as RGB. */
	static final int INK = 0x0072B2;

	private static final int RULING = 0xD55E00;
	private static final int SURROUNDINGS = 0x007A5A;
	private static final int SPECK = 0xB5338A;
	private static final int EDGE = 0x8C959F;
	private static final int DASH = 4;
	private static final int HATCH = 8;
	private static final double VEIL = 0.3;
	private static final double HATCH_OPACITY = 0.85;
	/** How far a ring reaches around a speck; a pixel of the picture is left free between. */
	private static final double FAR = 3.6;
	private static final int OPAQUE = 0xFF000000;

	/** Where there is no picture. */
	private static final short NOWHERE = -1;

	private PaperTints() {
	}

	/**
	 * A whole sheet with a picture in its place; ink is not filled, for it may have been rubbed out since.
	 *
	 * @param picture with a paper map
	 * @param paper of the sheet around the picture, as RGB
	 * @return side × side opaque ARGB pixels
	 */
	static int[] sheet(Picture picture, PaperMap map, int side, int paper) {
		InkImage image = picture.image();
		int longer = Math.max(image.width(), image.height());
		// The ink may have been brought to a half or a quarter of the map's size.
		double scale = Math.max(1, Math.round(map.width() / (double) image.width()));
		Axis columns = new Axis(map.width(), side, scale * longer, (longer - image.width()) / 2.0 * scale);
		Axis rows = new Axis(map.height(), side, scale * longer, (longer - image.height()) / 2.0 * scale);
		short[] tones = new short[side * side];
		byte[] kinds = new byte[side * side];
		for (int y = 0, i = 0; y < side; y++) {
			for (int x = 0; x < side; x++, i++) {
				tones[i] = columns.isInside(x) && rows.isInside(y) ? sample(map, columns, rows, x, y, kinds, i) : NOWHERE;
			}
		}
		return tinted(side, tones, kinds, paper);
	}

	/** Which of a map's columns, or rows, a pixel of the sheet shows. */
	private record Axis(int size, int side, double longer, double start) {

		boolean isInside(int pixel) {
			double middle = at(pixel + 0.5);
			return middle >= 0 && middle < size;
		}

		int from(int pixel) {
			return Math.clamp((int) Math.floor(at(pixel)), 0, size - 1);
		}

		int to(int pixel) {
			return Math.clamp((int) Math.floor(at(pixel + 1)), from(pixel) + 1, size);
		}

		private double at(double pixel) {
			return pixel * longer / side - start;
		}
	}

	/** The mean tone, and of several kinds the rarest: a thin line must not fall between two pixels. */
	private static short sample(PaperMap map, Axis columns, Axis rows, int x, int y, byte[] kinds, int to) {
		int sum = 0;
		int count = 0;
		for (int row = rows.from(y); row < rows.to(y); row++) {
			for (int column = columns.from(x); column < columns.to(x); column++, count++) {
				int at = row * map.width() + column;
				sum += Byte.toUnsignedInt(map.tones()[at]);
				if (map.kinds()[at] != Kind.INK.ordinal()) {
					kinds[to] = (byte) Math.max(kinds[to], map.kinds()[at]);
				}
			}
		}
		return (short) (sum / count);
	}

	/**
	 * Lays the patterns over grey tones.
	 *
	 * @param width of a row
	 * @param tones 0 to 255, or {@value #NOWHERE}
	 * @param kinds ordinals of {@link Kind}
	 * @param paper where there is no picture, as RGB
	 */
	static int[] tinted(int width, short[] tones, byte[] kinds, int paper) {
		int[] argb = new int[tones.length];
		Arrays.setAll(argb, i -> OPAQUE | (tones[i] == NOWHERE
				? paper
				: isEdge(tones, width, i) ? EDGE : tint(tones[i], kinds[i], i % width, i / width)));
		for (int i = 0; i < kinds.length; i++) {
			if (kinds[i] == Kind.SPECK.ordinal()) {
				ring(argb, kinds, width, i);
			}
		}
		return argb;
	}

	/** Whether the picture ends here, but not the sheet: white paper on a white sheet needs a line around it. */
	private static boolean isEdge(short[] tones, int width, int i) {
		return i >= width && tones[i - width] == NOWHERE || i + width < tones.length && tones[i + width] == NOWHERE
				|| i % width > 0 && tones[i - 1] == NOWHERE || i % width < width - 1 && tones[i + 1] == NOWHERE;
	}

	private static int tint(int tone, byte kind, int x, int y) {
		int grey = tone << 16 | tone << 8 | tone;
		return switch (Kind.values()[kind]) {
			case INK -> INK;
			case RULING -> (x + y) / DASH % 2 == 0 ? RULING : grey;
			case SURROUNDINGS -> mix(grey, SURROUNDINGS, (x + y) % HATCH < 2 ? HATCH_OPACITY : VEIL);
			case PAPER, SPECK -> grey;
		};
	}

	/** Around a speck's pixel, as far as the ring does not lie on the speck itself. */
	private static void ring(int[] argb, byte[] kinds, int width, int speck) {
		int reach = (int) FAR;
		for (int dy = -reach; dy <= reach; dy++) {
			for (int dx = -reach; dx <= reach; dx++) {
				int x = speck % width + dx;
				int y = speck / width + dy;
				if (Math.hypot(dx, dy) <= FAR && isInside(x, y, width, kinds.length) && !touchesSpeck(kinds, width, x, y)) {
					argb[y * width + x] = OPAQUE | SPECK;
				}
			}
		}
	}

	private static boolean touchesSpeck(byte[] kinds, int width, int x, int y) {
		for (int i = 0; i < 9; i++) {
			int column = x + i % 3 - 1;
			int row = y + i / 3 - 1;
			if (isInside(column, row, width, kinds.length) && kinds[row * width + column] == Kind.SPECK.ordinal()) {
				return true;
			}
		}
		return false;
	}

	private static boolean isInside(int x, int y, int width, int length) {
		return x >= 0 && x < width && y >= 0 && y < length / width;
	}

	private static int mix(int under, int over, double opacity) {
		int mixed = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			double part = (under >> shift & 0xFF) * (1 - opacity) + (over >> shift & 0xFF) * opacity;
			mixed |= (int) Math.round(part) << shift;
		}
		return mixed;
	}
}
