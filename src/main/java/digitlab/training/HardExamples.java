package digitlab.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Tracks the difficulty of each training image and orders images so that hard ones are used more often. Most images contribute
 * nothing after a few epochs; I. Loshchilov and F. Hutter, "Online batch selection for faster training of neural networks", 2015,
 * draw images by the rank of their latest loss. Here the hardest {@value #SHARE} of them are used as often as requested, and
 * others drawn at random fill the rest of an epoch.
 *
 * <p>Not thread-safe: used between epochs by the training's thread.
 */
public final class HardExamples {

	/** The maximum number of times per epoch that an image is used, so that others are used as well. */
	public static final int MAX_TIMES = 5;

	private static final double SHARE = 0.15;
	/** In earlier epochs, losses say more about the network than about the image. */
	private static final int EPOCHS_OF_ALL = 2;
	/** The weight of the latest loss: one variation of an image may be harder than the image itself. */
	private static final float LATEST = 0.3f;

	private final float[] losses;

	/** @param images number of training images, none of them used yet */
	public HardExamples(int images) {
		losses = new float[images];
	}

	/**
	 * Records the loss of an image.
	 *
	 * @param loss cross-entropy of its label, in nats
	 */
	public void learned(int image, double loss) {
		losses[image] = losses[image] == 0 ? (float) loss : losses[image] + LATEST * ((float) loss - losses[image]);
	}

	/** The moving average of each image's loss, in nats; 0 for one not used yet. For {@link #restore}. */
	public float[] losses() {
		return losses.clone();
	}

	/** Restores earlier {@link #losses()} of equally many images. */
	public void restore(float[] earlier) {
		System.arraycopy(earlier, 0, losses, 0, losses.length);
	}

	/**
	 * The indices of an epoch's images in order, as many as there are images.
	 *
	 * @param epoch from 1
	 * @param times how often each of the hardest is used, 1 to {@value #MAX_TIMES}; for 1, and in the first two epochs, all are
	 * used once
	 * @param seed seed of all random choices
	 */
	public int[] order(int epoch, int times, long seed) {
		int size = losses.length;
		if (times == 1 || epoch <= EPOCHS_OF_ALL) {
			return TrainingTask.shuffled(size, seed);
		}
		float[] sorted = losses.clone();
		Arrays.sort(sorted);
		float hard = sorted[(int) (size * (1 - SHARE))];
		double chance = (1.0 / times - SHARE) / (1 - SHARE); // a pass is 1 / times of
		SplittableRandom random = new SplittableRandom(seed);
		int[] order = new int[size];
		int met = 0;
		for (int pass = 0; met < size; pass++) {
			for (int image : TrainingTask.shuffled(size, BatchLoader.mix(seed, pass))) {
				if (met < size && (losses[image] >= hard || random.nextDouble() < chance)) {
					order[met++] = image;
				}
			}
		}
		return order;
	}
}
