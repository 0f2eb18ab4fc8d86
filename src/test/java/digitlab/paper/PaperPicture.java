package digitlab.paper;

import java.awt.image.BufferedImage;

/**
 * A picture of paper, and what is to be read from it.
 *
 * @param kind how it was made
 * @param width in pixels
 * @param height in pixels
 * @param argb width × height pixels as from a decoder
 * @param expected the number to be read: rows joined by line feeds, signs as themselves, "?" for a part that is not a digit,
 * empty if there is no digit at all
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
