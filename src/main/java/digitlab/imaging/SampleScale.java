package digitlab.imaging;

import java.awt.image.Raster;

/**
 * Converts samples of more or fewer than eight bits to eight. Instruments and scanners store 10, 12 or 14 bits in 16: white is
 * then the maximum of 10, 12 or 14 bits. Images that use only a small part of 16 bits, such as X-rays and micrographs, are
 * stretched: otherwise they would have a few of 256 greys and look blank.
 *
 * @param full the largest sample that the file can hold
 * @param low the sample that becomes 0
 * @param high the sample that becomes 255, more than {@code low}
 */
record SampleScale(int full, int low, int high) {

	private static final int MIN_BITS = 10;
	/** At either end, fewer samples than one in this number are broken pixels of a camera; the ink of a small digit is more. */
	private static final int OUTLIERS = 100_000;
	/** Samples that span less than one n-th of the scale are stretched. */
	private static final int SMALL = 8;
	/** Samples that span less than this are noise, or a mask. */
	private static final int MIN_RANGE = 48;

	/**
	 * @param bands bands of red, green and blue at 1 to 3
	 * @param bits per sample
	 */
	static SampleScale of(Raster raster, int[] bands, int bits) {
		int full = (1 << bits) - 1;
		if (bits < 16) {
			return new SampleScale(full, 0, full);
		}
		int[] counts = counts(raster, bands);
		int minCount = (int) ((long) raster.getWidth() * raster.getHeight() * 3 / OUTLIERS);
		int low = end(counts, minCount, 0, 1);
		int high = end(counts, minCount, full, -1);
		int largest = end(counts, 0, full, -1);
		int used = (1 << Math.max(MIN_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(largest))) - 1;
		boolean isSmall = high - low >= MIN_RANGE && (high - low) * SMALL < used;
		return isSmall ? new SampleScale(full, low, high) : new SampleScale(full, 0, used);
	}

	private static int[] counts(Raster raster, int[] bands) {
		int[] counts = new int[1 << 16];
		int[] row = new int[raster.getWidth()];
		for (int y = 0; y < raster.getHeight(); y++) {
			for (int band = 1; band < 4; band++) {
				raster.getSamples(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, bands[band], row);
				for (int sample : row) {
					counts[sample]++;
				}
			}
		}
		return counts;
	}

	/** The first sample from an end beyond which there are more than {@code minCount} samples. */
	private static int end(int[] counts, int minCount, int from, int step) {
		int sample = from;
		for (int counted = counts[sample]; counted <= minCount && sample + step >= 0 && sample + step < counts.length;) {
			sample += step;
			counted += counts[sample];
		}
		return sample;
	}

	/** Converts a sample to 8 bits. */
	int of(int sample) {
		return Math.clamp((sample - low) * 255L / (high - low), 0, 255);
	}
}
