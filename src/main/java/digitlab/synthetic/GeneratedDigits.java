package digitlab.synthetic;

import java.util.concurrent.CancellationException;

import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.dataset.StrokeSource;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** A dataset of generated digits; image {@code i} of a split depends only on the seed and {@code i}. */
abstract sealed class GeneratedDigits implements DatasetReader, StrokeSource permits SyntheticDigits, SketchedDigits {

	/** The maximum number of digits, which take 785 MB. */
	public static final int MAX_COUNT = 1_000_000;

	private static final int IMAGES_PER_CHECK = 256;

	final int count;
	final long seed;
	private final String kind;

	/**
	 * @param kind description of the digits, in words
	 * @param count number of digits in each split, 1 to {@link #MAX_COUNT}
	 * @param seed any number; equal seeds give equal digits
	 * @throws IllegalArgumentException if the count is out of range
	 */
	GeneratedDigits(String kind, int count, long seed) {
		if (count < 1 || count > MAX_COUNT) {
			throw new IllegalArgumentException(
					"There can be 1 to " + MAX_COUNT + " generated " + kind + " at a time, not " + count);
		}
		this.kind = kind;
		this.count = count;
		this.seed = seed;
	}

	/** {@inheritDoc} Progress counts images. */
	@Override
	public final DigitDataset read(Split split, ProgressListener progress, CancellationToken cancellation) {
		byte[] pixels = new byte[count * DigitImage.PIXELS];
		byte[] labels = new byte[count];
		for (int i = 0; i < count; i++) {
			generate(split, i, pixels, labels);
			if ((i + 1) % IMAGES_PER_CHECK == 0 || i + 1 == count) {
				if (cancellation.isCancelled()) {
					throw new CancellationException("Generating " + kind + " was stopped.");
				}
				progress.progress(i + 1, count);
			}
		}
		return new DigitDataset(count + " generated " + kind + ", seed " + seed + ", " + split.label(), pixels, labels);
	}

	@Override
	public final int written(Split split) {
		return count;
	}

	/** Writes the label and, into zeros, the 784 pixels of an image. */
	abstract void generate(Split split, int index, byte[] pixels, byte[] labels);

	/** Spreads consecutive numbers over all seeds (the finaliser of SplitMix64); otherwise their digits would be correlated. */
	static long mix(long seed, long number) {
		long z = seed + (number + 1) * 0x9e3779b97f4a7c15L;
		z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return z ^ z >>> 31;
	}
}
