package digitlab.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How hard each training image is, and an order of images in which the hard ones come more often. Most images teach nothing
 * after a few epochs; I. Loshchilov and F. Hutter, "Online batch selection for faster training of neural networks", 2015, draw
 * images by the rank of their latest loss. Here the hardest {@value #SHARE} of them are met as often as asked for, and the
 * others, drawn by chance, as often as leaves an epoch its length.
 *
 * <p>Not thread-safe: told of losses and asked for an order between epochs by the training's thread.
 */
public final class HardExamples {

	/** The most that an image can be met in an epoch: others are to be met as well. */
	public static final int MAX_TIMES = 5;

	private static final double SHARE = 0.15;
	/** Before, losses say more about the network than about the image. */
	private static final int EPOCHS_OF_ALL = 2;
	/** What the latest loss counts: one variation of an image may be harder than the image is. */
	private static final float LATEST = 0.3f;

	private final float[] losses;

	/** @param images that are learned from, none of them met yet */
	public HardExamples(int images) {
		losses = new float[images];
	}

	/**
	 * Notes what an image cost.
	 *
	 * @param loss cross-entropy of its label, in nats
	 */
	public void learned(int image, double loss) {
		losses[image] = losses[image] == 0 ? (float) loss : losses[image] + LATEST * ((float) loss - losses[image]);
	}

	/** The moving average of each image's loss, in nats; 0 for one not met yet. For {@link #restore}. */
	public float[] losses() {
		return losses.clone();
	}

	/** Goes on from earlier {@link #losses()} of as many images. */
	public void restore(float[] earlier) {
		System.arraycopy(earlier, 0, losses, 0, losses.length);
	}

	/**
	 * As many images as there are, in the order in which an epoch meets them.
	 *
	 * @param epoch from 1
	 * @param times that each of the hardest is met, 1 to {@value #MAX_TIMES}; all are met once for 1, and in the first two epochs
	 * @param seed of all that is left to chance
	 */
	public int[] order(int epoch, int times, long seed) {
		int size = losses.length;
		if (times == 1 || epoch <= EPOCHS_OF_ALL) {
			return TrainingTask.shuffled(size, seed);
		}
		float[] sorted = losses.clone();
		Arrays.sort(sorted);
		float hard = sorted[(int) (size * (1 - SHARE))];
		double chance = (1.0 / times - SHARE) / (1 - SHARE); // makes a pass 1 / times of an epoch
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
