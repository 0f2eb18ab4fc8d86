package digitlab.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

import digitlab.io.CancellationToken;
import digitlab.io.FileLock;
import digitlab.io.PendingFile;
import digitlab.io.ProgressListener;

import static digitlab.language.Localization.tr;

/**
 * The user's own corrected sketches: a folder with two IDX files under MNIST's names for the training split, so that it can be
 * used for training as is. With hundreds to a few thousand samples, each change rewrites both files. Non-digits, for which
 * MNIST's format has no label, are in a separate file of images alone, which no dataset reader looks at.
 *
 * <p>A digit exists once its label does: an image is added before its label and removed after it. Images without a label, which a
 * crash between the two writes leaves behind, are ignored and dropped by the next change. Any other change is first written to a
 * hidden folder as a whole; from there the files are moved into place, by the next access if a crash comes between. A lock file
 * keeps processes and threads from losing each other's changes. Damaged files are reported and never replaced.
 */
public final class OwnSamples {

	/** More would make every change slow, and are a dataset rather than someone's sketches. */
	public static final int MAX = 10_000;

	private static final String LOCK = ".lock";
	/** Complete files that belong in the folder itself. */
	private static final String CHANGE = ".change";

	private final Path directory;
	private final Path imagesFile;
	private final Path labelsFile;
	private final Path nonDigitsFile;

	/** Keeps samples in {@code directory}, which the first sample creates. */
	public OwnSamples(Path directory) {
		this.directory = directory;
		imagesFile = directory.resolve("train-images-idx3-ubyte");
		labelsFile = directory.resolve("train-labels-idx1-ubyte");
		nonDigitsFile = directory.resolve("non-digits-idx3-ubyte");
	}

	/**
	 * Appends a digit; it is on disk when this returns.
	 *
	 * @param label the digit 0..9 that the image shows
	 * @throws IllegalArgumentException if the label is out of range
	 * @throws DatasetFormatException if the existing files are damaged; they stay as they are
	 * @throws IOException if the files cannot be written
	 */
	public void add(DigitImage image, int label) throws IOException {
		if (label < 0 || label > 9) {
			throw new IllegalArgumentException("A label is a digit 0 to 9, not " + label);
		}
		Files.createDirectories(directory);
		locked(() -> {
			DigitDataset more = with(readDigits(), image, label);
			IdxWriter.writeImages(more, imagesFile);
			IdxWriter.writeLabels(more, labelsFile);
			return more.size();
		});
	}

	/**
	 * Appends a non-digit; it is on disk when this returns.
	 *
	 * @throws IOException as for {@link #add}
	 */
	public void addNonDigit(DigitImage image) throws IOException {
		Files.createDirectories(directory);
		locked(() -> {
			DigitDataset more = with(readNonDigits(), image, DigitDataset.UNLABELLED);
			IdxWriter.writeImages(more, nonDigitsFile);
			return more.size();
		});
	}

	/**
	 * Changes samples in any way; the result is on disk when this returns.
	 *
	 * @param change receives all samples as {@link #read} returns them; its result may be in any order
	 * @return what is kept now
	 * @throws IOException as for {@link #add}; nothing is changed then
	 */
	public DigitDataset change(Change change) throws IOException {
		Files.createDirectories(directory);
		return locked(() -> {
			DigitDataset before = readAll();
			DigitDataset after = change.apply(before);
			if (after == before) {
				return before;
			}
			try (PendingFile made = PendingFile.beside(directory.resolve(CHANGE))) {
				Files.createDirectory(made.path());
				DigitDataset digits = SampleChanges.digits(after);
				IdxWriter.writeImages(digits, made.path().resolve(imagesFile.getFileName()));
				IdxWriter.writeLabels(digits, made.path().resolve(labelsFile.getFileName()));
				IdxWriter.writeImages(SampleChanges.nonDigits(after), made.path().resolve(nonDigitsFile.getFileName()));
				made.moveTo(directory.resolve(CHANGE));
			}
			finishChange();
			return readAll();
		});
	}

	/**
	 * Removes the newest sample that looks like this one, preferably with this label, if there is one.
	 *
	 * @throws IOException as for {@link #add}
	 */
	public void remove(DigitImage image, int label) throws IOException {
		if (Files.isDirectory(directory)) {
			change(all -> {
				int newest = -1;
				for (int i = 0; i < all.size(); i++) {
					if (all.image(i).equals(image) && (newest < 0 || all.label(i) == label || all.label(newest) != label)) {
						newest = i;
					}
				}
				return newest < 0 ? all : SampleChanges.without(all, newest);
			});
		}
	}

	/** Moves the files of a change into place, which a crash may have prevented. */
	private void finishChange() throws IOException {
		Path change = directory.resolve(CHANGE);
		if (!Files.isDirectory(change)) {
			return;
		}
		for (Path file : List.of(imagesFile, labelsFile, nonDigitsFile)) {
			Path changed = change.resolve(file.getFileName());
			if (Files.exists(changed)) {
				// Without the first, Java deletes the old file before it moves the new one.
				Files.move(changed, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			}
		}
		PendingFile.deleteAll(change);
	}

	/** Whether a folder has digits, rather than only non-digits or nothing. */
	public static boolean hasDigits(Path directory) {
		Path kept = new OwnSamples(directory).labelsFile;
		Path changed = directory.resolve(CHANGE).resolve(kept.getFileName());
		Path labels = Files.exists(changed) ? changed : kept; // the next access moves them into place
		try {
			// Labels that cannot be read are for a reader to report.
			return Files.exists(labels) && Files.size(labels) != IdxFormat.LABELS_HEADER;
		} catch (IOException _) {
			return true;
		}
	}

	/** The number of samples, digits and non-digits. */
	public int size() throws IOException {
		return read().size();
	}

	/**
	 * All samples: the digits, oldest first, then the non-digits likewise, labelled {@link DigitDataset#UNLABELLED}; empty when
	 * there are none.
	 *
	 * @throws DatasetFormatException if the files are damaged
	 */
	public DigitDataset read() throws IOException {
		if (!Files.isDirectory(directory)) {
			return empty();
		}
		// Where no lock can be created, as on a read-only disk, nothing can be writing.
		return Files.isWritable(directory) ? locked(this::readAll) : readAll();
	}

	private DigitDataset readAll() throws IOException {
		DigitDataset all = readDigits().and(readNonDigits());
		return first(all, all.size()); // under one name
	}

	private DigitDataset readNonDigits() throws IOException {
		if (!Files.exists(nonDigitsFile)) {
			return empty();
		}
		try (IdxFile images = IdxFile.images(nonDigitsFile)) {
			byte[] labels = new byte[images.count()];
			Arrays.fill(labels, (byte) DigitDataset.UNLABELLED);
			return dataset(images.readItems(ProgressListener.NONE, new CancellationToken()), labels);
		}
	}

	private DigitDataset readDigits() throws IOException {
		if (!Files.exists(labelsFile)) {
			checkNothingIsLost();
			return empty();
		}
		CancellationToken never = new CancellationToken();
		try (IdxFile labels = IdxFile.labels(labelsFile); IdxFile images = IdxFile.images(imagesFile)) {
			if (images.count() < labels.count()) {
				throw new DatasetFormatException(tr(
						"%s holds %d images for the %d labels in %s (both at byte 4): restore it from a copy, or move "
								+ "both files away to start over.",
						images.name(), images.count(), labels.count(), labels.name()));
			}
			byte[] digits = labels.readLabels();
			byte[] pixels = images.readItems(ProgressListener.NONE, never);
			return dataset(Arrays.copyOf(pixels, digits.length * DigitImage.PIXELS), digits);
		}
	}

	/** A crash while adding the very first sample leaves one image and no labels, but never more. */
	private void checkNothingIsLost() throws IOException {
		if (!Files.exists(imagesFile)) {
			return;
		}
		try (IdxFile images = IdxFile.images(imagesFile)) {
			if (images.count() > 1) {
				throw new DatasetFormatException(tr(
						"%s is missing, though %s holds %d images (byte 4): restore it, or move the images away to start over.",
						labelsFile, images.name(), images.count()));
			}
		}
	}

	private DigitDataset empty() {
		return dataset(new byte[0], new byte[0]);
	}

	private DigitDataset dataset(byte[] pixels, byte[] labels) {
		return new DigitDataset("own samples in " + directory, pixels, labels);
	}

	private DigitDataset with(DigitDataset all, DigitImage image, int label) {
		int size = all.size();
		byte[] pixels = pixels(all, size, size + 1);
		image.copyTo(pixels, size * DigitImage.PIXELS);
		byte[] labels = labels(all, size, size + 1);
		labels[size] = (byte) label;
		return dataset(pixels, labels);
	}

	private DigitDataset first(DigitDataset all, int count) {
		return dataset(pixels(all, count, count), labels(all, count, count));
	}

	private static byte[] pixels(DigitDataset all, int count, int room) {
		byte[] pixels = new byte[room * DigitImage.PIXELS];
		for (int i = 0; i < count; i++) {
			all.copyPixels(i, pixels, i * DigitImage.PIXELS);
		}
		return pixels;
	}

	private static byte[] labels(DigitDataset all, int count, int room) {
		byte[] labels = new byte[room];
		for (int i = 0; i < count; i++) {
			labels[i] = (byte) all.label(i);
		}
		return labels;
	}

	/** A change of all samples. */
	@FunctionalInterface
	public interface Change {

		/** @throws IOException with one sentence, if nothing can be changed */
		DigitDataset apply(DigitDataset all) throws IOException;
	}

	@FunctionalInterface
	private interface Work<T> {
		T run() throws IOException;
	}

	private <T> T locked(Work<T> work) throws IOException {
		try (FileLock _ = FileLock.take(directory.resolve(LOCK),
				tr("The folder of your own sketches is in use by another window or command of Digit Lab: wait for "
						+ "it to finish, or end it, and try again."))) {
			finishChange();
			return work.run();
		}
	}
}
