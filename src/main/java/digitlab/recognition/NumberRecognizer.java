package digitlab.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import digitlab.recognition.RecognitionResult.Line;
import digitlab.recognition.RecognitionResult.Part;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.recognition.RecognitionResult.ReadMark;
import digitlab.segmentation.DigitCandidate;
import digitlab.segmentation.InkLayout;
import digitlab.segmentation.InkRow;
import digitlab.segmentation.Mark;
import digitlab.segmentation.NormalizedDigit;
import digitlab.segmentation.Segmentation;
import digitlab.sketch.Box;
import org.jspecify.annotations.Nullable;

/**
 * Recognises numbers in sketches and pictures: of all combinations of the ink's parts, it chooses the one with the most likely
 * digits, the best path through a graph (LeCun, Bottou, Bengio and Haffner, 1998, as in {@link Segmentation}). All candidates of
 * all inputs go through the network in one batch; only ink that looks like several touching digits is examined a second time, in
 * finer parts.
 */
public final class NumberRecognizer {

	/** The penalty of a candidate with the maximum oddness, in nats. */
	private static final double ODDNESS = 6;

	/**
	 * The certainty of a part much smaller than its neighbours from which on it is a digit all the same; its oddness then, and
	 * what it adds to the oddness of anything larger.
	 */
	private static final double SMALL_BUT_SURE = 0.95;
	private static final double SMALL_DIGIT = 0.1;
	private static final double WITH_SMALL_DIGIT = 0.3;

	/** The cost of each digit, in nats: a digit that the pen left in separate components is more likely one. */
	private static final double PIECE = 0.4;

	/** The cost of each digit of a cut, in nats: ink no wider than a digit is rarely two digits, ink wider than tall often is. */
	private static final double CUT = 1;
	private static final double AS_WIDE_AS_A_DIGIT = 0.85;
	private static final double AS_WIDE_AS_TWO = 1.25;

	/** The usual maximum ratio of a digit's width to its height, and the penalty of wider ink per unit of this ratio, in nats. */
	private static final double WIDEST_DIGIT = 1.2;
	private static final double TOO_WIDE = 2;

	/** From this ratio of width to height on, the log odds of a digit fall by this much per unit of the ratio. */
	private static final double WIDE_DIGIT = 1.4;
	private static final double WIDER = 8;

	/** The bonus for reading all ink as one digit, in nats: most sheets hold one digit. */
	private static final double ALONE = 0.5;

	/** Digits less likely than this, in nats, or wider than this relative to their height are examined again. */
	private static final double DOUBTFUL = -0.7;
	private static final double WIDE = 1.05;

	/**
	 * Without an out-of-distribution detector, halves of digits cannot be distinguished from digits: only ink of this ratio of
	 * width to height is cut then.
	 */
	private static final double WIDE_FOR_CERTAIN = 1.5;

	/** A connected component is split into several digits only if each of them has at least this digit score. */
	private static final double SURELY_A_DIGIT = 0.85;

	/**
	 * Isolated ink that does not look like a digit and is smaller than this, relative to the digits' height, is dust or a thin
	 * line.
	 */
	private static final double MIN_STRAY = 0.4;
	private static final double MIN_BREADTH = 0.12;

	private static final int STROKES_OF_AN_M = 3;

	/** Narrower ink is not examined again. */
	private static final double NARROW = 0.45;

	private final DigitClassifier classifier;
	private final Map<DigitCandidate, ScoredPrediction> answers = new IdentityHashMap<>();

	private NumberRecognizer(DigitClassifier classifier) {
		this.classifier = classifier;
	}

	/** A chosen candidate with its log-likelihood in nats, or ink that is not a digit of the row at all. */
	private record Step(DigitCandidate candidate, double score, boolean isStray) {

		NormalizedDigit digit() {
			return candidate.digit();
		}

		Box box() {
			return digit().box();
		}
	}

	/** Recognises an input; an empty sheet gives {@link RecognitionResult#BLANK}. */
	public static RecognitionResult read(DigitClassifier classifier, InkLayout input) {
		return readAll(classifier, List.of(input)).getFirst();
	}

	/** Recognises a row of digits. */
	static RecognitionResult read(DigitClassifier classifier, Segmentation input) {
		return read(classifier, InkLayout.of(input));
	}

	/** Recognises many inputs in one batch, in their order. */
	public static List<RecognitionResult> readAll(DigitClassifier classifier, List<InkLayout> inputs) {
		return new NumberRecognizer(classifier).read(inputs);
	}

	private List<RecognitionResult> read(List<InkLayout> inputs) {
		List<InkRow> rows = inputs.stream().flatMap(input -> input.rows().stream()).toList();
		ask(rows.stream().map(InkRow::digits).toList());
		rows.forEach(row -> SignContext.apply(row.digits().candidates(), answers));
		List<List<Step>> paths = rows.stream().map(row -> withoutStrayMarks(whole(row.digits()))).toList();
		Map<DigitCandidate, Segmentation> finer = new IdentityHashMap<>();
		paths.forEach(path -> path.stream().filter(step -> !step.isStray() && isDoubtful(step, path.size() == 1))
				.forEach(step -> finer.put(step.candidate(), step.candidate().finer().get())));
		ask(finer.values());
		List<List<Part>> read = secondLook(paths.stream()
				.map(path -> path.stream().flatMap(step -> better(step, finer.get(step.candidate()), path.size() == 1).stream())
						.toList())
				.toList());
		List<RecognitionResult> readings = new ArrayList<>();
		int next = 0;
		for (InkLayout input : inputs) {
			List<Line> lines = new ArrayList<>();
			for (InkRow row : input.rows()) {
				List<Part> parts = new ArrayList<>(read.get(next++));
				row.marks().forEach(mark -> parts.add(new ReadMark(mark)));
				parts.sort(Comparator.comparingDouble(part -> row.along(part.box())));
				if (!parts.isEmpty()) {
					lines.add(new Line(parts));
				}
			}
			readings.add(new RecognitionResult(lines, input.isTooMuch()));
		}
		return readings;
	}

	/**
	 * Converts the chosen candidates to digits and signs. A digit of a number is shown deslanted; if it is rejected, it is shown
	 * again with its original slant, as if it were alone, so that a number never rejects a digit that is accepted alone.
	 */
	private List<List<Part>> secondLook(List<List<Step>> paths) {
		Map<DigitCandidate, NormalizedDigit> asWritten = new IdentityHashMap<>();
		paths.stream().flatMap(List::stream).filter(step -> !step.isStray()).map(Step::candidate)
				.filter(candidate -> isUnknown(answers.get(candidate)))
				.forEach(candidate -> candidate.asWritten().get().ifPresent(digit -> asWritten.put(candidate, digit)));
		List<DigitCandidate> asked = List.copyOf(asWritten.keySet());
		if (!asked.isEmpty()) {
			List<ScoredPrediction> said = classifier
					.answers(asked.stream().map(candidate -> asWritten.get(candidate).image()).toList());
			for (int i = 0; i < said.size(); i++) {
				ScoredPrediction answer = shaped(said.get(i), asked.get(i).digit());
				if (!isUnknown(answer)) {
					answers.put(asked.get(i), answer);
				} else {
					asWritten.remove(asked.get(i));
				}
			}
		}
		return paths.stream().map(path -> path.stream().map(step -> part(step, asWritten.get(step.candidate()))).toList())
				.toList();
	}

	private Part part(Step step, @Nullable NormalizedDigit asWritten) {
		ScoredPrediction answer = answers.get(step.candidate());
		if (step.isStray()) {
			return new ReadMark(new Mark(Mark.UNKNOWN, step.box()));
		}
		return answer.isSign()
				? new ReadMark(new Mark(answer.sign().text(), step.box()))
				: new ReadDigit(asWritten == null ? step.candidate().digit() : asWritten, answer);
	}

	private static boolean isUnknown(ScoredPrediction answer) {
		return !answer.isDigit() && !answer.isSign();
	}

	/**
	 * Removes small or thin isolated parts that do not look like a digit, such as dust or the remains of a line. Larger parts
	 * stay: nothing that was written disappears.
	 */
	private List<Step> withoutStrayMarks(List<Step> path) {
		double height = path.stream().filter(step -> !isStray(step)).mapToDouble(step -> step.digit().height()).max().orElse(0);
		return height == 0
				? path
				: path.stream().filter(step -> !isStray(step) || isWritten(step.digit(), height))
						.map(step -> new Step(step.candidate(), step.score(), isStray(step))).toList();
	}

	private static boolean isWritten(NormalizedDigit stray, double height) {
		return Math.max(stray.width(), stray.height()) >= MIN_STRAY * height
				&& Math.min(stray.width(), stray.height()) >= MIN_BREADTH * height;
	}

	/** The most likely path through a row, with the likelihood of each step before penalties. */
	private List<Step> whole(Segmentation row) {
		return best(row, PIECE, smallDigits(row)).stream().map(step -> new Step(step.candidate(), step.score() + PIECE, false))
				.toList();
	}

	private boolean isStray(Step step) {
		return step.candidate().oddness() >= 1 && !isDigit(answers.get(step.candidate()));
	}

	/** Any short line, such as a detached end of a stroke, is a perfect 1 when it is enlarged. */
	private static boolean isDigit(ScoredPrediction small) {
		return small.isSign() || small.isDigit() && small.prediction().digit() != 1;
	}

	private void ask(Iterable<Segmentation> inputs) {
		List<DigitCandidate> candidates = new ArrayList<>();
		inputs.forEach(input -> candidates.addAll(input.candidates()));
		if (!candidates.isEmpty()) {
			List<ScoredPrediction> said = classifier
					.answers(candidates.stream().map(candidate -> candidate.digit().image()).toList());
			for (int i = 0; i < said.size(); i++) {
				answers.put(candidates.get(i),
						withoutSlash(shaped(said.get(i), candidates.get(i).digit()), candidates.get(i).slash()));
			}
		}
	}

	/** Normalised to one size, an arrow resembles a 7: ink far wider than digits scores lower. */
	private ScoredPrediction shaped(ScoredPrediction answer, NormalizedDigit digit) {
		double excess = digit.form() - WIDE_DIGIT;
		if (excess <= 0 || answer.isSign() || !classifier.detectsNonDigits()) {
			return answer;
		}
		double odds = Math.log(answer.digitScore() / (1 - answer.digitScore())) - WIDER * excess;
		return new ScoredPrediction(answer.prediction(), 1 / (1 + Math.exp(-odds)));
	}

	/**
	 * As surely as it may be a slash, a line is no digit; but what is as likely a 1 is called uncertain, not refused, since refused
	 * parts are looked at again alone, where nothing tells a slash from a 1.
	 */
	private ScoredPrediction withoutSlash(ScoredPrediction answer, double slash) {
		if (slash == 0 || answer.isSign() || !classifier.detectsNonDigits()) {
			return answer;
		}
		double least = Math.min(answer.digitScore(), ScoredPrediction.MIN_SCORE);
		return new ScoredPrediction(answer.prediction(), Math.max(least, answer.digitScore() * (1 - slash)), answer.sign());
	}

	private static double cut(Step step) {
		double wide = (step.digit().form() - AS_WIDE_AS_A_DIGIT) / (AS_WIDE_AS_TWO - AS_WIDE_AS_A_DIGIT);
		return CUT * (1 - Math.clamp(wide, 0, 1));
	}

	/** Single ink no wider than a digit is hardly ever two digits and not worth the time. */
	private boolean isDoubtful(Step step, boolean isAlone) {
		double form = step.digit().form();
		double narrow = isAlone ? AS_WIDE_AS_A_DIGIT : NARROW;
		if (answers.get(step.candidate()).isSign()) {
			return false;
		}
		return classifier.detectsNonDigits()
				? form > narrow && (step.score() < DOUBTFUL || form > WIDE)
				: form > WIDE_FOR_CERTAIN;
	}

	/** Returns the ink in finer parts if these are more likely than the whole despite the cost of more digits. */
	private List<Step> better(Step whole, @Nullable Segmentation finer, boolean isAlone) {
		// The pieces of a component are as high as the cuts make them: none of them is a small digit beside larger ones.
		List<Step> parts = finer == null ? List.of() : best(finer, cut(whole), new boolean[finer.parts()]);
		// Its parts are as short compared with other digits as it is.
		double asOne = whole.score() + ODDNESS * whole.candidate().oddness()
				- TOO_WIDE * Math.max(0, whole.digit().form() - WIDEST_DIGIT)
				+ (isAlone ? ALONE : 0);
		boolean isLikelier = parts.size() > 1 && parts.stream().mapToDouble(Step::score).sum() > asOne;
		return isLikelier && parts.stream().allMatch(this::isSurely) && !isTick(whole, parts) ? parts : List.of(whole);
	}

	/**
	 * Whether a non-digit consists only of lines: the two of a tick are not 11, nor the three of an N 111, nor those of an m with
	 * its arches 177.
	 */
	private boolean isTick(Step whole, List<Step> parts) {
		if (!classifier.detectsNonDigits() || answers.get(whole.candidate()).isDigit()) {
			return false;
		}
		List<Integer> digits = parts.stream().map(part -> answers.get(part.candidate()).prediction().digit()).toList();
		return digits.stream().allMatch(digit -> digit == 1)
				|| digits.size() >= STROKES_OF_AN_M && digits.stream().allMatch(digit -> digit == 1 || digit == 7);
	}

	/** A connected non-digit may be a letter, parts of which resemble digits: only a certain digit counts. */
	private boolean isSurely(Step part) {
		ScoredPrediction answer = answers.get(part.candidate());
		return !classifier.detectsNonDigits() || answer.digitScore() >= SURELY_A_DIGIT;
	}

	/**
	 * The most likely path from the first part to the last, by dynamic programming; empty when there is none.
	 *
	 * @param price cost of each digit, in nats
	 * @param isSmallDigit for each part, whether it is a small digit
	 */
	private List<Step> best(Segmentation input, double price, boolean[] isSmallDigit) {
		double[] total = new double[input.parts() + 1];
		Arrays.fill(total, 1, total.length, Double.NEGATIVE_INFINITY);
		Step[] last = new Step[total.length];
		for (int to = 1; to < total.length; to++) {
			for (DigitCandidate candidate : input.candidates()) {
				double score = candidate.to() == to ? score(candidate, isSmallDigit) - price : Double.NEGATIVE_INFINITY;
				if (total[candidate.from()] + score > total[to]) {
					total[to] = total[candidate.from()] + score;
					last[to] = new Step(candidate, score, false);
				}
			}
		}
		List<Step> path = new ArrayList<>();
		for (int at = input.parts(); at > 0 && last[at] != null; at = last[at].candidate().from()) {
			path.addFirst(last[at]);
		}
		return path;
	}

	/**
	 * For each part, whether it is a small digit: a detached part of a digit is rarely the very image of a digit with curves.
	 */
	private boolean[] smallDigits(Segmentation input) {
		boolean[] isSmallDigit = new boolean[input.parts()];
		for (DigitCandidate candidate : input.candidates()) {
			ScoredPrediction answer = answers.get(candidate);
			if (candidate.to() == candidate.from() + 1 && candidate.oddness() > 0 && classifier.detectsNonDigits()
					&& isDigit(answer) && answer.certainty() >= SMALL_BUT_SURE) {
				isSmallDigit[candidate.from()] = true;
			}
		}
		return isSmallDigit;
	}

	private double score(DigitCandidate candidate, boolean[] isSmallDigit) {
		if (candidate.to() == candidate.from() + 1) {
			return score(candidate,
					isSmallDigit[candidate.from()] ? Math.min(SMALL_DIGIT, candidate.oddness()) : candidate.oddness());
		}
		for (int part = candidate.from(); part < candidate.to(); part++) {
			if (isSmallDigit[part]) {
				return score(candidate, candidate.oddness() + WITH_SMALL_DIGIT);
			}
		}
		return score(candidate, candidate.oddness());
	}

	private double score(DigitCandidate candidate, double oddness) {
		ScoredPrediction answer = answers.get(candidate);
		if (answer.sign() != null && answer.sign().isLikely()) {
			return Math.log(answer.sign().probability()); // signs are small and may have several
		}
		return Math.log(answer.prediction().confidence()) + Math.log(Math.max(Float.MIN_NORMAL, answer.digitScore()))
				- ODDNESS * oddness;
	}
}
