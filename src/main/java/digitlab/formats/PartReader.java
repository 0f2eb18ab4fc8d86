package digitlab.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

import digitlab.dataset.DatasetDescription;
import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

import static digitlab.language.Localization.tr;

/**
 * Reads an array of images and converts them to MNIST's form. Memory use is bounded by the data that are actually in the file.
 */
final class PartReader {

	private static final int BLOCK = 1 << 18;
	/** MNIST compresses to a fifth; a file that promises far more than this gets memory only as its data arrive. */
	private static final int LIKELY_PACKING = 8;

	private final ArraySource.Part part;
	private final NumberArray array;
	private final int images;
	private final int pixels;
	private final long memory;
	private final ProgressListener progress;
	private final CancellationToken cancellation;
	private final long total;
	private final long done;

	/** @param total number of images of all parts; {@code done} is that of the parts before this one */
	PartReader(ArraySource.Part part, long memory, ProgressListener progress, CancellationToken cancellation, long total,
			long done) {
		this.part = part;
		array = part.array();
		images = part.images().images();
		pixels = part.images().width() * part.images().height();
		this.memory = memory;
		this.progress = progress;
		this.cancellation = cancellation;
		this.total = total;
		this.done = done;
	}

	/**
	 * @return images × 784 bytes
	 */
	byte[] read(DatasetDescription.Builder found, boolean isTransposed) throws IOException {
		if ((long) images * pixels > Integer.MAX_VALUE - 16) {
			throw new DatasetFormatException(
					tr("%s promises %s values, more than Digit Lab reads: split it.", array.file().name(), array.shapeInWords()));
		}
		byte[] stored;
		PixelScale scale;
		if (array.isBytes()) {
			stored = bytes();
			scale = scaleOfBytes(stored);
			if (!scale.equals(PixelScale.BYTES)) {
				rescale(stored, scale);
			}
		} else {
			scale = range().scale(array.file().name());
			stored = converted(scale);
		}
		found.scale(scale.inWords());
		boolean isSpread = part.images().isLast() != array.isColumnMajor();
		boolean areColumnsFirst = array.isColumnMajor() && array.shape().length > 2;
		byte[] ordered = isSpread ? gathered(stored) : stored;
		return inForm(ordered, found, isTransposed != areColumnsFirst);
	}

	private byte[] bytes() throws IOException {
		int promised = images * pixels;
		byte[] bytes = new byte[firstCapacity(promised)];
		try (NumberArray.Values values = array.open()) {
			int filled = 0;
			while (filled < promised) {
				checkStopped();
				bytes = grown(bytes, filled, promised);
				int wanted = Math.min(BLOCK, bytes.length - filled);
				filled += values.readBytes(bytes, filled, wanted);
				progress.progress(done + filled / pixels, total);
			}
			values.checkEnd();
		}
		return bytes;
	}

	private ValueRange range() throws IOException {
		ValueRange range = new ValueRange();
		each((value, _) -> range.add(value), false);
		return range;
	}

	private interface Use {
		void use(double value, int index);
	}

	private void each(Use use, boolean tells) throws IOException {
		int promised = images * pixels;
		double[] block = new double[Math.min(promised, 1 << 15)];
		try (NumberArray.Values values = array.open()) {
			for (int filled = 0; filled < promised; filled += block.length) {
				checkStopped();
				int wanted = Math.min(block.length, promised - filled);
				values.read(block, wanted);
				for (int i = 0; i < wanted; i++) {
					use.use(block[i], filled + i);
				}
				if (tells) {
					progress.progress(done + (filled + wanted) / pixels, total);
				}
			}
			values.checkEnd();
		}
	}

	/** All values are known to exist by now. */
	private byte[] converted(PixelScale scale) throws IOException {
		ArraySource.checkMemory(array.file().name(), images, pixels + DigitImage.PIXELS, memory);
		byte[] ink = new byte[images * pixels];
		each((value, index) -> ink[index] = scale.ink(value), true);
		return ink;
	}

	private byte[] grown(byte[] bytes, int filled, int promised) throws DatasetFormatException {
		if (filled < bytes.length) {
			return bytes;
		}
		ArraySource.checkMemory(array.file().name(), filled / pixels + 1L, pixels * 5L / 2 + 1, memory);
		return Arrays.copyOf(bytes, (int) Math.min(promised, bytes.length * 3L / 2 + BLOCK));
	}

	private int firstCapacity(int promised) throws DatasetFormatException {
		long likely = Math.min(promised, array.file().size() * LIKELY_PACKING);
		ArraySource.checkMemory(array.file().name(), likely / pixels, pixels + pixels / 2, memory);
		return (int) likely;
	}

	private static PixelScale scaleOfBytes(byte[] bytes) {
		int greatest = 0;
		for (byte value : bytes) {
			greatest = Math.max(greatest, value & 0xff);
			if (greatest > 16) {
				return PixelScale.BYTES;
			}
		}
		PixelScale scale = PixelScale.of(0, greatest, true);
		return scale == null ? PixelScale.BYTES : scale;
	}

	private static void rescale(byte[] bytes, PixelScale scale) {
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = scale.ink(bytes[i] & 0xff);
		}
	}

	/** Reorders values stored pixel by pixel for all images into whole images. */
	private byte[] gathered(byte[] spread) {
		byte[] together = new byte[spread.length];
		for (int pixel = 0; pixel < pixels; pixel++) {
			for (int image = 0, from = pixel * images; image < images; image++) {
				together[image * pixels + pixel] = spread[from + image];
			}
		}
		return together;
	}

	private byte[] inForm(byte[] stored, DatasetDescription.Builder found, boolean isTransposed) throws IOException {
		int width = part.images().width();
		int height = part.images().height();
		if (width == DigitImage.SIDE && height == DigitImage.SIDE) {
			for (int image = 0; isTransposed && image < images; image++) {
				Transposition.inPlace(stored, image * DigitImage.PIXELS);
			}
			return stored;
		}
		ArraySource.checkMemory(array.file().name(), images, pixels + DigitImage.PIXELS, memory);
		byte[] scaled = new byte[images * DigitImage.PIXELS];
		SquareScaler scaler = new SquareScaler(width, height);
		float[] ink = new float[pixels];
		for (int image = 0; image < images; image++) {
			checkStopped();
			for (int i = 0; i < pixels; i++) {
				int from = isTransposed ? i % width * height + i / width : i;
				ink[i] = (stored[image * pixels + from] & 0xff) / 255f;
			}
			scaler.scale(ink, scaled, image * DigitImage.PIXELS);
			progress.progress(done + image, total);
		}
		TableReader.tellInverted(found, scaler.inverted());
		return scaled;
	}

	private void checkStopped() {
		if (cancellation.isCancelled()) {
			throw new CancellationException("Reading " + array.file().name() + " was stopped.");
		}
	}
}
