package digitlab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a folder with MNIST's files under their usual names, plain or {@code .gz}: {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte}; a dot in place of
 * the second hyphen will do. A split needs only its own two files. Of a plain and a packed file the plain one is read.
 *
 * <p>Errors name the file and the byte offset, which for a {@code .gz} counts unpacked bytes.
 */
public final class IdxReader implements DatasetReader {

	private final Path directory;
	private final long memory;

	/** Reads from {@code directory}; nothing is opened yet. */
	public IdxReader(Path directory) {
		this(directory, Runtime.getRuntime().maxMemory());
	}

	/**
	 * @param memory that Java may use, in bytes
	 */
	IdxReader(Path directory, long memory) {
		this.directory = directory;
		this.memory = memory;
	}

	/** {@inheritDoc} Progress counts images. */
	@Override
	public DigitDataset read(Split split, ProgressListener progress, StopSignal stop) throws IOException {
		checkDirectory();
		String prefix = split == Split.TRAIN ? "train" : "t10k";
		Path imagesFile = find(split, prefix + "-images", "idx3-ubyte");
		Path labelsFile = find(split, prefix + "-labels", "idx1-ubyte");
		// The folder's own name only: the words go into every model that learns from it, and models are handed on.
		String source = "IDX files in " + directory.toAbsolutePath().normalize().getFileName() + ", " + split.label();
		return readPair(source, imagesFile, labelsFile, progress, stop);
	}

	private DigitDataset readPair(String source, Path imagesFile, Path labelsFile, ProgressListener progress,
			StopSignal stop) throws IOException {
		try (IdxFile images = IdxFile.images(imagesFile); IdxFile labels = IdxFile.labels(labelsFile)) {
			if (images.count() != labels.count()) {
				throw new DatasetFormatException("The files do not belong together: " + images.name() + " promises "
						+ images.count() + " images and " + labels.name() + " promises " + labels.count()
						+ " labels (both at byte 4).");
			}
			if (images.count() == 0) {
				throw new DatasetFormatException(images.name() + " holds no images (0 at byte 4).");
			}
			byte[] digits = readLabels(labels, stop);
			return new DigitDataset(source, images.readItems(progress, stop, memory), digits);
		}
	}

	/** The labels of an open file, each 0..9. */
	static byte[] readLabels(IdxFile labels, StopSignal stop) throws IOException {
		byte[] digits = labels.readItems(ProgressListener.NONE, stop);
		for (int i = 0; i < digits.length; i++) {
			int label = digits[i] & 0xff;
			if (label > 9) {
				throw new DatasetFormatException(labels.name() + " has label " + label + " at byte "
						+ (IdxFormat.LABELS_HEADER + i) + ": a label is a digit 0 to 9.");
			}
		}
		return digits;
	}

	private void checkDirectory() throws IOException {
		if (!Files.exists(directory)) {
			throw new IOException("There is no folder " + directory + ".");
		}
		if (!Files.isDirectory(directory)) {
			throw new IOException(directory + " is a file, not a folder with MNIST's IDX files.");
		}
	}

	private Path find(Split split, String stem, String ending) throws IOException {
		for (String name : List.of(stem + "-" + ending, stem + "." + ending)) {
			for (String packing : List.of("", ".gz")) {
				Path file = directory.resolve(name + packing);
				if (Files.isRegularFile(file)) {
					return file;
				}
			}
		}
		throw new IOException("The folder " + directory + " has no file " + stem + "-" + ending
				+ " (plain or .gz), which the " + split.label() + " split needs.");
	}
}
