package digitlab.ui.chart;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.ui.common.ConfidenceText;

/**
 * A digit that can be enlarged.
 *
 * @param index in its dataset, from 0; negative for a sketch
 * @param label what it shows, or {@link DigitDataset#UNLABELLED}
 * @param source in words
 */
record ShownDigit(DigitImage image, int index, int label, String source) {

	static ShownDigit of(DigitDataset data, int index) {
		return new ShownDigit(data.image(index), index, data.label(index), data.source());
	}

	/** Such as "Image 17, a 4" or "Your sketch". */
	String inWords() {
		if (index < 0) {
			return source;
		}
		return "Image " + index + (label == DigitDataset.UNLABELLED ? ", unlabelled" : ", " + ConfidenceText.withArticle(label));
	}
}
