package digitlab.ui.common;

import java.awt.image.BufferedImage;
import java.util.function.IntBinaryOperator;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;

/** Enlarges small images so that each pixel stays a crisp square. */
public final class Pixels {

	private static final int FULL_INK = 255;
	private static final int OPAQUE = 0xff000000;

	private Pixels() {
	}

	/** A picture painted with Java 2D, pixel by pixel. */
	public static Image of(BufferedImage picture) {
		int width = picture.getWidth();
		int height = picture.getHeight();
		WritableImage image = new WritableImage(width, height);
		image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(),
				picture.getRGB(0, 0, width, height, null, 0, width), 0, width);
		return image;
	}

	/** White ink on black, as the network sees it. */
	public static Image of(DigitImage image, int scale) {
		return of(DigitImage.SIDE, DigitImage.SIDE, (row, column) -> 0x010101 * image.ink(row, column), scale);
	}

	/** White ink on black, where 255 is full ink; values out of range are clamped. */
	public static Image of(FloatImage ink, int scale) {
		return of(DigitImage.SIDE, DigitImage.SIDE,
				(row, column) -> 0x010101 * (int) Math.round(Math.clamp(ink.at(row, column), 0, FULL_INK)), scale);
	}

	/**
	 * Enlarged here because JavaFX's software renderer smooths images whatever the image view is set to.
	 *
	 * @param rgb the colour 0xRRGGBB of the pixel in a row and column
	 * @param scale screen pixels in each direction per pixel of the picture
	 */
	public static Image of(int rows, int columns, IntBinaryOperator rgb, int scale) {
		int width = columns * scale;
		int height = rows * scale;
		int[] argb = new int[width * height];
		for (int row = 0; row < rows; row++) {
			for (int x = 0; x < width; x++) {
				argb[row * scale * width + x] = x % scale == 0
						? OPAQUE | rgb.applyAsInt(row, x / scale)
						: argb[row * scale * width + x - 1];
			}
			for (int y = 1; y < scale; y++) {
				System.arraycopy(argb, row * scale * width, argb, (row * scale + y) * width, width);
			}
		}
		WritableImage image = new WritableImage(width, height);
		image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
		return image;
	}
}
