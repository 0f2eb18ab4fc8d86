package digitlab.formats;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.NotDigitsException;
import digitlab.io.TextSanitizer;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;

/** Collects the labels of a file as they are, numbers or words, until all are known and can be interpreted. */
final class LabelCodes {

	/** Replaces the label of an image to be left out. */
	static final byte LEFT_OUT = -2;
	private static final List<String> WORDS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight",
			"nine");
	/** Codes from here on represent words. */
	private static final int FIRST_WORD = 1 << 24;
	private static final int MAX_WORDS = 10_000;
	private static final int MAX_NAMED = 8;
	private static final int MAX_WORD_SHOWN = 16;

	/** How to interpret labels from 1 to 10 if all ten occur. */
	enum Ten {
		/** MATLAB's indices, where nothing is numbered 0. */
		IS_ZERO(marktr("Labels run from 1 to 10: 10 was read as 0.")),
		/** Each is one more than the digit, as in LIBSVM's USPS. */
		ONE_MORE(marktr("Labels run from 1 to 10: each was read as its digit plus one.")),
		/** It cannot be determined. */
		UNKNOWN("");

		private final String note;

		Ten(String note) {
			this.note = note;
		}

		int digit(int label) {
			return this == IS_ZERO ? label % 10 : label - 1;
		}
	}

	private final Map<String, Integer> words = new LinkedHashMap<>();
	private int[] codes = new int[256];
	private int size;

	int size() {
		return size;
	}

	/**
	 * Encodes a label: an integer as itself, also if written "5.0"; digits in English words; anything else gets its own code.
	 *
	 * @throws DatasetFormatException if there are more different words than classes could be
	 */
	int code(String text) throws DatasetFormatException {
		String bare = bare(text);
		if (bare.isEmpty()) {
			return DigitDataset.UNLABELLED;
		}
		if (bare.matches("[0-9]{1,7}(\\.0*)?([eE][+]?0+)?")) {
			return (int) Double.parseDouble(bare);
		}
		if (bare.matches("[-+]?[0-9.]{1,12}[eE][-+]?[0-9]{1,2}")) {
			double number = Double.parseDouble(bare.chars().filter(c -> c == '.').count() > 1 ? "-1" : bare);
			return number == Math.rint(number) && number >= 0 && number < FIRST_WORD ? (int) number : word(bare);
		}
		int digit = WORDS.indexOf(bare.toLowerCase(Locale.ROOT));
		return digit >= 0 ? digit : word(bare);
	}

	private int word(String bare) throws DatasetFormatException {
		Integer known = words.get(bare);
		if (known == null) {
			if (words.size() >= MAX_WORDS) {
				throw new DatasetFormatException(tr("there are more than %d different labels, such as \"%s\"", MAX_WORDS,
						TextSanitizer.of(bare, MAX_WORD_SHOWN)));
			}
			known = FIRST_WORD + words.size();
			words.put(bare, known);
		}
		return known;
	}

	/** Strips spaces, quotes, and the b of Python's bytes. */
	static String bare(String text) {
		String bare = text.strip();
		if (bare.length() >= 3 && bare.charAt(0) == 'b' && (bare.charAt(1) == '\'' || bare.charAt(1) == '"')) {
			bare = bare.substring(1);
		}
		boolean isQuoted = bare.length() >= 2 && (bare.charAt(0) == '"' || bare.charAt(0) == '\'')
				&& bare.charAt(bare.length() - 1) == bare.charAt(0);
		return isQuoted ? bare.substring(1, bare.length() - 1).strip() : bare;
	}

	/** Reserves room for further labels, which, which are known to come. */
	void reserve(int more) {
		codes = Arrays.copyOf(codes, Math.max(codes.length, size + more));
	}

	void add(int code) {
		if (size == codes.length) {
			codes = Arrays.copyOf(codes, size + size / 2);
		}
		codes[size++] = code;
	}

	/** Whether labels are 1 to 10, all ten of them. */
	private boolean areOneToTen() {
		boolean[] seen = new boolean[11];
		for (int i = 0; i < size; i++) {
			if (codes[i] < 1 || codes[i] > 10) {
				return false;
			}
			seen[codes[i]] = true;
		}
		for (int label = 1; label <= 10; label++) {
			if (!seen[label]) {
				return false;
			}
		}
		return true;
	}

	/** The note about labels from 1 to 10; empty if it does not apply. */
	String note(Ten ten) {
		return areOneToTen() ? ten.note : "";
	}

	/**
	 * Converts codes to digits, {@link DigitDataset#UNLABELLED} for images without one, and -2 for images to leave out.
	 *
	 * @param ten what labels from 1 to 10 mean
	 * @param file names the file in the message
	 * @param place describes an image's position in the file, such as "line 7"
	 * @throws NotDigitsException if other labels occur and the policy refuses them, or if leaving them out would not help, because
	 * labels run from 1 to 10 and nothing tells what they mean
	 */
	byte[] resolve(LabelPolicy policy, Ten ten, String file, IntFunction<String> place) throws NotDigitsException {
		boolean areOneToTen = areOneToTen();
		boolean isShifted = ten != Ten.UNKNOWN && areOneToTen;
		byte[] labels = new byte[size];
		Map<Integer, Integer> others = new TreeMap<>();
		int first = -1;
		for (int i = 0; i < size; i++) {
			int code = isShifted ? ten.digit(codes[i]) : codes[i];
			if (code > 9) {
				others.merge(code, 1, Integer::sum);
				first = first < 0 ? i : first;
				labels[i] = policy == LabelPolicy.IGNORE ? DigitDataset.UNLABELLED : LEFT_OUT;
			} else {
				labels[i] = (byte) code;
			}
		}
		boolean mayLeaveOut = policy != LabelPolicy.REFUSE && !(policy == LabelPolicy.KEEP_DIGITS && areOneToTen);
		if (!mayLeaveOut && !others.isEmpty()) {
			throw refusal(file, others, place.apply(first), codes[first]);
		}
		return labels;
	}

	private NotDigitsException refusal(String file, Map<Integer, Integer> others, String place, int code) {
		int count = others.values().stream().mapToInt(Integer::intValue).sum();
		List<String> named = others.keySet().stream().limit(MAX_NAMED).map(this::text).toList();

		boolean areOneToTen = areOneToTen();
		String advice = areOneToTen
				? tr("labels run from 1 to 10, and it is unclear whether 10 means 0 or each is its digit plus one: "
						+ "write 0 to 9 into the file")
				: count == size
						? tr("no image has a digit as its label, so nothing here can be used")
						: tr("the %,d images whose label is 0 to 9 can be used by themselves: \"Keep only the digits\" in the "
								+ "window, --keep-digits on the command line", size - count);
		String shown = String.join(", ", named) + (others.size() > MAX_NAMED ? ", …" : "");
		return new NotDigitsException(
				tr("%s, %s: the label %s is not a digit from 0 to 9; %,d of %,d images have such labels (%s)", file, place,
						text(code), count, size, shown),
				advice, areOneToTen ? 0 : size - count);
	}

	private String text(int code) {
		if (code < FIRST_WORD) {
			return String.valueOf(code);
		}
		return "\"" + TextSanitizer.of(words.keySet().stream().skip(code - FIRST_WORD).findFirst().orElse("?"), MAX_WORD_SHOWN)
				+ "\"";
	}
}
