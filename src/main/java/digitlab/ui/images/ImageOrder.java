package digitlab.ui.images;

import java.util.Arrays;

import digitlab.dataset.DigitDataset;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;

/** The order of the images shown. */
enum ImageOrder {
	FIRST(marktr("In their order"), false), LAST(marktr("Newest first"), false), LABEL(marktr("By label"), false), UNSURE(
			marktr("Least sure first"),
			true), LOSS(marktr("Greatest loss first"), true), ODD(marktr("Oddest first"), true);

	/** Own sketches that are no digits are kept apart from the digits, so nobody knows which are newer. */
	private static final int LATER = 1 << 30;

	private final String words;
	private final boolean needsReadings;

	ImageOrder(String words, boolean needsReadings) {
		this.words = words;
		this.needsReadings = needsReadings;
	}

	/** Whether a model must have read the images. */
	boolean needsReadings() {
		return needsReadings;
	}

	/** In English. */
	String words() {
		return words;
	}

	/** Sorts indices. Without readings, an order that needs them is that of the dataset. */
	int[] sort(int[] indices, DigitDataset data, @Nullable ImageReadings readings) {
		long[] keyed = Arrays.stream(indices).mapToLong(i -> (long) key(i, data, readings) << Integer.SIZE | i).toArray();
		Arrays.sort(keyed);
		return Arrays.stream(keyed).mapToInt(each -> (int) each).toArray();
	}

	/** The bits of floats that are not negative are ordered as the floats are. */
	private int key(int index, DigitDataset data, @Nullable ImageReadings readings) {
		if (needsReadings && (readings == null || !readings.isRead(index))) {
			return Integer.MAX_VALUE;
		}
		return switch (this) {
			case FIRST -> 0;
			case LAST -> (data.label(index) == DigitDataset.UNLABELLED ? LATER : 0) + LATER - 1 - index;
			case LABEL -> data.label(index) == DigitDataset.UNLABELLED ? Integer.MAX_VALUE : data.label(index);
			case UNSURE -> Float.floatToIntBits(readings.sureness(index));
			case LOSS -> Integer.MAX_VALUE - Float.floatToIntBits(Math.max(0, readings.loss(index, data.label(index))));
			case ODD -> Float.floatToIntBits(readings.digitScore(index));
		};
	}
}
