package digitlab.djl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
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

	private final Network network;
	private final int threads;

	private DjlClassifier(Network network, int threads) {
		this.network = network;
		this.threads = threads;
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
		Torch.useThreads(threads);
		Network network = new Network(Torch.device(device));
		boolean loaded = false;
		try (NDManager scope = NDManager.newBaseManager(Device.cpu())) {
			StateDict.load(network.block(), StateDict.decode(scope, file));
			checkAnswers(network);
			loaded = true;
			return new DjlClassifier(network, threads);
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
		Torch.useThreads(threads);
		return finite(network.logits(images));
	}

	@Override
	public List<FeatureMaps> featureMaps(DigitImage image) {
		Torch.useThreads(threads);
		return network.featureMaps(image);
	}

	@Override
	public List<float[]> hiddenLayers(DigitImage image) {
		Torch.useThreads(threads);
		return network.hiddenLayers(image);
	}

	@Override
	public FilterBank filters() {
		return network.filters();
	}

	@Override
	public float[][] features(List<DigitImage> images) {
		Torch.useThreads(threads);
		return finite(network.features(images));
	}

	@Override
	public float[][] activations(List<DigitImage> images) {
		Torch.useThreads(threads);
		return finite(network.activations(images));
	}

	@Override
	public void close() {
		network.close();
	}
}
