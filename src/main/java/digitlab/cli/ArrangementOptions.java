package digitlab.cli;

import digitlab.imaging.ImageArrangement;
import picocli.CommandLine.Option;

/** Options that convert images with other conventions to MNIST's. */
public final class ArrangementOptions {

	@Option(names = "--invert", description = "Invert the images: MNIST has light ink on a dark background.")
	boolean invert;

	@Option(names = "--transpose", description = "Swap the rows and columns of the images, as EMNIST's files need.")
	boolean transpose;

	@Option(names = "--mirror", description = "Mirror the images left to right, after --transpose.")
	boolean mirror;

	@Option(names = "--flip", description = "Flip the images top to bottom, after --transpose.")
	boolean flip;

	@Option(names = "--center", description = "Scale each digit to fit 20×20 pixels and centre it by its centre of mass.")
	boolean center;

	/** The requested arrangement. */
	public ImageArrangement arrangement() {
		return new ImageArrangement(invert, transpose, mirror, flip, center);
	}
}
