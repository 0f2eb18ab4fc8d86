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
 * Shuffles and augments the images of one epoch on threads of its own, a few batches ahead of the training. Each image's
 * variation depends only on seed, epoch, image and position in the epoch, not on the timing of threads. The last, smaller batch
 * is omitted unless it is the only one, so that batch normalisation never sees a handful of images.
 */
public final class BatchLoader implements AutoCloseable {

	/** Batches per thread. */
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
	 * Starts preparing epoch {@code epoch}, counted from 1. Each batch ends with as many random non-digits as {@link
	 * AugmentationConfig#nonDigits} requests.
	 *
	 * @param nonDigits non-digits for training; may be empty
	 * @param hardExamples difficulties of the images of {@code data}
	 * @param threads number of threads; one keeps up with training on a CPU, but not on a GPU
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

	/** The number of batches in an epoch of {@code images} images. */
	public static int batches(int images, int batchSize) {
		return Math.max(1, images / batchSize);
	}

	/** Waits for the next batch. There are {@link #batches} of them. */
	public Batch next() throws InterruptedException, ExecutionException {
		Batch batch = ahead.remove().get();
		submitNext();
		return batch;
	}

	/** Stops the preparation of further batches. */
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
			// Seeded by the image, as before hard examples existed; a repeated image gets another variation.
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
			Arrays.fill(targets, i * 10, (i + 1) * 10, 0.1f); // all digits are equally likely
		}
		return new Batch(batchSize + others, pixels, targets, Arrays.copyOfRange(order, b * batchSize, (b + 1) * batchSize));
	}

	/** Mixes two numbers into one seed (the finaliser of MurmurHash3), so that neighbours get unrelated streams. */
	static long mix(long a, long b) {
		long z = a * 0x9E3779B97F4A7C15L + b;
		z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
		z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
		return z ^ (z >>> 33);
	}
}
