package digitlab.formats;

import java.util.Locale;
import java.util.stream.Stream;

import digitlab.dataset.DigitImage;

import static digitlab.language.Localization.marktr;

/** Transposes EMNIST's images, which are stored column by column in all formats except pictures. */
final class Transposition {

	static final String NOTE = marktr(
			"EMNIST stores images column by column: rows and columns were exchanged to set them upright.");

	static final String MATLAB_NOTE = marktr(
			"Images of 400 pixels in a MATLAB file, as in A. Ng's course, are stored column by column: rows "
					+ "and columns were exchanged to set them upright.");
	/** Folders farther up are named for other reasons. */
	private static final int NEAR = 3;

	private Transposition() {
	}

	/** Whether a file, its folder or its archive is named after EMNIST. */
	static boolean isEmnist(Entry file) {
		String[] parts = file.name().toLowerCase(Locale.ROOT).split("[/\\\\]");
		return Stream.of(parts).skip(Math.max(0, parts.length - NEAR)).anyMatch(part -> part.contains("emnist"));
	}

	/** Exchanges rows and columns of a 28×28 image. */
	static void inPlace(byte[] pixels, int offset) {
		for (int row = 0; row < DigitImage.SIDE; row++) {
			for (int column = row + 1; column < DigitImage.SIDE; column++) {
				int here = offset + row * DigitImage.SIDE + column;
				int there = offset + column * DigitImage.SIDE + row;
				byte pixel = pixels[here];
				pixels[here] = pixels[there];
				pixels[there] = pixel;
			}
		}
	}
}
