package digitlab.statistics;

import java.util.Arrays;
import java.util.Random;

/**
 * Chooses initial centres for k-means by k-means++ (Arthur and Vassilvitskii, "k-means++: The Advantages of Careful Seeding",
 * 2007). Distances of images are integers, so equal images are never chosen twice, and a seed gives the same choice on every
 * computer.
 */
final class StyleSeeds {

	private StyleSeeds() {
	}

	/**
	 * Chooses distinct images.
	 *
	 * @param k number of images, at least 1; fewer are returned if there are fewer distinct images
	 * @return their positions in {@code images}
	 */
	static int[] choose(PackedImages images, int k, Random random) {
		int[] chosen = new int[Math.min(k, images.size())];
		int[] squared = new int[images.size()];
		Arrays.fill(squared, Integer.MAX_VALUE);
		int next = random.nextInt(images.size());
		for (int c = 0; c < chosen.length; c++) {
			chosen[c] = next;
			long total = 0;
			for (int i = 0; i < squared.length; i++) {
				squared[i] = Math.min(squared[i], images.squaredDistance(i, next));
				total += squared[i];
			}
			if (total == 0) { // every image equals a chosen one
				return Arrays.copyOf(chosen, c + 1);
			}
			next = draw(squared, random.nextLong(total));
		}
		return chosen;
	}

	/** The image at which the running sum of the squared distances first exceeds the ticket. */
	private static int draw(int[] squared, long ticket) {
		int drawn = 0;
		long sum = squared[0];
		while (sum <= ticket) {
			sum += squared[++drawn];
		}
		return drawn;
	}
}
