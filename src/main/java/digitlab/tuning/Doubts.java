package digitlab.tuning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import digitlab.data.DigitDataset;
import digitlab.data.DigitImage;
import digitlab.data.HandwrittenStrokes;
import digitlab.data.NonDigitKind;
import digitlab.data.NonDigits;
import digitlab.data.ProgressListener;
import digitlab.data.SketchedDigits;
import digitlab.data.Split;
import digitlab.data.StopSignal;
import digitlab.data.WrittenSigns;
import digitlab.prediction.ClassifierLoader;
import digitlab.prediction.DigitClassifier;
import digitlab.prediction.Doubt;
import digitlab.prediction.DoubtFit;
import digitlab.prediction.Prediction;
import digitlab.training.TrainingPlan;

/**
 * Makes a trained network's answers honest: the temperature comes from the held-out images, and what tells digits from other
 * things is learned from training images, generated sketches and things that are none. The held-out images say where digits
 * begin to be refused. Kinds that are {@linkplain NonDigitKind#isHeldOut held out} have no part in it.
 */
public final class Doubts {

	private static final int BATCH = 250;
	private static final int MOST_DIGITS = 6000;
	private static final int MOST_OF_A_KIND = 1200;
	private static final int LEAST_OF_A_KIND = 50;
	/** Generated sketches for each real digit: pens and hands that the real ones lack are no reason to refuse. */
	private static final double GENERATED = 0.5;
	private static final long SEED = 1;

	private final DigitClassifier network;
	private final ProgressListener progress;
	private final StopSignal stop;
	private int done;
	private int all;

	private Doubts(DigitClassifier network, ProgressListener progress, StopSignal stop) {
		this.network = network;
		this.progress = progress;
		this.stop = stop;
	}

	/**
	 * Fits to a network that was just trained, as the file of its weights; blocks for seconds to a minute.
	 *
	 * @param plan that it was trained by, whose own non-digits are among the other things
	 * @throws CancellationException if stopped before the end
	 * @throws IOException if the weights cannot be written for a moment or read
	 */
	public static Doubt fit(ClassifierLoader loader, byte[] weights, TrainingPlan plan, ProgressListener progress,
			StopSignal stop)
			throws IOException {
		Path file = Files.createTempFile("digitlab", ".safetensors");
		try {
			Files.write(file, weights);
			try (DigitClassifier network = loader.open(file, plan.config().threads())) {
				return new Doubts(network, progress, stop).fit(plan.training(), plan.validation(), List.of(), ownNonDigits(plan));
			}
		} finally {
			Files.deleteIfExists(file);
		}
	}

	/**
	 * Fits to a network; blocks.
	 *
	 * @param network with its logits as they are
	 * @param training images that it learned from, with labels
	 * @param validation images that it did not learn from, with labels
	 * @throws CancellationException if stopped before the end
	 */
	public static Doubt fit(DigitClassifier network, DigitDataset training, DigitDataset validation, ProgressListener progress,
			StopSignal stop) {
		return fit(network, training, validation, List.of(), progress, stop);
	}

	/**
	 * The same with what people wrote besides: digits and other things.
	 *
	 * @param written may be empty
	 */
	public static Doubt fit(DigitClassifier network, DigitDataset training, DigitDataset validation,
			List<HandwrittenStrokes.Written> written, ProgressListener progress, StopSignal stop) {
		return new Doubts(network, progress, stop).fit(training, validation, written, training.subset());
	}

	private static DigitDataset ownNonDigits(TrainingPlan plan) {
		DigitDataset own = plan.ownNonDigits();
		return own == null ? plan.training().subset() : own;
	}

	private Doubt fit(DigitDataset training, DigitDataset validation, List<HandwrittenStrokes.Written> written,
			DigitDataset ownNonDigits) {
		int count = Math.min(MOST_DIGITS, training.size());
		int ofAKind = Math.clamp(count / 5, LEAST_OF_A_KIND, MOST_OF_A_KIND);
		int generated = Math.max(1, (int) (GENERATED * count));
		List<NonDigitKind> kinds = Arrays.stream(NonDigitKind.values()).filter(kind -> !kind.isHeldOut()).toList();
		List<String> names = WrittenSigns.all();
		int drawings = ofAKind / 2; // each is shown in two ways
		all = validation.size() + count + generated + kinds.size() * ofAKind + 2 * names.size() * drawings + 2 * written.size()
				+ ownNonDigits.size();
		float[][] held = traces(validation);
		int[] labels = IntStream.range(0, validation.size()).map(validation::label).toArray();
		float[][] logits = Arrays.stream(held).map(trace -> Arrays.copyOf(trace, Prediction.DIGITS)).toArray(float[][]::new);
		int size = training.size();
		List<float[]> digits = new ArrayList<>(
				List.of(traces(training.subset(IntStream.range(0, count).map(i -> (int) ((long) i * size / count)).toArray()))));
		digits.addAll(List.of(traces(new SketchedDigits(generated, SEED).read(Split.TRAIN, ProgressListener.NONE, stop))));
		List<float[]> others = new ArrayList<>();
		NonDigits source = new NonDigits(training, SEED);
		kinds.forEach(kind -> others.addAll(List.of(traces(source.read(kind, ofAKind, stop)))));
		digits.addAll(List.of(traces(drawn(written, true))));
		others.addAll(List.of(traces(drawn(written, false))));
		others.addAll(List.of(traces(ownNonDigits)));
		Map<String, float[][]> signs = new TreeMap<>();
		names.forEach(sign -> signs.put(sign, traces(IntStream.range(0, drawings).boxed()
				.flatMap(i -> DrawnImages.of(WrittenSigns.strokes(sign, i), i).stream()).toList())));
		return new Doubt(DoubtFit.temperature(logits, labels),
				DoubtFit.detector(digits.toArray(float[][]::new), signs, others.toArray(float[][]::new), held));
	}

	private static List<DigitImage> drawn(List<HandwrittenStrokes.Written> written, boolean isDigit) {
		return IntStream.range(0, written.size()).filter(i -> written.get(i).isDigit() == isDigit).boxed()
				.flatMap(i -> DrawnImages.of(written.get(i).strokes(), i).stream()).toList();
	}

	private float[][] traces(DigitDataset images) {
		return traces(IntStream.range(0, images.size()).mapToObj(images::image).toList());
	}

	private float[][] traces(List<DigitImage> images) {
		float[][] traces = new float[images.size()][];
		for (int from = 0; from < traces.length; from += BATCH) {
			if (stop.isStopped()) {
				throw new CancellationException("Learning to doubt was stopped.");
			}
			int to = Math.min(traces.length, from + BATCH);
			float[][] rows = network.traces(images.subList(from, to));
			System.arraycopy(rows, 0, traces, from, rows.length);
			done += rows.length;
			progress.progress(done, all);
		}
		return traces;
	}
}
