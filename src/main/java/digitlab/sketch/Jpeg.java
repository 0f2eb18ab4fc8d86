package digitlab.sketch;

/** What the segments of a JPEG file (ITU-T T.81, annex B) tell before it is decoded. */
final class Jpeg {

	private static final int START_OF_IMAGE = 0xffd8;
	private static final int START_OF_SCAN = 0xffda;
	private static final int PROGRESSIVE_FRAME = 0xffc2;

	private Jpeg() {
	}

	/** True for a JPEG whose scans each refine the whole picture; false for other files too. */
	static boolean isProgressive(byte[] file) {
		if (file.length < 4 || unsigned(file, 0) != START_OF_IMAGE) {
			return false;
		}
		int at = 2;
		while (at + 4 <= file.length && unsigned(file, at) != START_OF_SCAN) {
			if (unsigned(file, at) == PROGRESSIVE_FRAME) {
				return true;
			}
			// Between segments any number of filling bytes may stand, which a decoder passes over too.
			boolean isSegment = unsigned(file, at) >= 0xff01 && unsigned(file, at) < 0xffff;
			at += isSegment ? 2 + unsigned(file, at + 2) : 1;
		}
		return false;
	}

	private static int unsigned(byte[] bytes, int at) {
		return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
	}
}
