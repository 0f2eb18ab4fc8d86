package digitlab.djl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import digitlab.dataset.DigitImage;
import digitlab.dataset.HandwrittenScans;
import digitlab.dataset.HandwrittenStrokes;
import digitlab.imaging.ImageIntake;
import digitlab.models.StoredModel;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.NumberRecognizer;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.ScoredPrediction;
import digitlab.recognition.UprightRecognizer;
import digitlab.segmentation.DigitNormalizer;
import digitlab.segmentation.InkLayout;
import digitlab.segmentation.NormalizedDigit;
import digitlab.segmentation.SketchSegmenter;

import static digitlab.Benchmark.report;

/**
 * How well digits of people who did not write MNIST are read, and how well their letters are refused, each along the
 * application's whole path: strokes as a sketch and as a picture file, scans as a picture file. DIGITLAB_HANDWRITING names their
 * folder, DIGITLAB_PART the part ({@code validation} by default; thresholds are chosen on {@code train}), DIGITLAB_MODEL a
 * model's folder in place of the shipped one. Arguments: the maximum number of samples of each set, evenly chosen (all), any of
 * {@code --list}, which lists every digit that is not read correctly, and {@code --digits}, which leaves out the letters.
 *
 * <p>The table's columns: right, read as exactly that digit and not refused; nearest, right with the nearest digit in place of
 * refused parts; several, more than one part; sign, taken for a sign; alone, right and not refused if all ink is read as one
 * digit; lost, those of them with a different result.
 */
public final class HandsBenchmark {

	private static final int BATCH = 64;

	/** A way to read samples. */
	@FunctionalInterface
	private interface Way<S> {

		List<HandResult> read(DigitClassifier classifier, List<S> samples);
	}

	/** A sample that can be made into a picture file. */
	private interface Sample {

		UprightRecognizer.Input picture();

		HandResult result(RecognitionResult reading, ScoredPrediction alone);
	}

	private record Drawn(String name, HandwrittenStrokes.Written written, HandSheet sheet) implements Sample {

		@Override
		public UprightRecognizer.Input picture() {
			return UprightRecognizer.Input.of(ImageIntake.fromArgb(sheet.side(), sheet.side(), sheet.picture()));
		}

		@Override
		public HandResult result(RecognitionResult reading, ScoredPrediction alone) {
			return new HandResult(name, written.label(), written.isLikeDigit(), reading, alone);
		}
	}

	private record Scan(String name, HandwrittenScans.Scanned scan) implements Sample {

		@Override
		public UprightRecognizer.Input picture() {
			return UprightRecognizer.Input.of(ImageIntake.fromArgb(scan.width(), scan.height(), scan.argb()));
		}

		@Override
		public HandResult result(RecognitionResult reading, ScoredPrediction alone) {
			return new HandResult(name, scan.label(), false, reading, alone);
		}
	}

	private final DigitClassifier classifier;
	private final int limit;
	private final boolean isListed;
	private final List<HandResult> digits = new ArrayList<>();

	private HandsBenchmark(DigitClassifier classifier, int limit, boolean isListed) {
		this.classifier = classifier;
		this.limit = limit;
		this.isListed = isListed;
	}

	public static void main(String[] arguments) throws IOException {
		List<String> words = new ArrayList<>(List.of(arguments));
		boolean isListed = words.remove("--list");
		boolean isDigitsOnly = words.remove("--digits");
		int limit = words.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(words.getFirst());
		Path folder = Path.of(Optional.ofNullable(System.getenv("DIGITLAB_HANDWRITING"))
				.orElseThrow(() -> new IOException("Set DIGITLAB_HANDWRITING to the folder with people's handwriting.")));
		String part = Optional.ofNullable(System.getenv("DIGITLAB_PART")).orElse("validation");
		System.setProperty("java.awt.headless", "true");
		EngineForTests.start();
		StoredModel model = MnistParts.model();
		try (DigitClassifier classifier = model.open(DjlClassifier::open, 1)) {
			HandsBenchmark benchmark = new HandsBenchmark(classifier, limit, isListed);
			report("%s on the %s part", model.name(), part);
			Map<Boolean, Map<String, List<Drawn>>> sets = drawn(HandwrittenStrokes.readAll(folder, part));
			benchmark.readDigits(sets.get(true), scanned(HandwrittenScans.read(folder, part)));
			if (!isDigitsOnly) {
				benchmark.readLetters(sets.get(false));
			}
		}
	}

	/** The samples of each set: digits under true, others under false. */
	private static Map<Boolean, Map<String, List<Drawn>>> drawn(List<HandwrittenStrokes.Written> all) {
		Map<Boolean, Map<String, List<Drawn>>> sets = Map.of(true, new LinkedHashMap<>(), false, new LinkedHashMap<>());
		for (int i = 0; i < all.size(); i++) {
			HandwrittenStrokes.Written written = all.get(i);
			HandwrittenStrokes.Origin origin = written.origin();
			String name = origin.set() + "/" + origin.id() + (written.isDigit() ? "" : "/" + origin.character());
			sets.get(written.isDigit()).computeIfAbsent(origin.set(), _ -> new ArrayList<>())
					.add(new Drawn(name, written, HandSheet.of(written, i)));
		}
		return sets;
	}

	private static Map<String, List<Scan>> scanned(List<HandwrittenScans.Scanned> all) {
		Map<String, List<Scan>> sets = new LinkedHashMap<>();
		for (int i = 0; i < all.size(); i++) {
			sets.computeIfAbsent(all.get(i).set(), _ -> new ArrayList<>())
					.add(new Scan(all.get(i).set() + "/" + i + "/" + all.get(i).writer(), all.get(i)));
		}
		return sets;
	}

	private void readDigits(Map<String, List<Drawn>> strokes, Map<String, List<Scan>> scans) {
		HandReport.head();
		strokes.forEach((set, samples) -> {
			tellDigits(set + ", sketch", read(samples, HandsBenchmark::sketches));
			tellDigits(set + ", file", read(samples, HandsBenchmark::files));
		});
		scans.forEach((set, samples) -> tellDigits(set + ", scan", read(samples, HandsBenchmark::files)));
		HandReport.digits("ALL", digits);
		HandReport.perDigit(digits);
		HandReport.calibration(digits);
	}

	private void tellDigits(String name, List<HandResult> results) {
		digits.addAll(results);
		HandReport.digits(name, results);
		if (isListed) {
			results.stream().filter(result -> !result.isRight()).forEach(HandReport::failure);
		}
	}

	private void readLetters(Map<String, List<Drawn>> strokes) {
		HandReport.letterHead();
		strokes.forEach((set, samples) -> {
			HandReport.letters(set + ", sketch", read(samples, HandsBenchmark::sketches));
			HandReport.letters(set + ", file", read(samples, HandsBenchmark::files));
		});
	}

	/** At most this many of them, evenly spaced. */
	private static <S> List<S> some(List<S> all, int limit) {
		int count = Math.min(limit, all.size());
		return IntStream.range(0, count).mapToObj(i -> all.get((int) ((long) i * all.size() / count))).toList();
	}

	private <S> List<HandResult> read(List<S> all, Way<S> way) {
		List<S> samples = some(all, limit);
		List<HandResult> results = new ArrayList<>();
		for (int from = 0; from < samples.size(); from += BATCH) {
			results.addAll(way.read(classifier, samples.subList(from, Math.min(samples.size(), from + BATCH))));
		}
		return results;
	}

	private static List<HandResult> sketches(DigitClassifier classifier, List<Drawn> samples) {
		List<RecognitionResult> readings = NumberRecognizer.readAll(classifier,
				samples.stream().map(sample -> InkLayout.of(sample.sheet().elements())).toList());
		List<ScoredPrediction> alone = alone(classifier, samples, sample -> SketchSegmenter.normalize(sample.sheet().elements()));
		return IntStream.range(0, samples.size()).mapToObj(i -> samples.get(i).result(readings.get(i), alone.get(i))).toList();
	}

	private static List<HandResult> files(DigitClassifier classifier, List<? extends Sample> samples) {
		List<UprightRecognizer.Input> inputs = samples.stream().map(Sample::picture).toList();
		List<UprightRecognizer.Upright> read = UprightRecognizer.readAll(classifier, inputs);
		List<ScoredPrediction> alone = alone(classifier, inputs, input -> DigitNormalizer.normalize(input.image()));
		return IntStream.range(0, samples.size()).mapToObj(i -> samples.get(i).result(read.get(i).reading(), alone.get(i)))
				.toList();
	}

	/** The network's prediction for all of each sample's ink as one digit; null for none. */
	private static <S> List<ScoredPrediction> alone(DigitClassifier classifier, List<S> samples,
			Function<S, Optional<NormalizedDigit>> normalize) {
		DigitImage[] images = samples.stream().map(sample -> normalize.apply(sample).map(NormalizedDigit::image).orElse(null))
				.toArray(DigitImage[]::new);
		int[] inked = IntStream.range(0, images.length).filter(i -> images[i] != null).toArray();
		List<ScoredPrediction> said = inked.length == 0
				? List.of()
				: classifier.answers(Arrays.stream(inked).mapToObj(i -> images[i]).toList());
		ScoredPrediction[] answers = new ScoredPrediction[images.length];
		for (int i = 0; i < inked.length; i++) {
			answers[inked[i]] = said.get(i);
		}
		return Arrays.asList(answers);
	}
}
