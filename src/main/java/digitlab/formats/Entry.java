package digitlab.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

import digitlab.dataset.DatasetFormatException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

import static digitlab.language.Localization.tr;

/**
 * A file on disk or in an archive. Content compressed with gzip or bzip2 is decompressed transparently, whatever the file's name.
 *
 * @param name for messages, such as "digits.zip, train.csv"
 * @param path relative to the data source, separated by "/"; the file's name if it is the source itself
 * @param size bytes on disk
 * @param packed whether the content is larger than {@code size} because an archive compresses it
 * @param raw opens the stored bytes
 */
record Entry(String name, String path, long size, boolean packed, Raw raw) {

	/** Enough bytes to recognise every kind. */
	static final int HEAD = 4096;
	private static final int BUFFER = 1 << 16;
	/** Reads larger than a buffer bypass it, which saves a copy. */
	private static final int LOOK = 1 << 13;
	private static final int MAX_LAYERS = 2;

	/** Opens the bytes of a file. */
	@FunctionalInterface
	interface Raw {
		InputStream open() throws IOException;
	}

	/**
	 * Opens the decompressed content.
	 *
	 * @throws DatasetFormatException if the file is empty or its compressed data are damaged
	 * @throws IOException if it cannot be read
	 */
	EntryStream open() throws IOException {
		if (size == 0) {
			throw new DatasetFormatException(tr("%s is empty (0 bytes): copy or download it again.", name));
		}
		InputStream stream = raw.open();
		try {
			boolean isPacked = packed;
			for (int layer = 0; layer < MAX_LAYERS; layer++) {
				InputStream looked = new BufferedInputStream(stream, LOOK);
				Packing packing = Packing.of(looked);
				if (packing == Packing.NONE) {
					return new EntryStream(this, looked, isPacked);
				}
				isPacked = true;
				stream = new EntryStream(this, packing.unpack(looked), true);
			}
			return new EntryStream(this, stream, true);
		} catch (IOException unreadable) {
			stream.close();
			throw EntryStream.told(this, unreadable, 0);
		}
	}

	/** The first decompressed bytes; fewer if the file is shorter. */
	byte[] head() throws IOException {
		try (EntryStream stream = open()) {
			return stream.readNBytes(HEAD);
		}
	}

	/** The last part of the path. */
	String fileName() {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/** The path without the last part; empty if there is none. */
	String folder() {
		int slash = path.lastIndexOf('/');
		return slash < 0 ? "" : path.substring(0, slash);
	}

	private enum Packing {
		NONE, GZIP, BZIP2;

		static Packing of(InputStream stream) throws IOException {
			stream.mark(4);
			byte[] start = stream.readNBytes(4);
			stream.reset();
			if (start.length >= 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b) {
				return GZIP;
			}
			boolean isBzip2 = start.length == 4 && start[0] == 'B' && start[1] == 'Z' && start[2] == 'h' && start[3] >= '1'
					&& start[3] <= '9';
			return isBzip2 ? BZIP2 : NONE;
		}

		InputStream unpack(InputStream stream) throws IOException {
			return this == GZIP ? new GZIPInputStream(stream, BUFFER) : new BZip2CompressorInputStream(stream, true);
		}
	}
}
