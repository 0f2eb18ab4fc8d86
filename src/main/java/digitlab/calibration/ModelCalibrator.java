package digitlab.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.handwriting.DrawnImages;
import digitlab.handwriting.HandwrittenImages;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.Prediction;
import digitlab.recognition.Weights;
import digitlab.synthetic.NonDigitKind;
import digitlab.synthetic.NonDigits;
import digitlab.synthetic.SketchedDigits;
import digitlab.synthetic.WrittenSigns;
import digitlab.training.TrainingTask;
import org.jspecify.annotations.Nullable;

/**
 * Makes a trained network's answers honest: the temperature comes from the held-out images, and what tells digits from other
 * things is learned from training images, generated sketches, other people's hands and things that are none. The held-out images
 * say where digits begin to be refused. Kinds that are {@linkplain NonDigitKind#isHeldOut held out} have no part in it.
 */
public final class ModelCalibrator {

	private static final int BATCH = 250;
	private static final int MAX_DIGITS = 6000;
	private static final int MAX_LETTERS = 8000;
	private static final int MAX_OF_A_KIND = 1200;
	private static final int MIN_OF_A_KIND = 50;
	/** Generated sketches for each real digit: pens and hands that the real ones lack are no reason to refuse. */
	private static final double GENERATED = 1;
	private static final long SEED = 1;

	private final DigitClassifier network;
	private final @Nullable OodDetector earlier;
	private final ProgressListener progress;
	private final CancellationToken cancellation;
	private int done;
	private int all;

	private ModelCalibrator(DigitClassifier network, @Nullable OodDetector earlier, ProgressListener progress,
			CancellationToken cancellation) {
		this.network = network;
		this.earlier = earlier;
		this.progress = progress;
		this.cancellation = cancellation;
	}

	/**
	 * Fits to a network that was just trained, as its weights in the safetensors format; blocks for seconds to a minute.
	 *
	 * @param task that it was trained by
	 * @throws CancellationException if stopped before the end
	 * @throws IOException if the weights cannot be read
	 */
	public static Calibration fit(ClassifierLoader loader, byte[] weights, TrainingTask task, ProgressListener progress,
			CancellationToken cancellation) throws IOException {
		return fit(loader, weights, task, null, progress, cancellation);
	}

	/**
	 * The same of a network that was taught a little more.
	 *
	 * @param earlier of the network before, which may have been fitted to more than the plan has; null to fit anew
	 */
	public static Calibration fit(ClassifierLoader loader, byte[] weights, TrainingTask task, @Nullable Calibration earlier,
			ProgressListener progress, CancellationToken cancellation) throws IOException {
		try (DigitClassifier network = loader.open(Weights.of(weights), task.hyperparameters().run().threads())) {
			return new ModelCalibrator(network, earlier == null ? null : earlier.detector(), progress, cancellation).fit(task);
		}
	}

	/**
	 * Fits to a network; blocks.
	 *
	 * @param network with its logits as they are
	 * @param task that it was trained by, or one like it
	 * @throws CancellationException if stopped before the end
	 */
	public static Calibration fit(DigitClassifier network, TrainingTask task, ProgressListener progress,
			CancellationToken cancellation) {
		return new ModelCalibrator(network, null, progress, cancellation).fit(task);
	}

	private Calibration fit(TrainingTask task) {
		DigitDataset validation = task.validation();
		HandwrittenImages hands = task.hands();
		DigitDataset known = task.training().evenly(MAX_DIGITS, task.training().size() - hands.digits().size());
		DigitDataset handDigits = hands.digits().evenly(MAX_DIGITS);
		DigitDataset letters = hands.nonDigits().evenly(MAX_LETTERS);
		int ofAKind = Math.clamp(known.size() / 5, MIN_OF_A_KIND, MAX_OF_A_KIND);
		int generated = Math.max(1, (int) (GENERATED * known.size()));
		List<NonDigitKind> kinds = Arrays.stream(NonDigitKind.values()).filter(kind -> !kind.isHeldOut()).toList();
		List<String> names = WrittenSigns.all();
		int drawings = ofAKind / 2; // each is shown in two ways
		all = validation.size() + known.size() + generated + handDigits.size() + letters.size() + kinds.size() * ofAKind
				+ 2 * names.size() * drawings;
		float[][] held = activations(validation);
		int own = validation.size() - hands.validation().size();
		int[] labels = IntStream.range(0, validation.size()).map(validation::label).toArray();
		float[][] logits = Arrays.stream(held).map(activation -> Arrays.copyOf(activation, Prediction.DIGITS))
				.toArray(float[][]::new);
		List<float[]> digits = new ArrayList<>(List.of(activations(known)));
		digits.addAll(
				List.of(activations(new SketchedDigits(generated, SEED).read(Split.TRAIN, ProgressListener.NONE, cancellation))));
		digits.addAll(List.of(activations(handDigits)));
		List<float[]> others = new ArrayList<>(List.of(activations(letters)));
		NonDigits source = new NonDigits(task.training(), SEED);
		kinds.forEach(kind -> others.addAll(List.of(activations(source.read(kind, ofAKind, cancellation)))));
		Map<String, float[][]> signs = new TreeMap<>();
		names.forEach(sign -> signs.put(sign, activations(IntStream.range(0, drawings).boxed()
				.flatMap(i -> DrawnImages.of(WrittenSigns.strokes(sign, i), i).stream()).toList())));
		return new Calibration(CalibrationFitter.temperature(logits, labels),
				CalibrationFitter.detector(digits.toArray(float[][]::new), signs, others.toArray(float[][]::new),
						List.of(Arrays.copyOf(held, own), Arrays.copyOfRange(held, own, held.length)), earlier));
	}

	private float[][] activations(DigitDataset images) {
		return activations(IntStream.range(0, images.size()).mapToObj(images::image).toList());
	}

	private float[][] activations(List<DigitImage> images) {
		float[][] activations = new float[images.size()][];
		for (int from = 0; from < activations.length; from += BATCH) {
			if (cancellation.isCancelled()) {
				throw new CancellationException("The calibration was stopped.");
			}
			int to = Math.min(activations.length, from + BATCH);
			float[][] rows = network.activations(images.subList(from, to));
			System.arraycopy(rows, 0, activations, from, rows.length);
			done += rows.length;
			progress.progress(done, all);
		}
		return activations;
	}
}
