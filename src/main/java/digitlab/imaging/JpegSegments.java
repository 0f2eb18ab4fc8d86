package digitlab.imaging;

import java.io.ByteArrayOutputStream;

/** What the segments of a JPEG file (ITU-T T.81, annex B) tell before it is decoded. */
final class JpegSegments {

	private static final int START_OF_IMAGE = 0xffd8;
	private static final int START_OF_SCAN = 0xffda;
	private static final int PROGRESSIVE_FRAME = 0xffc2;
	/** Where, from its marker on, a frame's header names the first component, which is luma. */
	private static final int FIRST_COMPONENT = 10;
	/** Adobe's segment, which says how colours are told apart: 0 for not at all. */
	private static final int ADOBE = 0xffee;
	private static final int ADOBE_LENGTH = 14;
	private static final int ADOBE_TRANSFORM = 15;
	/** Bytes of a scan's header, with its marker, if it is of one component; and its last byte if it adds the last bit. */
	private static final int ONE_COMPONENT_SCAN = 10;
	private static final int LAST_BIT = 0x10;

	private JpegSegments() {
	}

	/** True for a JPEG whose scans each refine the whole picture; false for other files too. */
	static boolean isProgressive(byte[] file) {
		return progressiveFrame(file) >= 0;
	}

	/** How many pixels a progressive JPEG says it has; 0 for other files. */
	static long pixels(byte[] file) {
		int at = progressiveFrame(file);
		return at < 0 || at + 9 > file.length ? 0 : (long) unsigned(file, at + 5) * unsigned(file, at + 7);
	}

	/** Where a progressive picture's header starts; -1 for none. */
	private static int progressiveFrame(byte[] file) {
		if (file.length < 4 || unsigned(file, 0) != START_OF_IMAGE) {
			return -1;
		}
		int at = 2;
		while (at + 4 <= file.length && unsigned(file, at) != START_OF_SCAN) {
			if (unsigned(file, at) == PROGRESSIVE_FRAME) {
				return at;
			}
			// Between segments any number of filling bytes may stand, which a decoder passes over too.
			boolean isSegment = unsigned(file, at) >= 0xff01 && unsigned(file, at) < 0xffff;
			at += isSegment ? 2 + unsigned(file, at + 2) : 1;
		}
		return -1;
	}

	/**
	 * A progressive picture without the scans that can hardly be seen once it is reduced: the details of colours, and the last bit
	 * of each detail. Java makes the whole picture anew after each scan, which takes most of the time.
	 *
	 * @param file a progressive JPEG, whole or not
	 * @return the file itself where nothing is left out, or where its first component may not be luma
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

	/** Whether a picture is grey, or has one component of luma and two of colour: not red, green and blue, nor inks. */
	private static boolean isOfLuma(byte[] file, int frame) {
		int components = file[frame + FIRST_COMPONENT - 1];
		for (int at = 2; at + ADOBE_TRANSFORM < frame; at += isSegment(unsigned(file, at)) ? 2 + unsigned(file, at + 2) : 1) {
			if (unsigned(file, at) == ADOBE && unsigned(file, at + 2) == ADOBE_LENGTH && file[at + ADOBE_TRANSFORM] == 0) {
				return false;
			}
		}
		return components == 1 || components == 3 && file[frame + FIRST_COMPONENT] == 1;
	}

	/** Whether a scan holds no means of blocks, and only colours or last bits. */
	private static boolean isFine(byte[] file, int at, int end, int luma) {
		if (end > file.length || end - at != ONE_COMPONENT_SCAN) {
			return false;
		}
		boolean isOfDetails = file[end - 3] > 0;
		boolean isLastBit = (file[end - 1] & 0xff) == LAST_BIT;
		return isOfDetails && (file[at + 5] != luma || isLastBit);
	}

	/** Where a scan's bytes end: at the next marker that is no restart; after 0xff they have a 0. */
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
