package digitlab.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipException;

import digitlab.dataset.DatasetFormatException;

/**
 * The unpacked bytes of one file, counted. What goes wrong below is told as one sentence that names the file, and what
 * unpacks to far more than data do is refused.
 */
final class EntryStream extends InputStream {

	/** Up to here anything goes: blank images pack very well. */
	private static final long MAX_UNASKED = 64L << 20;
	/** Real digits pack 1 : 30 at most, as decimals in text; deflate's most is 1 : 1032. */
	private static final long MAX_RATIO = 250;

	private final Entry entry;
	private final InputStream stream;
	private final boolean packed;
	private final long most;
	private long position;

	EntryStream(Entry entry, InputStream stream, boolean packed) {
		this.entry = entry;
		this.stream = stream;
		this.packed = packed;
		most = Math.max(MAX_UNASKED, entry.size() * MAX_RATIO);
	}

	/** Unpacked bytes read so far. */
	long position() {
		return position;
	}

	/** Whether more may come out than the file has on disk. */
	boolean isPacked() {
		return packed;
	}

	/** For messages: byte offsets count unpacked bytes. */
	String name() {
		return packed ? entry.name() + " (unpacked)" : entry.name();
	}

	/** For a listener of progress: bytes in all, or -1 while unknown. */
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
			if (position > most) {
				throw new DatasetFormatException(String.format(Locale.ROOT,
						"%s has %,d bytes and unpacks to more than %,d: no real data compresses that well, so unpacking "
								+ "was stopped.",
						entry.name(), entry.size(), most));
			}
			return got;
		} catch (IOException | RuntimeException failure) {
			throw told(entry, failure, position);
		}
	}

	/** The failure as one sentence. Damaged archives make their readers throw many things. */
	static IOException told(Entry entry, Exception failure, long position) {
		return switch (failure) {
			case DatasetFormatException already -> already;
			case EOFException cutOff -> new DatasetFormatException(entry.name() + " is truncated: its compressed data end "
					+ "early, after unpacking at least byte " + position + "; download it again.", cutOff);
			case ZipException damaged -> damaged(entry, position, damaged);
			case IOException other when position > 0 || other.getClass() == IOException.class -> damaged(entry, position, other);
			case IOException unreadable -> unreadable;
			default -> damaged(entry, position, failure);
		};
	}

	private static DatasetFormatException damaged(Entry entry, long position, Exception cause) {
		return new DatasetFormatException(entry.name() + " is damaged: its compressed data end early or fail their "
				+ "checksum (CRC) after byte " + position + " of their uncompressed form; download it again.", cause);
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
