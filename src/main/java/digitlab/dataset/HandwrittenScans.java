package digitlab.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

import static digitlab.language.Localization.tr;

/**
 * Reads scanned handwriting: IDX files {@code PART-images-idx3-ubyte.gz} of pictures of one size and {@code
 * PART-labels-idx1-ubyte.gz}, and optionally {@code PART-writers.csv} with a header, whose last column gives each picture's
 * writer. Unlike MNIST's, the pictures are as scanned, neither cleaned nor scaled.
 */
public final class HandwrittenScans {

	/** Bytes; what follows in a longer file is not read. */
	private static final int MAX_WRITERS = 64 << 20;

	private HandwrittenScans() {
	}

	/**
	 * A scanned digit.
	 *
	 * @param set the folder's name
	 * @param writer who wrote it; empty if unknown
	 * @param label 0 to 9
	 * @param ink width × height bytes, row by row, 0 for paper to 255 for ink; not to be changed
	 */
	public record Scanned(String set, String writer, int label, int width, int height, byte[] ink) {

		/**
		 * The picture as scanned: dark ink on white paper, width × height pixels of 8 bits each of alpha, red, green and blue.
		 */
		public int[] argb() {
			int[] argb = new int[ink.length];
			for (int i = 0; i < argb.length; i++) {
				argb[i] = 0xff000000 | 0x10101 * (255 - (ink[i] & 0xff));
			}
			return argb;
		}
	}

	/**
	 * Reads one part of every set in a folder.
	 *
	 * @param folder holds such files, or folders with such files
	 * @param part such as {@code train} or {@code validation}
	 * @return the digits; empty if no set has this part
	 * @throws IOException with one sentence, if a file cannot be read
	 */
	public static List<Scanned> read(Path folder, String part) throws IOException {
		List<Scanned> all = new ArrayList<>();
		for (Path file : HandwritingFiles.find(folder, part + "-images-idx3-ubyte.gz")) {
			read(file, part, all);
		}
		return all;
	}

	private static void read(Path file, String part, List<Scanned> all) throws IOException {
		String set = String.valueOf(file.toAbsolutePath().getParent().getFileName());
		try (IdxFile images = IdxFile.pictures(file);
				IdxFile labels = IdxFile.labels(file.resolveSibling(part + "-labels-idx1-ubyte.gz"))) {
			int count = images.count();
			if (count != labels.count()) {
				throw new DatasetFormatException(
						tr("The files do not match: %s promises %d images and %s promises %d labels (both at byte 4).",
								images.name(), count, labels.name(), labels.count()));
			}
			List<String> writers = writers(file.resolveSibling(part + "-writers.csv"), count);
			byte[] digits = labels.readLabels();
			byte[] ink = images.readItems(ProgressListener.NONE, new CancellationToken(), Runtime.getRuntime().maxMemory());
			int size = images.width() * images.height();
			MemoryLimit.check(images.name(), count, 2 * size, Runtime.getRuntime().maxMemory()); // each is copied
			for (int i = 0; i < count; i++) {
				all.add(new Scanned(set, writers.get(i), digits[i], images.width(), images.height(),
						Arrays.copyOfRange(ink, i * size, (i + 1) * size)));
			}
		}
	}

	private static List<String> writers(Path file, int count) throws IOException {
		if (!Files.exists(file)) {
			return Collections.nCopies(count, "");
		}
		List<String> writers;
		try (InputStream in = Files.newInputStream(file)) {
			String text = new String(in.readNBytes(MAX_WRITERS), StandardCharsets.UTF_8);
			writers = text.lines().skip(1).map(line -> line.substring(line.lastIndexOf(',') + 1)).toList();
		}
		if (writers.size() != count) {
			throw new DatasetFormatException(tr("%s names the writers of %d pictures, not of %d.", file, writers.size(), count));
		}
		return writers;
	}
}
