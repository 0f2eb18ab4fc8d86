package digitlab.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;

import digitlab.dataset.DatasetDescription;
import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.IdxFormat;
import digitlab.dataset.MemoryLimit;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;

/**
 * Reads images from arrays, with labels from other arrays.
 *
 * @param form the kind of file that holds the arrays
 * @param parts what is read, in order
 * @param transposition the sentence about images that are stored column by column; empty if they are not
 */
record ArraySource(String form, List<Part> parts, String transposition) implements ImageSource {

	private static final int BLOCK = 1 << 20;

	/**
	 * An array of images with its labels.
	 *
	 * @param labels labels of the images; null if they have none or all have the same
	 * @param digit the label of all images; -1 for none
	 */
	record Part(NumberArray array, ArrayRoles.Images images, @Nullable NumberArray labels, int digit) {
	}

	ArraySource {
		parts = List.copyOf(parts);
	}

	@Override
	public Entry file() {
		return parts.getFirst().array().file();
	}

	@Override
	public boolean isLabelled() {
		return parts.stream().allMatch(part -> part.labels() != null || part.digit() >= 0);
	}

	/** {@inheritDoc} Progress counts images. */
	@Override
	public DigitDataset read(String source, ReadOptions options, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		long total = 0;
		for (Part part : parts) {
			part.array().checkSize();
			total += part.images().images();
		}
		if (total > IdxFormat.MAX_IMAGES) {
			throw new DatasetFormatException(
					tr("%s promises %,d images; Digit Lab reads at most %,d, so either the header is wrong or the file "
							+ "must be split.", file().name(), total, IdxFormat.MAX_IMAGES));
		}
		DatasetDescription.Builder found = new DatasetDescription.Builder(form);
		LabelCodes codes = new LabelCodes();
		byte[] pixels = new byte[0];
		for (Part part : parts) {
			byte[] more = new PartReader(part, options.memory(), progress, cancellation, total, codes.size()).read(found,
					!transposition.isEmpty());
			pixels = pixels.length == 0 ? more : joined(pixels, more);
			addLabels(part, codes, cancellation);
		}
		describe(found);
		LabelCodes.Ten ten = parts.getFirst().array().isColumnMajor() ? LabelCodes.Ten.IS_ZERO : LabelCodes.Ten.UNKNOWN;
		found.note(codes.note(ten));
		NumberArray labels = parts.getFirst().labels();
		byte[] digits = codes.resolve(options.labels(), ten, labels == null ? file().name() : labels.file().name(),
				image -> tr("label %d", image + 1));
		return ImageCollector.kept(file().name(), source + (isLabelled() ? "" : " without labels"), pixels, digits, found);
	}

	private static byte[] joined(byte[] first, byte[] second) {
		byte[] all = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, all, first.length, second.length);
		return all;
	}

	private void describe(DatasetDescription.Builder found) {
		for (Part part : parts) {
			found.file(part.array().path());
		}
		Part first = parts.getFirst();
		found.size(first.images().width(), first.images().height());
		if (first.labels() != null) {
			found.labels(ArrayRoles.isQmnist(first.labels())
					? tr("%s, first of its 8 columns", first.labels().path())
					: first.labels().path(),
					ArrayRoles.isOneHot(first.labels()));
		} else if (first.digit() >= 0) {
			found.labels(marktr("the digits in the names of the arrays"), false);
		}
		found.note(transposition);
	}

	private static void addLabels(Part part, LabelCodes codes, CancellationToken cancellation) throws IOException {
		NumberArray labels = part.labels();
		int count = part.images().images();
		if (labels == null) {
			for (int i = 0; i < count; i++) {
				codes.add(part.digit());
			}
			return;
		}
		labels.checkSize();
		codes.reserve(count);
		int columns = (int) (labels.count() / count);
		if (columns == 1) {
			each(labels, count, cancellation, (value, image) -> codes.add(whole(labels, image, value)));
			return;
		}
		boolean isOneHot = ArrayRoles.isOneHot(labels);
		// Ten consecutive values belong to one image where the images change last in storage.
		boolean isTogether = (labels.shape()[0] == count) != labels.isColumnMajor();
		double[] values = all(labels, count * columns, cancellation);
		for (int i = 0; i < count; i++) {
			int image = i;
			IntToDoubleFunction at = column -> values[isTogether ? image * columns + column : column * count + image];
			codes.add(isOneHot ? oneHot(labels, i, at) : whole(labels, i, at.applyAsDouble(0)));
		}
	}

	@FunctionalInterface
	private interface Use {
		void use(double value, int index) throws IOException;
	}

	private static void each(NumberArray labels, int count, CancellationToken cancellation, Use use) throws IOException {
		double[] block = new double[Math.min(count, 1 << 14)];
		try (NumberArray.Values open = labels.open()) {
			for (int done = 0; done < count; done += block.length) {
				if (cancellation.isCancelled()) {
					throw new CancellationException("Reading " + labels.file().name() + " was stopped.");
				}
				int wanted = Math.min(block.length, count - done);
				open.read(block, wanted);
				for (int i = 0; i < wanted; i++) {
					use.use(block[i], done + i);
				}
			}
			open.checkEnd();
		}
	}

	/** Holds no more values in memory than actually exist. */
	private static double[] all(NumberArray labels, int count, CancellationToken cancellation) throws IOException {
		double[][] values = {new double[Math.min(count, BLOCK)]};
		each(labels, count, cancellation, (value, index) -> {
			if (index == values[0].length) {
				values[0] = Arrays.copyOf(values[0], (int) Math.min(count, index * 2L));
			}
			values[0][index] = value;
		});
		return values[0];
	}

	private static int whole(NumberArray labels, int image, double value) throws DatasetFormatException {
		if (value != Math.rint(value) || value < 0 || value > 1_000_000) {
			throw new DatasetFormatException(tr("%s, label %d: %s is not a class; expected a whole number from 0.",
					labels.file().name(), image + 1, value));
		}
		return (int) value;
	}

	private static int oneHot(NumberArray labels, int image, IntToDoubleFunction at)
			throws DatasetFormatException {
		int label = -1;
		for (int digit = 0; digit < 10; digit++) {
			double value = at.applyAsDouble(digit);
			if (value != 0 && (value != 1 || label >= 0)) {
				label = -1;
				break;
			}
			label = value == 1 ? digit : label;
		}
		if (label < 0) {
			throw new DatasetFormatException(
					tr("%s, label %d: of the ten numbers of a one-hot label one is 1 and the others are 0.", labels.file().name(),
							image + 1));
		}
		return label;
	}

	/** Checks the memory for the images while they are read and as they are kept. */
	static void checkMemory(String file, long images, long bytesEach, long memory) throws DatasetFormatException {
		MemoryLimit.check(file, images, (int) Math.min(Integer.MAX_VALUE, bytesEach), memory);
	}
}
