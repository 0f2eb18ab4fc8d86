package digitlab.imaging;

import java.io.ByteArrayOutputStream;

/** Reads the segments of a JPEG file (ITU-T T.81, annex B) without decoding it. */
final class JpegSegments {

	private static final int START_OF_IMAGE = 0xffd8;
	private static final int START_OF_SCAN = 0xffda;
	private static final int PROGRESSIVE_FRAME = 0xffc2;
	/** The offset of the first component, luma, in a frame header, from its marker. */
	private static final int FIRST_COMPONENT = 10;
	/** Adobe's segment, which gives the colour transform: 0 for none. */
	private static final int ADOBE = 0xffee;
	private static final int ADOBE_LENGTH = 14;
	private static final int ADOBE_TRANSFORM = 15;
	/**
	 * The length of the header of a scan of one component, with its marker; and the last byte of a scan that adds the last bit.
	 */
	private static final int ONE_COMPONENT_SCAN = 10;
	private static final int LAST_BIT = 0x10;

	private JpegSegments() {
	}

	/** Whether this is a progressive JPEG; false for other files too. */
	static boolean isProgressive(byte[] file) {
		return progressiveFrame(file) >= 0;
	}

	/** The number of pixels that a progressive JPEG says it has; 0 for other files. */
	static long pixels(byte[] file) {
		int at = progressiveFrame(file);
		return at < 0 || at + 9 > file.length ? 0 : (long) unsigned(file, at + 5) * unsigned(file, at + 7);
	}

	/** The offset of a progressive picture's frame header; -1 for none. */
	private static int progressiveFrame(byte[] file) {
		if (file.length < 4 || unsigned(file, 0) != START_OF_IMAGE) {
			return -1;
		}
		int at = 2;
		while (at + 4 <= file.length && unsigned(file, at) != START_OF_SCAN) {
			if (unsigned(file, at) == PROGRESSIVE_FRAME) {
				return at;
			}
			// Any number of fill bytes may precede a segment; decoders skip them too.
			boolean isSegment = unsigned(file, at) >= 0xff01 && unsigned(file, at) < 0xffff;
			at += isSegment ? 2 + unsigned(file, at + 2) : 1;
		}
		return -1;
	}

	/**
	 * Removes the scans of a progressive picture that can hardly be seen once it is reduced: the details of colours, and the last
	 * bit of each detail. Java rebuilds the whole picture after each scan, which takes most of the time.
	 *
	 * @param file a progressive JPEG, complete or not
	 * @return the file itself if nothing is removed or its first component may not be luma
	 */
	static byte[] withoutFineScans(byte[] file) {
		int frame = progressiveFrame(file);
		if (frame < 0 || frame + FIRST_COMPONENT >= file.length || !isOfLuma(file, frame)) {
			return file;
		}
		int luma = file[frame + FIRST_COMPONENT];
		ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
		int from = 0;
		int at = 2;
		while (at + 4 <= file.length) {
			int marker = unsigned(file, at);
			int end = at + (isSegment(marker) ? 2 + unsigned(file, at + 2) : 1);
			if (marker == START_OF_SCAN && isFine(file, at, end, luma)) {
				kept.write(file, from, at - from);
				from = endOfScan(file, end);
				end = from;
			}
			at = end;
		}
		kept.write(file, from, file.length - from);
		return from == 0 ? file : kept.toByteArray();
	}

	/** Whether a picture is grey or YCbCr, rather than RGB or CMYK. */
	private static boolean isOfLuma(byte[] file, int frame) {
		int components = file[frame + FIRST_COMPONENT - 1];
		for (int at = 2; at + ADOBE_TRANSFORM < frame; at += isSegment(unsigned(file, at)) ? 2 + unsigned(file, at + 2) : 1) {
			if (unsigned(file, at) == ADOBE && unsigned(file, at + 2) == ADOBE_LENGTH && file[at + ADOBE_TRANSFORM] == 0) {
				return false;
			}
		}
		return components == 1 || components == 3 && file[frame + FIRST_COMPONENT] == 1;
	}

	/** Whether a scan holds no block means, but only colours or last bits. */
	private static boolean isFine(byte[] file, int at, int end, int luma) {
		if (end > file.length || end - at != ONE_COMPONENT_SCAN) {
			return false;
		}
		boolean isOfDetails = file[end - 3] > 0;
		boolean isLastBit = (file[end - 1] & 0xff) == LAST_BIT;
		return isOfDetails && (file[at + 5] != luma || isLastBit);
	}

	/** The end of a scan's bytes: the next marker that is not a restart marker; a 0xff in the data is followed by 0. */
	private static int endOfScan(byte[] file, int from) {
		int at = from;
		while (at + 1 < file.length && !(file[at] == (byte) 0xff && isSegmentOrEnd(file[at + 1] & 0xff))) {
			at++;
		}
		return at + 1 < file.length ? at : file.length;
	}

	private static boolean isSegmentOrEnd(int marker) {
		return marker != 0 && marker != 0xff && (marker < 0xd0 || marker > 0xd7);
	}

	/** Whether a marker is followed by its segment's length. */
	private static boolean isSegment(int marker) {
		return marker >= 0xffc0 && marker < 0xffff && (marker < 0xffd0 || marker > 0xffd9);
	}

	private static int unsigned(byte[] bytes, int at) {
		return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
	}
}
