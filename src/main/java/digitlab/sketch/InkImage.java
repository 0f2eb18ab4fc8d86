package digitlab.sketch;

import java.util.Optional;

/**
 * An immutable image of ink on paper of any size: one value per pixel, row by row from the top, 0 (paper) to 1 (full ink). Its
 * {@link Frame} tells which part of the source it shows.
 */
public final class InkImage {

	/** Ink below this is invisible on paper and does not count. */
	public static final float FAINTEST = 0.02f;

	/** The longer side of an image and the height of writing, in pixels, that suffice for all processing. */
	private static final int LARGE = 300;
	private static final int LARGE_WRITING = 100;

	private final int width;
	private final int height;
	private final float[] ink;
	private final Frame frame;

	private InkImage(int width, int height, float[] ink, Frame frame) {
		if (width < 1 || height < 1 || ink.length != (long) width * height) {
			throw new IllegalArgumentException(ink.length + " pixels are not " + width + " × " + height);
		}
		this.width = width;
		this.height = height;
		this.ink = ink;
		this.frame = frame;
	}

	/** An image that is its own source; see {@link #ofInk(int, int, float[], Frame)}. */
	public static InkImage ofInk(int width, int height, float[] ink) {
		return ofInk(width, height, ink, Frame.IDENTITY);
	}

	/**
	 * @param ink width × height numbers, copied; clamped to 0..1, NaN becomes paper
	 * @param frame which part of the source the pixels show
	 * @throws IllegalArgumentException if the sizes disagree or are below 1
	 */
	public static InkImage ofInk(int width, int height, float[] ink, Frame frame) {
		float[] copy = ink.clone();
		for (int i = 0; i < copy.length; i++) {
			copy[i] = copy[i] > 0 ? Math.min(1, copy[i]) : 0;
		}
		return new InkImage(width, height, copy, frame);
	}

	/** Wraps the array without copying it; its values must already be in 0..1. */
	public static InkImage wrap(int width, int height, float[] ink, Frame frame) {
		return new InkImage(width, height, ink, frame);
	}

	/** In pixels. */
	public int width() {
		return width;
	}

	/** In pixels. */
	public int height() {
		return height;
	}

	/** Which part of the source this shows. */
	public Frame frame() {
		return frame;
	}

	/** The ink at column x, row y: 0 (paper) to 1 (full). */
	public float ink(int x, int y) {
		return ink[y * width + x];
	}

	/** A copy of all width × height numbers. */
	public float[] toArray() {
		return ink.clone();
	}

	/** The values themselves, not a copy; callers must not change them. */
	public float[] raw() {
		return ink;
	}

	/** The index of the pixel at a position in the source, or of the nearest pixel. */
	public int pixelAt(Point place) {
		int x = Math.clamp((int) ((place.x() - frame.x()) / frame.pixelSize()), 0, width - 1);
		int y = Math.clamp((int) ((place.y() - frame.y()) / frame.pixelSize()), 0, height - 1);
		return y * width + x;
	}

	/** The strongest ink, 0..1. */
	public float peak() {
		float peak = 0;
		for (float value : ink) {
			peak = Math.max(peak, value);
		}
		return peak;
	}

	/** True when there is no ink to be seen. */
	public boolean isBlank() {
		return peak() < FAINTEST;
	}

	/** Crops the image from column x, row y on; the part must be inside the image and keeps its position in the source. */
	public InkImage crop(int x, int y, int cropWidth, int cropHeight) {
		float[] part = new float[cropWidth * cropHeight];
		for (int row = 0; row < cropHeight; row++) {
			System.arraycopy(ink, (y + row) * width + x, part, row * cropWidth, cropWidth);
		}
		return new InkImage(cropWidth, cropHeight, part, frame.regrid(x, y, 1));
	}

	/** Halves the size, repeatedly, as long as the writing stays large enough for all further processing. */
	public InkImage writingReduced() {
		PixelBounds bounds = PixelBounds.above(this, FAINTEST);
		return bounds == null || Math.max(width, height) < 2 * LARGE || bounds.height() < 2 * LARGE_WRITING
				? this
				: halved().writingReduced();
	}

	/** Returns this image rotated clockwise by a quarter turn. */
	public InkImage turned() {
		float[] turned = new float[ink.length];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				turned[x * height + height - 1 - y] = ink[y * width + x];
			}
		}
		Point start = frame.toSource(0, height);
		return new InkImage(height, width, turned,
				new Frame(start.x(), start.y(), frame.pixelSize(), frame.angle() - Math.PI / 2));
	}

	private InkImage halved() {
		int halfWidth = (width + 1) / 2;
		int halfHeight = (height + 1) / 2;
		float[] half = new float[halfWidth * halfHeight];
		for (int y = 0, i = 0; y < height; y++) {
			for (int x = 0; x < width; x++, i++) {
				half[y / 2 * halfWidth + x / 2] += ink[i] / 4;
			}
		}
		return new InkImage(halfWidth, halfHeight, half, frame.regrid(0, 0, 2));
	}

	/** The smallest box of whole pixels around the visible ink, in source units; empty for a blank image. */
	public Optional<Box> bounds() {
		PixelBounds bounds = PixelBounds.above(this, FAINTEST);
		return bounds == null ? Optional.empty() : Optional.of(frame.toSource(bounds.toBox()));
	}
}
