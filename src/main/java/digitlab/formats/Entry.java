package digitlab.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

import digitlab.dataset.DatasetFormatException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * One file, on disk or in an archive. What is packed with gzip or bzip2 is unpacked on the way, whatever the name says.
 *
 * @param name for messages, such as "digits.zip, train.csv"
 * @param path within what was given, parted by "/"; the file's own name where it was given itself
 * @param size bytes as they lie on disk
 * @param packed whether more comes out of the archive than so many bytes
 * @param raw gives the bytes as they lie there, from the beginning
 */
record Entry(String name, String path, long size, boolean packed, Raw raw) {

	/** Enough to tell every kind by. */
	static final int HEAD = 4096;
	private static final int BUFFER = 1 << 16;
	/** Large reads go past a buffer that is smaller than they are, which saves a copy. */
	private static final int LOOK = 1 << 13;
	private static final int MAX_LAYERS = 2;

	/** Opens the bytes of a file. */
	@FunctionalInterface
	interface Raw {
		InputStream open() throws IOException;
	}

	/**
	 * The content, unpacked.
	 *
	 * @throws DatasetFormatException if the file is empty or its packing is damaged
	 * @throws IOException if it cannot be read
	 */
	EntryStream open() throws IOException {
		if (size == 0) {
			throw new DatasetFormatException(name + " is empty (0 bytes): copy or download it again.");
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

	/** The first unpacked bytes, fewer where there are no more. */
	byte[] head() throws IOException {
		try (EntryStream stream = open()) {
			return stream.readNBytes(HEAD);
		}
	}

	/** The last part of the path. */
	String fileName() {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/** The path without the last part; empty where there is none. */
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
