package digitlab.imaging;

import digitlab.sketch.InkImage;
import digitlab.sketch.PaperMap;
/**
 * The result of analysing a picture.
 *
 * @param ink the writing, with a frame in the picture's pixels; blank if nothing was found
 * @param isUniform whether the picture has nearly one tone, so that nothing can be seen on it
 * @param paper the classes of all pixels
 */
public record AnalysedPicture(InkImage ink, boolean isUniform, PaperMap paper) {

	/** Returns this rotated clockwise by a quarter turn. */
	public AnalysedPicture turned() {
		return new AnalysedPicture(ink.turned(), isUniform, paper.turned());
	}
}
