package digitlab.dataset;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Images of digits with their labels, stored as bytes: 785 bytes per image, 47 MB for MNIST's 60,000. Immutable. */
public final class DigitDataset {

	/** The label of an unlabelled image. */
	public static final int UNLABELLED = -1;

	private final String source;
	private final byte[] pixels;
	private final byte[] labels;
	private final DatasetDescription description;

	/**
	 * Takes ownership of the arrays without copying: the caller must not write to them afterwards.
	 *
	 * @param source where the images come from, for the user
	 * @param pixels size × 784 unsigned bytes, 0 paper to 255 ink
	 * @param labels one digit 0..9 per image, or {@link #UNLABELLED}
	 * @throws IllegalArgumentException if the counts disagree or a label is out of range
	 */
	public DigitDataset(String source, byte[] pixels, byte[] labels) {
		this(source, pixels, labels, DatasetDescription.of(source));
	}

	/**
	 * As {@link #DigitDataset(String, byte[], byte[])}, with what a reader recognised and assumed.
	 *
	 * @throws IllegalArgumentException likewise
	 */
	public DigitDataset(String source, byte[] pixels, byte[] labels, DatasetDescription description) {
		if (pixels.length != (long) labels.length * DigitImage.PIXELS) {
			throw new IllegalArgumentException(pixels.length + " pixels do not make " + labels.length + " images");
		}
		for (byte label : labels) {
			if (label < UNLABELLED || label > 9) {
				throw new IllegalArgumentException("A label is a digit 0 to 9, not " + label);
			}
		}
		this.source = source;
		this.pixels = pixels;
		this.labels = labels;
		this.description = description;
	}

	/** What the reader recognised and assumed; a subset has the description of the whole. */
	public DatasetDescription description() {
		return description;
	}

	/** Where the images come from, for the user, such as "MNIST files in data, train". */
	public String source() {
		return source;
	}

	/** The number of images. */
	public int size() {
		return labels.length;
	}

	/** True when every image has a label (also when there are no images). */
	public boolean isLabelled() {
		for (byte label : labels) {
			if (label == UNLABELLED) {
				return false;
			}
		}
		return true;
	}

	/** The digit 0..9 that image {@code index} shows, or {@link #UNLABELLED}. */
	public int label(int index) {
		return labels[index];
	}

	public DigitImage image(int index) {
		int from = offset(index);
		return DigitImage.of(Arrays.copyOfRange(pixels, from, from + DigitImage.PIXELS));
	}

	/** The ink of one pixel, 0..255, where {@code pixel} counts row by row from 0 to 783. */
	public int ink(int index, int pixel) {
		return pixels[offset(index) + pixel] & 0xff;
	}

	/** Copies the 784 bytes of image {@code index} to {@code target} at {@code targetOffset}. */
	public void copyPixels(int index, byte[] target, int targetOffset) {
		System.arraycopy(pixels, offset(index), target, targetOffset, DigitImage.PIXELS);
	}

	/** A new dataset of the chosen images in the given order. */
	public DigitDataset subset(int... indices) {
		byte[] somePixels = new byte[indices.length * DigitImage.PIXELS];
		byte[] someLabels = new byte[indices.length];
		for (int i = 0; i < indices.length; i++) {
			copyPixels(indices[i], somePixels, i * DigitImage.PIXELS);
			someLabels[i] = labels[indices[i]];
		}
		return new DigitDataset(source, somePixels, someLabels, description);
	}

	/** The same images, of which the chosen have another label. */
	public DigitDataset relabelled(int label, int... indices) {
		byte[] others = labels.clone();
		for (int index : indices) {
			others[index] = (byte) label;
		}
		return new DigitDataset(source, pixels, others, description);
	}

	/** Returns at most {@code atMost} of these images, evenly spaced. */
	public DigitDataset evenly(int atMost) {
		return evenly(atMost, size());
	}

	/** As {@link #evenly(int)}, from the first {@code size} images only. */
	public DigitDataset evenly(int atMost, int size) {
		int count = Math.min(atMost, size);
		return subset(IntStream.range(0, count).map(i -> (int) ((long) i * size / count)).toArray());
	}

	/** Returns the same images with another description. */
	public DigitDataset described(DatasetDescription other) {
		return new DigitDataset(source, pixels, labels, other);
	}

	/** Returns the same images with another {@link #source}. */
	public DigitDataset named(String other) {
		return new DigitDataset(other, pixels, labels, description);
	}

	/** Concatenates this dataset and another. */
	public DigitDataset and(DigitDataset other) {
		byte[] allPixels = Arrays.copyOf(pixels, pixels.length + other.pixels.length);
		System.arraycopy(other.pixels, 0, allPixels, pixels.length, other.pixels.length);
		byte[] allLabels = Arrays.copyOf(labels, labels.length + other.labels.length);
		System.arraycopy(other.labels, 0, allLabels, labels.length, other.labels.length);
		return new DigitDataset(source + " and " + other.source, allPixels, allLabels);
	}

	/**
	 * Whether another dataset has the same images and labels in the same order, as both splits of a source without splits have.
	 */
	public boolean hasSameImages(DigitDataset other) {
		return Arrays.equals(labels, other.labels) && Arrays.equals(pixels, other.pixels);
	}

	private int offset(int index) {
		return index * DigitImage.PIXELS;
	}
}
