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
import digitlab.dataset.PenStroke;
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
 * Calibrates a trained network: fits the temperature to the held-out images, and the out-of-distribution detector to training
 * images, generated sketches, additional handwriting and non-digits. The held-out images set the detector's threshold. Kinds of
 * non-digits that are {@linkplain NonDigitKind#isHeldOut held out} are not used.
 */
public final class ModelCalibrator {

	private static final int BATCH = 250;
	private static final int MAX_DIGITS = 6000;
	private static final int MAX_LETTERS = 8000;
	private static final int MAX_OF_A_KIND = 1200;
	private static final int MIN_OF_A_KIND = 50;
	/** Generated sketches per real digit: digits with pens and handwriting that the real ones lack must not be rejected. */
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
	 * Calibrates a newly trained network, given its weights in the safetensors format; blocks for seconds to a minute.
	 *
	 * @param task the task with which it was trained
	 * @throws CancellationException if stopped before the end
	 * @throws IOException if the weights cannot be read
	 */
	public static Calibration fit(ClassifierLoader loader, byte[] weights, TrainingTask task, ProgressListener progress,
			CancellationToken cancellation) throws IOException {
		return fit(loader, weights, task, null, progress, cancellation);
	}

	/**
	 * As {@link #fit(ClassifierLoader, byte[], TrainingTask, ProgressListener, CancellationToken)}, for a fine-tuned network.
	 *
	 * @param earlier calibration of the original network, which may have been fitted to more data than the task has; null to fit
	 * from scratch
	 */
	public static Calibration fit(ClassifierLoader loader, byte[] weights, TrainingTask task, @Nullable Calibration earlier,
			ProgressListener progress, CancellationToken cancellation) throws IOException {
		try (DigitClassifier network = loader.open(Weights.of(weights), task.hyperparameters().run().threads())) {
			return new ModelCalibrator(network, earlier == null ? null : earlier.detector(), progress, cancellation).fit(task);
		}
	}

	/**
	 * Calibrates a network; blocks.
	 *
	 * @param network the uncalibrated network
	 * @param task the task with which it was trained, or one like it
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
		names.forEach(sign -> signs.put(sign, activations(
				IntStream.range(0, drawings).boxed().flatMap(i -> drawn(sign, i).stream()).toList())));
		return new Calibration(CalibrationFitter.temperature(logits, labels),
				CalibrationFitter.detector(digits.toArray(float[][]::new), signs, others.toArray(float[][]::new),
						List.of(Arrays.copyOf(held, own), Arrays.copyOfRange(held, own, held.length)), earlier));
	}

	private static List<DigitImage> drawn(String sign, long seed) {
		List<PenStroke> strokes = WrittenSigns.strokes(sign, seed);
		return WrittenSigns.isSmall(sign) ? DrawnImages.ofSmall(strokes, seed) : DrawnImages.of(strokes, seed);
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
