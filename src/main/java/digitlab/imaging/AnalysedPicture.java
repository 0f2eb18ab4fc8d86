package digitlab.imaging;

import digitlab.sketch.InkImage;
import digitlab.sketch.PaperMap;
/**
 * A picture taken apart.
 *
 * @param ink what is written, with a frame in the picture's pixels; blank when nothing was found
 * @param isUniform whether the picture is nearly of one tone, so that there is nothing to be seen on it at all
 * @param paper what everything else was taken for
 */
public record AnalysedPicture(InkImage ink, boolean isUniform, PaperMap paper) {

	/** The same turned clockwise by a quarter. */
	public AnalysedPicture turned() {
		return new AnalysedPicture(ink.turned(), isUniform, paper.turned());
	}
}
