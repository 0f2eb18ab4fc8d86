package digitlab.dataset;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import static digitlab.language.Localization.tr;

/**
 * Reads a data file, decompressing it if its name ends in {@code .gz}. Positions count uncompressed bytes. Failures are reported
 * as one sentence that names the file.
 */
final class DatasetInput implements Closeable {

	private static final int GZIP_BUFFER = 1 << 16;

	private final Path file;
	private final long fileSize;
	private final boolean packed;
	private final InputStream stream;
	private long position;

	private DatasetInput(Path file, long fileSize, boolean packed, InputStream stream) {
		this.file = file;
		this.fileSize = fileSize;
		this.packed = packed;
		this.stream = stream;
	}

	/**
	 * @throws DatasetFormatException if the file is empty, or its name ends in {@code .gz} but it is not gzip
	 * @throws IOException if the file cannot be read
	 */
	static DatasetInput open(Path file) throws IOException {
		long size = sizeOf(file);
		if (size == 0) {
			throw new DatasetFormatException(tr("%s is empty (0 bytes): copy or download it again.", file));
		}
		boolean packed = file.getFileName().toString().endsWith(".gz");
		InputStream raw = Files.newInputStream(file);
		try {
			InputStream stream = packed ? new GZIPInputStream(raw, GZIP_BUFFER) : raw;
			return new DatasetInput(file, size, packed, stream);
		} catch (ZipException | EOFException notGzip) {
			raw.close();
			throw new DatasetFormatException(
					tr("%s is not a gzip file, although its name ends in .gz: at byte 0 it lacks gzip's header; "
							+ "download it again or drop the ending.", file),
					notGzip);
		} catch (IOException unreadable) {
			raw.close();
			throw unreadable;
		}
	}

	private static long sizeOf(Path file) throws IOException {
		try {
			if (!Files.isReadable(file) && Files.exists(file)) {
				throw new AccessDeniedException(file.toString());
			}
			return Files.size(file);
		} catch (NoSuchFileException missing) {
			throw new IOException(tr("There is no file %s.", file), missing);
		} catch (AccessDeniedException denied) {
			throw new IOException(tr("%s cannot be read: access is denied.", file), denied);
		}
	}

	/** The file name; for a compressed file with a remark that byte offsets count uncompressed bytes. */
	String name() {
		return packed ? tr("%s (unpacked)", file) : file.toString();
	}

	boolean isPacked() {
		return packed;
	}

	/** The size on disk in bytes, compressed or not; at least 1. */
	long fileSize() {
		return fileSize;
	}

	/** The number of uncompressed bytes read so far. */
	long position() {
		return position;
	}

	/**
	 * Fills the range as far as the file goes.
	 *
	 * @return the number of bytes read, less than {@code length} only at the end of the file
	 * @throws DatasetFormatException if the compressed data are truncated or damaged
	 */
	int read(byte[] target, int offset, int length) throws IOException {
		try {
			int count = stream.readNBytes(target, offset, length);
			position += count;
			return count;
		} catch (EOFException cutOff) {
			throw new DatasetFormatException(
					tr("%s is truncated: its gzip data end early, after unpacking at least byte %d; download it again.", file,
							position),
					cutOff);
		} catch (ZipException damaged) {
			throw new DatasetFormatException(
					tr("%s is damaged: its gzip data end early or fail their checksum (CRC) after byte %d of their "
							+ "uncompressed form; download it again.", file, position),
					damaged);
		}
	}

	/** The rest of the file as a stream, which fails as {@link #read} does. */
	InputStream stream() {
		return new InputStream() {

			@Override
			public int read() throws IOException {
				byte[] one = new byte[1];
				return DatasetInput.this.read(one, 0, 1) == 0 ? -1 : one[0] & 0xff;
			}

			@Override
			public int read(byte[] target, int offset, int length) throws IOException {
				int count = DatasetInput.this.read(target, offset, length);
				return count == 0 && length > 0 ? -1 : count;
			}
		};
	}

	@Override
	public void close() throws IOException {
		stream.close();
	}
}
