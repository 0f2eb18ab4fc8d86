package digitlab.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

import digitlab.dataset.DatasetFormatException;

import static digitlab.language.Localization.tr;

/**
 * Reads the uncompressed bytes of a file and counts them. Failures are reported as one sentence that names the file; content that
 * expands far more than data do is refused.
 */
final class EntryStream extends InputStream {

	/** Below this size any ratio is accepted: blank images compress very well. */
	private static final long MAX_UNASKED = 64L << 20;
	/** Real digits compress at most 1 : 30, as decimals in text; deflate's maximum is 1 : 1032. */
	private static final long MAX_RATIO = 250;

	private final Entry entry;
	private final InputStream stream;
	private final boolean packed;
	private final long maxBytes;
	private long position;

	EntryStream(Entry entry, InputStream stream, boolean packed) {
		this.entry = entry;
		this.stream = stream;
		this.packed = packed;
		maxBytes = Math.max(MAX_UNASKED, entry.size() * MAX_RATIO);
	}

	/** The number of uncompressed bytes read so far. */
	long position() {
		return position;
	}

	/** Whether the content may be larger than the file on disk. */
	boolean isPacked() {
		return packed;
	}

	/** The name for messages, which notes that byte offsets count uncompressed bytes. */
	String name() {
		return packed ? tr("%s (unpacked)", entry.name()) : entry.name();
	}

	/** The total number of bytes for progress, or -1 while unknown. */
	long total() {
		return packed ? -1 : entry.size();
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		try {
			int got = stream.read(target, offset, length);
			position += Math.max(0, got);
			if (position > maxBytes) {
				throw new DatasetFormatException(tr(
						"%s has %,d bytes and unpacks to more than %,d: no real data compresses that well, so unpacking "
								+ "was stopped.",
						entry.name(), entry.size(), maxBytes));
			}
			return got;
		} catch (IOException | RuntimeException failure) {
			throw told(entry, failure, position);
		}
	}

	/** Converts a failure to one sentence. Damaged archives make their readers throw many kinds of exceptions. */
	static IOException told(Entry entry, Exception failure, long position) {
		return switch (failure) {
			case DatasetFormatException already -> already;
			case EOFException cutOff -> new DatasetFormatException(
					tr("%s is truncated: its compressed data end early, after unpacking at least byte %d; download it again.",
							entry.name(), position),
					cutOff);
			case ZipException damaged -> damaged(entry, position, damaged);
			case IOException other when position > 0 || other.getClass() == IOException.class -> damaged(entry, position, other);
			case IOException unreadable -> unreadable;
			default -> damaged(entry, position, failure);
		};
	}

	private static DatasetFormatException damaged(Entry entry, long position, Exception cause) {
		return new DatasetFormatException(
				tr("%s is damaged: its compressed data end early or fail their checksum (CRC) after byte %d of "
						+ "their uncompressed form; download it again.", entry.name(), position),
				cause);
	}

	@Override
	public int available() throws IOException {
		return stream.available();
	}

	@Override
	public void close() throws IOException {
		stream.close();
	}
}
