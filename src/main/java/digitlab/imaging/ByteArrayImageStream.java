package digitlab.imaging;

import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** A file in memory for ImageIO's readers. Java's own streams would copy it and do not tell its length. */
final class ByteArrayImageStream extends ImageInputStreamImpl {

	/** Readers may read ahead. Some continue forever, with zeros for missing data. */
	private static final int MAX_READS_PAST_END = 1000;

	private final byte[] bytes;
	private int readsPastEnd;

	ByteArrayImageStream(byte[] bytes) {
		this.bytes = bytes;
	}

	@Override
	public int read() throws IOException {
		bitOffset = 0;
		return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : pastEnd();
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		bitOffset = 0;
		if (streamPos >= bytes.length) {
			return pastEnd();
		}
		int count = Math.min(length, bytes.length - (int) streamPos);
		System.arraycopy(bytes, (int) streamPos, target, offset, count);
		streamPos += count;
		return count;
	}

	private int pastEnd() throws IOException {
		if (++readsPastEnd > MAX_READS_PAST_END) {
			throw new IIOException("The file ends too early");
		}
		return -1;
	}

	@Override
	public long length() {
		return bytes.length;
	}
}
