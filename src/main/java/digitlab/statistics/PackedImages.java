package digitlab.statistics;

import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;

/** Images of a dataset packed into words of four pixels, 784 bytes per image, for vectorised distances. */
final class PackedImages {

	private static final int BYTE = 0xff;

	private final int[] indices;
	private final int[] words;
	/** x·x of every image, at most 784 · 255². */
	private final int[] norms;

	/** Packs the images of these indices, in their order. */
	PackedImages(DigitDataset data, int[] indices) {
		this.indices = indices;
		words = new int[Math.multiplyExact(indices.length, PixelRow.WORDS)];
		norms = new int[indices.length];
		PixelRow row = new PixelRow();
		for (int i = 0; i < indices.length; i++) {
			row.load(data, indices[i]);
			System.arraycopy(row.words(), 0, words, i * PixelRow.WORDS, PixelRow.WORDS);
			norms[i] = dot(i, i);
		}
	}

	/** The images of a digit, in the dataset's order. */
	static int[] indicesOf(DigitDataset data, int digit) {
		return IntStream.range(0, data.size()).filter(i -> data.label(i) == digit).toArray();
	}

	int size() {
		return indices.length;
	}

	/** The index in the dataset of the image at position {@code place}. */
	int index(int place) {
		return indices[place];
	}

	/** The indices in the dataset, in their order here. Not to be written to. */
	int[] indices() {
		return indices;
	}

	/** All words; image {@code place} begins at {@code place} · 196. Not to be written to. */
	int[] words() {
		return words;
	}

	/** One pixel, 0 to 255. */
	int ink(int place, int pixel) {
		return words[place * PixelRow.WORDS + pixel / Integer.BYTES] >>> pixel % Integer.BYTES * Byte.SIZE & BYTE;
	}

	/** The squared Euclidean distance of two images, pixels 0 to 255: at most 784 · 255², which fits an int. */
	int squaredDistance(int place, int other) {
		return norms[place] + norms[other] - 2 * dot(place, other);
	}

	/** One loop for each of a word's four pixels: the compiler vectorises each, but not a single loop over all. */
	private int dot(int place, int other) {
		int from = place * PixelRow.WORDS;
		int to = other * PixelRow.WORDS;
		return dot(words, from, to, 0) + dot(words, from, to, 8) + dot(words, from, to, 16) + dot(words, from, to, 24);
	}

	private static int dot(int[] words, int from, int other, int shift) {
		int sum = 0;
		for (int j = 0; j < PixelRow.WORDS; j++) {
			sum += (words[from + j] >>> shift & BYTE) * (words[other + j] >>> shift & BYTE);
		}
		return sum;
	}

	/** The squared distance of an image from a point, pixels 0 to 255. */
	double squaredDistance(int place, double[] point) {
		double sum = 0;
		for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
			double difference = ink(place, pixel) - point[pixel];
			sum += difference * difference;
		}
		return sum;
	}
}
