package digitlab.djl;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import digitlab.evaluation.ReliabilityDiagram;
import digitlab.recognition.ScoredPrediction;

import static digitlab.Benchmark.report;

/** Tables of how people's digits and letters were read. */
final class HandReport {

	private static final int SHOWN = 5;

	private HandReport() {
	}

	static void head() {
		report("%-31s %5s %7s %8s %8s %8s %6s %6s %6s %6s", "digits, % of them", "all", "right", "nearest", "refused", "several",
				"sign", "blank", "alone", "lost");
	}

	/** Digits of one set, read in one way. */
	static void digits(String name, List<HandResult> results) {
		report("%-31s %5d %7.2f %8.2f %8.2f %8.2f %6.2f %6.2f %6.2f %6.2f", name, results.size(),
				share(results, HandResult::isRight), share(results, HandResult::isNearest), share(results, HandResult::isRefused),
				share(results, HandResult::isSeveral), share(results, HandResult::isSign),
				share(results, result -> result.reading().isBlank()), share(results, HandResult::isAloneRight),
				share(results, HandResult::isLost));
	}

	static void letterHead() {
		report("%-31s %5s %8s %6s %8s %8s %6s", "letters, % of them", "all", "refused", "sure", "unlike", "refused", "sure");
	}

	/** Letters of one set, read in one way: all, and those that do not look like a digit. */
	static void letters(String name, List<HandResult> results) {
		List<HandResult> unlike = results.stream().filter(result -> !result.isLikeDigit()).toList();
		report("%-31s %5d %8.2f %6.2f %8d %8.2f %6.2f", name, results.size(), share(results, HandResult::isRefused),
				share(results, HandResult::isSure), unlike.size(), share(unlike, HandResult::isRefused),
				share(unlike, HandResult::isSure));
	}

	/** Digit by digit, with the commonest mistakes. */
	static void perDigit(List<HandResult> results) {
		report("digit   all  right  read as (line breaks as /)");
		for (int digit = 0; digit < 10; digit++) {
			int label = digit;
			List<HandResult> own = results.stream().filter(result -> result.label() == label).toList();
			Map<String, Long> wrong = own.stream().filter(result -> !result.isRight())
					.collect(Collectors.groupingBy(HandReport::shown, TreeMap::new, Collectors.counting()));
			String most = wrong.entrySet().stream()
					.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(SHOWN)
					.map(entry -> entry.getKey() + " ×" + entry.getValue()).collect(Collectors.joining(", "));
			report("%5d %5d %6.2f  %s", digit, own.size(), share(own, HandResult::isRight), most);
		}
	}

	/** A sample that was not read correctly. */
	static void failure(HandResult result) {
		ScoredPrediction alone = result.alone();
		report("  %s %s: %d → %s%s", result.isLost() ? "lost" : "wrong", result.name(), result.label(), shown(result),
				alone == null ? "" : ", alone %d, digit %.3f".formatted(alone.prediction().digit(), alone.digitScore()));
	}

	/** What was read; for a refused digit, ? and the nearest digit. */
	static String shown(HandResult result) {
		if (result.reading().isBlank()) {
			return "blank";
		}
		String number = result.reading().number().replace('\n', '/');
		String guess = result.reading().guess().replace('\n', '/');
		return number.equals(guess) ? number : number + "(" + guess + ")";
	}

	/** The difference between confidence and accuracy for digits that are shown. */
	static void calibration(List<HandResult> results) {
		List<HandResult> shown = results.stream().filter(HandResult::isShownDigit).toList();
		double error = ReliabilityDiagram
				.of(shown.size(), i -> shown.get(i).reading().confidence(), i -> shown.get(i).isRight()).calibrationError();
		report("expected calibration error of %d digits shown: %.4f; right of the sure (0.9): %.2f %% of %d", shown.size(),
				error, share(shown.stream().filter(HandResult::isSure).toList(), HandResult::isRight),
				shown.stream().filter(HandResult::isSure).count());
	}

	private static double share(List<HandResult> results, Predicate<HandResult> what) {
		return 100.0 * results.stream().filter(what).count() / Math.max(1, results.size());
	}
}
