package digitlab.dataset;

/**
 * The numbers of the IDX format as MNIST uses it, all big-endian: a magic number (unsigned bytes, 1 or 3 dimensions), a
 * 32-bit size for each dimension, then the bytes.
 */
public final class IdxFormat {

	static final int LABELS_MAGIC = 0x00000801;
	static final int IMAGES_MAGIC = 0x00000803;
	static final int LABELS_HEADER = 8;
	static final int IMAGES_HEADER = 16;

	/** More images than this are refused; they would take more than 1.5 GB of memory. */
	public static final int MAX_IMAGES = 2_000_000;

	private IdxFormat() {
	}
}
