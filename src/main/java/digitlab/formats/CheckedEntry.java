package digitlab.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** Reads a zip entry and verifies its checksum at the end. */
final class CheckedEntry extends FilterInputStream {

	private final long expected;
	private final CRC32 sum = new CRC32();

	CheckedEntry(InputStream stream, long expected) {
		super(stream);
		this.expected = expected;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int got = super.read(target, offset, length);
		if (got > 0) {
			sum.update(target, offset, got);
		} else if (got < 0 && expected >= 0 && sum.getValue() != expected) {
			throw new ZipException("CRC " + Long.toHexString(sum.getValue()));
		}
		return got;
	}

	/** Skipped bytes count for the checksum too. */
	@Override
	public long skip(long count) throws IOException {
		byte[] block = new byte[Math.clamp(count, 0, 1 << 16)];
		return block.length == 0 ? 0 : Math.max(0, read(block, 0, block.length));
	}

	@Override
	public boolean markSupported() {
		return false;
	}
}
