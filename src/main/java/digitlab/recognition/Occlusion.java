package digitlab.recognition;

import java.util.ArrayList;
import java.util.List;

import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;

/**
 * Determines which parts of the ink a prediction depends on by erasing it patch by patch (Zeiler and Fergus, "Visualizing and
 * understanding convolutional networks", 2014).
 */
public final class Occlusion {

	/** Width and height of a patch in pixels. */
	public static final int PATCH = 5;

	private static final int PLACES = DigitImage.SIDE - PATCH + 1;

	private Occlusion() {
	}

	/** A patch by its upper left pixel. */
	private record Patch(int row, int column) {
	}

	/**
	 * How much the probability of the predicted digit falls when a 5×5 patch is erased; each pixel has the mean over all patches
	 * within the image that cover it. All variants are classified in one batch of at most 577.
	 *
	 * @return -1 to 1: positive where ink supports the prediction, negative where it contradicts it; 0 everywhere for a blank
	 * image
	 */
	public static FloatImage map(DigitClassifier classifier, DigitImage image) {
		List<Patch> patches = inked(image);
		if (patches.isEmpty()) {
			return FloatImage.of(new double[DigitImage.PIXELS]);
		}
		List<DigitImage> batch = new ArrayList<>(List.of(image));
		patches.forEach(patch -> batch.add(wiped(image, patch)));
		float[][] logits = classifier.logits(batch);
		Prediction whole = Prediction.ofLogits(logits[0]);
		double[] drops = new double[DigitImage.PIXELS];
		for (int i = 0; i < patches.size(); i++) {
			double drop = whole.confidence() - Prediction.ofLogits(logits[i + 1]).probability(whole.digit());
			addTo(drops, patches.get(i), drop);
		}
		for (int pixel = 0; pixel < drops.length; pixel++) {
			drops[pixel] /= covering(pixel / DigitImage.SIDE) * covering(pixel % DigitImage.SIDE);
		}
		return FloatImage.of(drops);
	}

	/** The patches with ink; erasing any other changes nothing. */
	private static List<Patch> inked(DigitImage image) {
		List<Patch> patches = new ArrayList<>();
		for (int row = 0; row < PLACES; row++) {
			for (int column = 0; column < PLACES; column++) {
				if (hasInk(image, row, column)) {
					patches.add(new Patch(row, column));
				}
			}
		}
		return patches;
	}

	private static boolean hasInk(DigitImage image, int top, int left) {
		for (int i = 0; i < PATCH * PATCH; i++) {
			if (image.ink(top + i / PATCH, left + i % PATCH) > 0) {
				return true;
			}
		}
		return false;
	}

	private static DigitImage wiped(DigitImage image, Patch patch) {
		byte[] pixels = image.toBytes();
		for (int i = 0; i < PATCH * PATCH; i++) {
			pixels[(patch.row() + i / PATCH) * DigitImage.SIDE + patch.column() + i % PATCH] = 0;
		}
		return DigitImage.of(pixels);
	}

	private static void addTo(double[] drops, Patch patch, double drop) {
		for (int i = 0; i < PATCH * PATCH; i++) {
			drops[(patch.row() + i / PATCH) * DigitImage.SIDE + patch.column() + i % PATCH] += drop;
		}
	}

	/** The number of patch positions along one side that cover a pixel: 1 at the edge, 5 from the fifth pixel on. */
	private static int covering(int pixel) {
		return Math.min(pixel, PLACES - 1) - Math.max(0, pixel - PATCH + 1) + 1;
	}
}
