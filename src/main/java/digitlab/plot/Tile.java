package digitlab.plot;

import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;

/**
 * An image of a digit on a sheet.
 *
 * @param rgb 784 colours 0xRRGGBB, row by row
 * @param caption text below it; may be empty
 */
record Tile(int[] rgb, String caption) {

	/** Dark ink on white paper. */
	static Tile of(DigitImage image, String caption) {
		byte[] bytes = image.toBytes();
		int[] rgb = new int[DigitImage.PIXELS];
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = grey(bytes[i] & 0xff);
		}
		return new Tile(rgb, caption);
	}

	/** A mean image, 0 to 255, as ink on paper. */
	static Tile ink(FloatImage map, String caption) {
		double[] values = map.toArray();
		int[] rgb = new int[DigitImage.PIXELS];
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = grey((int) Math.round(Math.clamp(values[i], 0, 255)));
		}
		return new Tile(rgb, caption);
	}

	/** Values in the colours of the scale between {@code lowest} and {@code highest}. */
	static Tile scaled(FloatImage map, double lowest, double highest, String caption) {
		double[] values = map.toArray();
		int[] rgb = new int[DigitImage.PIXELS];
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = ColorScale.rgb(highest > lowest ? (values[i] - lowest) / (highest - lowest) : 0);
		}
		return new Tile(rgb, caption);
	}

	private static int grey(int ink) {
		return (255 - ink) * 0x010101;
	}
}
