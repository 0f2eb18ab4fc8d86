package digitlab.djl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import digitlab.dataset.DigitImage;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.FeatureMaps;
import digitlab.recognition.FilterBank;
import digitlab.recognition.Weights;

import static digitlab.language.Localization.tr;

/** Classifies digits with {@link AlexNet28}. */
public final class DjlClassifier implements DigitClassifier {

	private static final int MAX_BYTES = 64 << 20;

	/**
	 * Images that one thread computes at once: what lies between the layers then still fits into its core's cache. On a CPU 64
	 * to 128 were measured to be 8 to 15 % faster than 250.
	 */
	private static final int PART = 64;

	private final Network network;
	private final int part;
	/** For more than one part; it has no threads before. */
	private final ExecutorService pool;

	private DjlClassifier(Network network, int threads, String device) {
		this.network = network;
		part = device.equals("cpu") ? PART : Integer.MAX_VALUE;
		pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("inference").factory());
	}

	/** Opens the weights in a file. */
	public static DjlClassifier open(Path weights, int threads) throws IOException {
		return open(Weights.of(weights), threads);
	}

	/** Opens weights as {@link digitlab.recognition.ClassifierLoader#open} does. */
	public static DjlClassifier open(Weights weights, int threads) throws IOException {
		return open(weights, threads, "cpu");
	}

	/**
	 * As {@link #open(Weights, int)}, on a device.
	 *
	 * @param device its id, "cpu" or "cuda:" and a number
	 */
	public static DjlClassifier open(Weights weights, int threads, String device) throws IOException {
		byte[] file = weights.content().read(MAX_BYTES + 1);
		if (file.length > MAX_BYTES) {
			throw new IOException(tr("The weights %s cannot be used: a network of this kind has about 4 MB.", weights.name()));
		}
		Torch.useThreads(1);
		Network network = new Network(Torch.device(device));
		boolean loaded = false;
		try (NDManager scope = NDManager.newBaseManager(Device.cpu())) {
			StateDict.load(network.block(), StateDict.decode(scope, file));
			checkAnswers(network);
			loaded = true;
			return new DjlClassifier(network, threads, device);
		} catch (IllegalArgumentException e) {
			throw new IOException(tr("The weights %s cannot be used: %s.", weights.name(), e.getMessage()), e);
		} finally {
			if (!loaded) {
				network.close();
			}
		}
	}

	/** Weights can be finite and yet too large for finite answers: a few shapes show most of such weights. */
	private static void checkAnswers(Network network) {
		List<DigitImage> shapes = Stream.<IntPredicate>of(
				_ -> false,
				_ -> true,
				pixel -> pixel >= DigitImage.PIXELS / 2,
				pixel -> pixel / DigitImage.SIDE % 8 < 4,
				pixel -> pixel % DigitImage.SIDE % 8 < 4).map(DjlClassifier::shape).toList();
		try {
			finite(network.activations(shapes));
		} catch (IllegalStateException e) {
			throw new IllegalArgumentException(tr("their outputs are not numbers"), e);
		}
	}

	/** @throws IllegalStateException if one is not finite, which would be reported as ink that is not a digit */
	private static float[][] finite(float[][] answers) {
		for (float[] row : answers) {
			for (float value : row) {
				if (!Float.isFinite(value)) {
					throw new IllegalStateException(tr("The network answers with %s: its weights are damaged.", value));
				}
			}
		}
		return answers;
	}

	private static DigitImage shape(IntPredicate isInk) {
		byte[] pixels = new byte[DigitImage.PIXELS];
		for (int pixel = 0; pixel < pixels.length; pixel++) {
			pixels[pixel] = (byte) (isInk.test(pixel) ? 255 : 0);
		}
		return DigitImage.of(pixels);
	}

	@Override
	public float[][] logits(List<DigitImage> images) {
		return finite(inParts(images, network::logits));
	}

	@Override
	public List<FeatureMaps> featureMaps(DigitImage image) {
		Torch.useThreads(1);
		return network.featureMaps(image);
	}

	@Override
	public List<float[]> hiddenLayers(DigitImage image) {
		Torch.useThreads(1);
		return network.hiddenLayers(image);
	}

	@Override
	public FilterBank filters() {
		return network.filters();
	}

	@Override
	public float[][] features(List<DigitImage> images) {
		return finite(inParts(images, network::features));
	}

	@Override
	public float[][] activations(List<DigitImage> images) {
		return finite(inParts(images, network::activations));
	}

	/**
	 * Lets each thread compute parts of its own. Threads that share an operation would wait for each other after each one: for
	 * milliseconds where another program has the core of one. Besides, the answers do not depend on the number of threads.
	 */
	private float[][] inParts(List<DigitImage> images, Function<List<DigitImage>, float[][]> answer) {
		Function<List<DigitImage>, float[][]> alone = some -> {
			Torch.useThreads(1);
			return answer.apply(some);
		};
		if (images.size() <= part) {
			return alone.apply(images);
		}
		List<CompletableFuture<float[][]>> parts = IntStream.iterate(0, from -> from < images.size(), from -> from + part)
				.mapToObj(from -> images.subList(from, Math.min(images.size(), from + part)))
				.map(some -> CompletableFuture.supplyAsync(() -> alone.apply(some), pool)).toList();
		try {
			CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).join();
		} catch (CompletionException e) {
			throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
		}
		return parts.stream().map(CompletableFuture::join).flatMap(Stream::of).toArray(float[][]::new);
	}

	@Override
	public void close() {
		pool.shutdown();
		network.close();
	}
}
