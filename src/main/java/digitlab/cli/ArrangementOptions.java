package digitlab.cli;

import digitlab.imaging.ImageArrangement;
import picocli.CommandLine.Option;

/** What may be done to images of another convention than MNIST's before they are used. */
final class ArrangementOptions {

	@Option(names = "--invert", description = "Make dark what is light in the images: MNIST has light ink on a dark ground.")
	boolean invert;

	@Option(names = "--transpose", description = "Make columns of the images' rows, as EMNIST's files need it.")
	boolean transpose;

	@Option(names = "--mirror", description = "Change left and right in the images, after --transpose.")
	boolean mirror;

	@Option(names = "--flip", description = "Change top and bottom in the images, after --transpose.")
	boolean flip;

	@Option(names = "--center", description = "Scale each digit into 20×20 pixels and move it into the middle by its centre of mass.")
	boolean center;

	/** What was asked for. */
	ImageArrangement arrangement() {
		return new ImageArrangement(invert, transpose, mirror, flip, center);
	}
}
