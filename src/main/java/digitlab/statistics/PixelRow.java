package digitlab.statistics;

import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;

/** A reusable image as bytes and as words of four. */
final class PixelRow implements Serializable {

	private static final long serialVersionUID = 1;

	/** The number of words of an image. */
	static final int WORDS = DigitImage.PIXELS / Integer.BYTES;

	private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

	private final byte[] bytes = new byte[DigitImage.PIXELS];
	private final int[] words = new int[WORDS];

	void load(DigitDataset data, int image) {
		data.copyPixels(image, bytes, 0);
		toWords();
	}

	/** Copies 784 bytes. */
	void load(byte[] pixels) {
		System.arraycopy(pixels, 0, bytes, 0, DigitImage.PIXELS);
		toWords();
	}

	private void toWords() {
		MemorySegment.copy(MemorySegment.ofArray(bytes), WORD, 0, words, 0, WORDS);
	}

	/** The 784 unsigned bytes. Not to be written to. */
	byte[] bytes() {
		return bytes;
	}

	/** The pixels as words: pixel 4j is in the lowest bits of word j. Not to be written to. */
	int[] words() {
		return words;
	}
}
