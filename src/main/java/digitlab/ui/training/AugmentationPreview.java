package digitlab.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.training.Augmenter;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingTask;

/** Sample images with the augmentation of a training request. */
final class AugmentationPreview {

	private static final int IMAGES = 16;
	private static final int FULL_INK = 255;

	private AugmentationPreview() {
	}

	/** Sixteen images, chosen and augmented with the recipe's seed; if there are fewer, some repeat. */
	static List<DigitImage> of(DigitDataset images, TrainingRequest request) {
		Augmenter augmenter = new Augmenter(request.hyperparameters().augmentation());
		SplittableRandom random = new SplittableRandom(request.hyperparameters().run().seed());
		int[] order = TrainingTask.shuffled(images.size(), request.hyperparameters().run().seed());
		byte[] source = new byte[DigitImage.PIXELS];
		float[] target = new float[DigitImage.PIXELS];
		List<DigitImage> varied = new ArrayList<>();
		for (int i = 0; i < IMAGES; i++) {
			images.copyPixels(order[i % order.length], source, 0);
			augmenter.apply(source, 0, target, 0, random);
			byte[] bytes = new byte[DigitImage.PIXELS];
			for (int p = 0; p < bytes.length; p++) {
				bytes[p] = (byte) Math.round(FULL_INK * target[p]);
			}
			varied.add(DigitImage.of(bytes));
		}
		return varied;
	}
}
