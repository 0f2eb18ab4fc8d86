package digitlab.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import digitlab.djl.DjlClassifier;
import digitlab.djl.EngineForTests;
import digitlab.djl.MnistParts;
import digitlab.imaging.ImageIntake;
import digitlab.models.StoredModel;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.UprightRecognizer;

import static digitlab.Benchmark.report;

/**
 * How well pictures of paper are read: for every {@link PaperKind}, how many are right, wrong without any doubt shown, and
 * unsure. Arguments: pictures of each kind (40), a seed (1), names of kinds (all), and any of {@code --sheets}, which also draws
 * the first pictures of each kind, {@code --only-sheets}, which reads none, and {@code --write FOLDER}, which writes the pictures
 * and {@code truth.csv} instead. Failures are drawn to {@code target/paper/KIND.png}. See {@link DigitSource} for the variables
 * that choose the digits.
 */
public final class PaperBenchmark {

	private static final Path SHEETS = Path.of("target", "paper");
	private static final int WORKERS = 2;
	private static final int SHOWN = 30;
	private static final int FIRST = 12;

	/** The minimum confidence of a reading shown without doubt. */
	private static final double SURE = 0.9;

	/** The outcome for a picture. */
	private enum Outcome {
		RIGHT, WRONG, UNSURE
	}

	private record Result(PaperPicture picture, String read, Outcome outcome, boolean isSure) {
	}

	private record Counts(int all, int right, int wrong, int unsure, int sure) {

		static Counts of(List<Result> results) {
			int[] counts = new int[Outcome.values().length];
			results.forEach(result -> counts[result.outcome().ordinal()]++);
			int sure = (int) results.stream().filter(Result::isSure).count();
			return new Counts(results.size(), counts[0], counts[1], counts[2], sure);
		}

		Counts plus(Counts other) {
			return new Counts(all + other.all, right + other.right, wrong + other.wrong, unsure + other.unsure,
					sure + other.sure);
		}

		String row(String name) {
			double one = all / 100.0;
			return String.format(Locale.ROOT,
					"%-16s %5d %6.1f %% right %6.1f %% wrong without doubt %6.1f %% unsure; of %d sure %.1f %% wrong", name, all,
					right / one, wrong / one, unsure / one, sure, 100.0 * wrong / Math.max(1, sure));
		}
	}

	private PaperBenchmark() {
	}

	public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
		List<String> words = new ArrayList<>(List.of(arguments));
		boolean isOnlySheets = words.remove("--only-sheets");
		boolean hasSheets = words.remove("--sheets") || isOnlySheets;
		int write = words.indexOf("--write");
		Path folder = write < 0 ? null : Path.of(words.remove(write + 1));
		words.remove("--write");
		int count = words.isEmpty() ? 40 : Integer.parseInt(words.removeFirst());
		long seed = words.isEmpty() ? 1 : Long.parseLong(words.removeFirst());
		List<PaperKind> kinds = words.isEmpty() ? List.of(PaperKind.values()) : words.stream().map(PaperKind::valueOf).toList();
		System.setProperty("java.awt.headless", "true");
		DigitSource source = DigitSource.ofEnvironment();
		if (hasSheets) {
			for (PaperKind kind : kinds) {
				first(kind, source, seed);
			}
		}
		if (folder != null) {
			PaperFiles.write(folder, source, kinds, count, seed);
		} else if (!isOnlySheets) {
			EngineForTests.start();
			readAll(source, kinds, count, seed);
		}
	}

	private static void first(PaperKind kind, DigitSource source, long seed) throws IOException {
		PaperSheet sheet = new PaperSheet();
		for (int i = 0; i < FIRST; i++) {
			PaperPicture picture = kind.picture(source, number(seed, i));
			sheet.add(picture, picture.expected());
		}
		sheet.write(SHEETS.resolve(kind + "-first.png"));
	}

	/** The seed of a picture: neighbouring seeds share none. */
	static long number(long seed, int index) {
		return seed * 1_000_000 + index;
	}

	private static void readAll(DigitSource source, List<PaperKind> kinds, int count, long seed)
			throws IOException, InterruptedException, ExecutionException {
		StoredModel model = MnistParts.model();
		Counts all = new Counts(0, 0, 0, 0, 0);
		try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
			List<DigitClassifier> classifiers = new ArrayList<>();
			for (int i = 0; i < WORKERS; i++) {
				classifiers.add(model.open(DjlClassifier::open, 1));
			}
			for (PaperKind kind : kinds) {
				List<Result> results = read(kind, source, count, seed, classifiers, workers);
				report("%s", Counts.of(results).row(kind.name()));
				drawFailures(kind, results);
				all = all.plus(Counts.of(results)); // without the pictures, which would fill the memory
			}
			classifiers.forEach(DigitClassifier::close);
		}
		report("%s", all.row("ALL"));
	}

	private static List<Result> read(PaperKind kind, DigitSource source, int count, long seed, List<DigitClassifier> classifiers,
			ExecutorService workers) throws InterruptedException, ExecutionException {
		List<Future<List<Result>>> parts = new ArrayList<>();
		for (int w = 0; w < WORKERS; w++) {
			int first = w;
			parts.add(workers.submit(() -> {
				List<Result> part = new ArrayList<>();
				for (int i = first; i < count; i += WORKERS) {
					part.add(judge(kind.picture(source, number(seed, i)), classifiers.get(first)));
				}
				return part;
			}));
		}
		List<Result> results = new ArrayList<>();
		for (Future<List<Result>> part : parts) {
			results.addAll(part.get());
		}
		return results;
	}

	static RecognitionResult read(PaperPicture picture, DigitClassifier classifier) {
		return UprightRecognizer.read(classifier, ImageIntake.fromArgb(picture.width(), picture.height(), picture.argb()))
				.reading();
	}

	/** A picture without a digit is right if nothing is read, or what is read is refused. */
	private static Result judge(PaperPicture picture, DigitClassifier classifier) {
		RecognitionResult reading = read(picture, classifier);
		String number = reading.number().replace(" ", "");
		boolean isRefused = reading.isBlank() || reading.isRejected();
		boolean isSure = !isRefused && !number.contains("?") && reading.confidence() >= SURE;
		String shown = isRefused ? "refused " + number : number + (isSure ? "" : " unsure");
		Outcome outcome = isRight(picture, number, isRefused) ? Outcome.RIGHT : isSure ? Outcome.WRONG : Outcome.UNSURE;
		return new Result(picture, shown, outcome, isSure);
	}

	private static boolean isRight(PaperPicture picture, String number, boolean isRefused) {
		String expected = picture.expected();
		if (expected.isEmpty()) {
			return isRefused || number.replaceAll("[?\\n]", "").isEmpty();
		}
		if (picture.kind() == PaperKind.ARCHIVE) {
			return !isRefused && digits(number).equals(expected);
		}
		return number.equals(expected) && (!isRefused || expected.contains("?"));
	}

	private static String digits(String number) {
		return number.replaceAll("[^0-9]", "");
	}

	private static void drawFailures(PaperKind kind, List<Result> results) throws IOException {
		PaperSheet sheet = new PaperSheet();
		Stream.of(Outcome.WRONG, Outcome.UNSURE).flatMap(outcome -> results.stream().filter(r -> r.outcome() == outcome))
				.limit(SHOWN).forEach(r -> sheet.add(r.picture(), r.picture().expected() + " → " + r.read()));
		if (sheet.size() > 0) {
			sheet.write(SHEETS.resolve(kind + ".png"));
		}
	}
}
