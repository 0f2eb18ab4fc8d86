package digitlab.training;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static digitlab.language.Localization.choice;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The values that a hyperparameter can have. */
sealed interface Domain<T> {

	/**
	 * The value that a text means, in range or not.
	 *
	 * @param title of the hyperparameter, for a message
	 * @throws IllegalArgumentException with one sentence, if it means none
	 */
	T parse(String title, String text);

	/** The text that means a value. */
	String format(T value);

	/** Whether a value is in range. */
	boolean contains(T value);

	/** The range, for a sentence that begins with "must be". */
	String inWords();

	/** What stands for a value in the help of the command line. */
	String label();

	/** The texts to choose from; empty where a value is typed. */
	default List<String> choices() {
		return List.of();
	}

	/** Whole numbers of a range, both ends included. */
	record Whole(int min, int max) implements Domain<Integer> {

		@Override
		public Integer parse(String title, String text) {
			return whole(title, text, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
		}

		@Override
		public String format(Integer value) {
			return value.toString();
		}

		@Override
		public boolean contains(Integer value) {
			return value >= min && value <= max;
		}

		@Override
		public String inWords() {
			return max == Integer.MAX_VALUE ? tr("at least %d", min) : tr("%s to %s", min, max);
		}

		@Override
		public String label() {
			return "N";
		}
	}

	/** Any whole number of 64 bits. */
	record AnyWhole() implements Domain<Long> {

		@Override
		public Long parse(String title, String text) {
			return whole(title, text, Long.MIN_VALUE, Long.MAX_VALUE);
		}

		@Override
		public String format(Long value) {
			return value.toString();
		}

		@Override
		public boolean contains(Long value) {
			return true;
		}

		@Override
		public String inWords() {
			return tr("a whole number");
		}

		@Override
		public String label() {
			return "N";
		}
	}

	/** Numbers of a range, of which each end may be included or not. */
	record Number(double min, double max, boolean hasMin, boolean hasMax) implements Domain<Double> {

		static final Number SHARE = new Number(0, 1, true, true);
		static final Number BELOW_ONE = new Number(0, 1, true, false);

		@Override
		public Double parse(String title, String text) {
			try {
				return Double.parseDouble(text.replace(',', '.'));
			} catch (NumberFormatException e) {
				throw new IllegalArgumentException(tr("%s must be a number, not \"%s\".", translated(title), text), e);
			}
		}

		/** 0.002, not 2.0E-3. */
		@Override
		public String format(Double value) {
			return Double.isFinite(value)
					? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
					: value.toString();
		}

		@Override
		public boolean contains(Double value) {
			return (hasMin ? value >= min : value > min) && (hasMax ? value <= max : value < max);
		}

		@Override
		public String inWords() {
			if (hasMin) {
				return hasMax ? tr("%s to %s", format(min), format(max)) : tr("%s to below %s", format(min), format(max));
			}
			return hasMax
					? tr("above %s and at most %s", format(min), format(max))
					: tr("above %s and below %s", format(min), format(max));
		}

		@Override
		public String label() {
			return "X";
		}
	}

	/** One of some words. */
	record Choice<E extends Enum<E>>(Class<E> type) implements Domain<E> {

		@Override
		public E parse(String title, String text) {
			return Stream.of(type.getEnumConstants()).filter(choice -> format(choice).equalsIgnoreCase(text)).findFirst()
					.orElseThrow(() -> new IllegalArgumentException(
							tr("%s must be %s, not \"%s\".", translated(title), inWords(), text)));
		}

		@Override
		public String format(E value) {
			return value.name().toLowerCase(Locale.ROOT);
		}

		@Override
		public boolean contains(E value) {
			return true;
		}

		@Override
		public String inWords() {
			return choice(choices());
		}

		@Override
		public String label() {
			return "KIND";
		}

		@Override
		public List<String> choices() {
			return Stream.of(type.getEnumConstants()).map(this::format).toList();
		}
	}

	/** Any text that is not blank. */
	record Text() implements Domain<String> {

		@Override
		public String parse(String title, String text) {
			return text;
		}

		@Override
		public String format(String value) {
			return value;
		}

		@Override
		public boolean contains(String value) {
			return !value.isBlank();
		}

		@Override
		public String inWords() {
			return tr("auto, cpu, or cuda: and a number");
		}

		@Override
		public String label() {
			return "ID";
		}
	}

	private static Long whole(String title, String text, long min, long max) {
		try {
			BigDecimal number = new BigDecimal(text).stripTrailingZeros();
			if (number.scale() > 0) {
				throw new NumberFormatException("a fraction");
			}
			if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
				throw new IllegalArgumentException(tr("%s is out of range: %s.", translated(title), text));
			}
			return number.longValueExact();
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException(tr("%s must be a whole number, not \"%s\".", translated(title), text), e);
		}
	}
}
