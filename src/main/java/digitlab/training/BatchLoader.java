package digitlab.training;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;

/**
 * Shuffles and varies the images of one epoch on threads of its own, a few batches ahead of the training. Each image's
 * variation depends on seed, epoch, image and place in the epoch alone, not on which thread was faster. The last, smaller
 * batch is left out, so that batch normalisation never sees a handful of images, unless it is the only one.
 */
public final class BatchLoader implements AutoCloseable {

	/** Batches for each thread. */
	private static final int AHEAD = 4;

	private final DigitDataset data;
	private final DigitDataset nonDigits;
	private final Hyperparameters hyperparameters;
	private final int epoch;
	private final int[] order;
	private final int batchSize;
	private final Queue<Future<Batch>> ahead = new ArrayDeque<>();
	private final ExecutorService executor;
	private int submitted;

	/**
	 * Starts to prepare epoch {@code epoch}, counted from 1, with other things at the end of each batch, as many as
	 * {@link AugmentationConfig#nonDigits} says, drawn at random.
	 *
	 * @param nonDigits none if there are none
	 * @param hardExamples that say how hard each image of {@code data} is
	 * @param threads one keeps up with a training on the CPU, a GPU waits for it
	 */
	public BatchLoader(DigitDataset data, DigitDataset nonDigits, HardExamples hardExamples, Hyperparameters hyperparameters,
			int epoch,
			int threads) {
		this.data = data;
		this.nonDigits = nonDigits;
		this.hyperparameters = hyperparameters;
		this.epoch = epoch;
		this.order = hardExamples.order(epoch, hyperparameters.augmentation().hardExamples(),
				mix(hyperparameters.run().seed(), epoch));
		this.batchSize = Math.min(hyperparameters.optimiser().batchSize(), data.size());
		this.executor = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("augmentation").factory());
		for (int i = 0; i < AHEAD * threads; i++) {
			submitNext();
		}
	}

	/** Batches in an epoch of {@code images} images. */
	public static int batches(int images, int batchSize) {
		return Math.max(1, images / batchSize);
	}

	/** The next batch; waits for it. There are {@link #batches} of them. */
	public Batch next() throws InterruptedException, ExecutionException {
		Batch batch = ahead.remove().get();
		submitNext();
		return batch;
	}

	/** Ends the preparation of further batches. */
	@Override
	public void close() {
		executor.shutdownNow();
	}

	private void submitNext() {
		if (submitted < batches(data.size(), batchSize)) {
			int b = submitted++;
			ahead.add(executor.submit(() -> prepare(b)));
		}
	}

	private Batch prepare(int b) {
		int others = nonDigits.size() == 0 ? 0 : (int) Math.round(batchSize * hyperparameters.augmentation().nonDigits());
		float[] pixels = new float[(batchSize + others) * DigitImage.PIXELS];
		float[] targets = new float[(batchSize + others) * 10];
		byte[] picture = new byte[DigitImage.PIXELS];
		Augmenter augmenter = new Augmenter(hyperparameters.augmentation());
		for (int i = 0; i < batchSize; i++) {
			int place = b * batchSize + i;
			int index = order[place];
			data.copyPixels(index, picture, 0);
			// By the image, as trainings before hard examples were varied; one that is met again is to be varied anew.
			int varied = hyperparameters.augmentation().hardExamples() == 1 ? index : place;
			var random = new SplittableRandom(mix(mix(hyperparameters.run().seed(), epoch), varied));
			augmenter.apply(picture, 0, pixels, i * DigitImage.PIXELS, random);
			for (int digit = 0; digit < 10; digit++) {
				double hot = digit == data.label(index) ? 1 - hyperparameters.regularisation().labelSmoothing() : 0;
				targets[i * 10 + digit] = (float) (hot + hyperparameters.regularisation().labelSmoothing() / 10);
			}
		}
		for (int i = batchSize; i < batchSize + others; i++) {
			var random = new SplittableRandom(mix(mix(~hyperparameters.run().seed(), epoch), (long) b * batchSize + i));
			nonDigits.copyPixels(random.nextInt(nonDigits.size()), picture, 0);
			augmenter.apply(picture, 0, pixels, i * DigitImage.PIXELS, random);
			Arrays.fill(targets, i * 10, (i + 1) * 10, 0.1f); // any digit is as likely as any other
		}
		return new Batch(batchSize + others, pixels, targets, Arrays.copyOfRange(order, b * batchSize, (b + 1) * batchSize));
	}

	/** Two numbers into one seed (the finaliser of MurmurHash3), so that neighbours get unrelated streams. */
	static long mix(long a, long b) {
		long z = a * 0x9E3779B97F4A7C15L + b;
		z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
		z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
		return z ^ (z >>> 33);
	}
}
