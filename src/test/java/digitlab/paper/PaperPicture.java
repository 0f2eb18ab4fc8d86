package digitlab.paper;

import java.awt.image.BufferedImage;

/**
 * A picture of paper and the truth about it.
 *
 * @param kind how it was made
 * @param width in pixels
 * @param height in pixels
 * @param argb width × height pixels as they come out of a decoder
 * @param expected the number as it is to be read: rows joined by line feeds, signs as themselves, "?" for a part that is no
 *     digit, nothing where there is no digit at all
 */
record PaperPicture(PaperKind kind, int width, int height, int[] argb, String expected) {

	static PaperPicture of(PaperKind kind, BufferedImage image, String expected) {
		int width = image.getWidth();
		int height = image.getHeight();
		return new PaperPicture(kind, width, height, image.getRGB(0, 0, width, height, null, 0, width), expected);
	}

	BufferedImage image() {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		image.setRGB(0, 0, width, height, argb, 0, width);
		return image;
	}
}
