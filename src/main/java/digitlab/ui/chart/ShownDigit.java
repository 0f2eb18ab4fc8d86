package digitlab.ui.chart;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/**
 * A digit that can be enlarged.
 *
 * @param index in its dataset, from 0; negative for a sketch
 * @param label what it shows, or {@link DigitDataset#UNLABELLED}
 * @param source in words; of a sketch, its name, which is translated where it is shown
 */
record ShownDigit(DigitImage image, int index, int label, String source) {

	static ShownDigit of(DigitDataset data, int index) {
		return new ShownDigit(data.image(index), index, data.label(index), data.source());
	}

	/** Such as "Image 17, a 4" or "Your sketch". */
	String inWords() {
		if (index < 0) {
			return translated(source);
		}
		if (label == DigitDataset.UNLABELLED) {
			return tr("Image %d, unlabelled", index);
		}
		return label == 8 ? tr("Image %d, an 8", index) : tr("Image %d, a %d", index, label);
	}
}
