package digitlab.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The steps that convert data with other conventions to MNIST's.
 *
 * @param steps applied in the order of {@link Step}
 */
public record Preprocessing(Set<Step> steps) {

	/** A step, named like its command-line option. */
	public enum Step {
		/** Leaves out images whose label is not 0 to 9. */
		KEEP_DIGITS,
		/** Inverts the image. */
		INVERT,
		/** Exchanges rows and columns. */
		TRANSPOSE,
		/** Mirrors the image horizontally. */
		MIRROR,
		/** Flips the image vertically. */
		FLIP,
		/** Scales the ink into 20×20 pixels and centres it by its centre of mass. */
		CENTER;

		/** The name, such as {@code keep-digits}. */
		public String label() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		/** The command-line option, such as {@code --keep-digits}. */
		public String option() {
			return "--" + label();
		}
	}

	/** Leaves data unchanged. */
	public static final Preprocessing NONE = new Preprocessing(Set.of());

	/** Copies the steps in their order. */
	public Preprocessing {
		EnumSet<Step> sorted = EnumSet.noneOf(Step.class);
		sorted.addAll(steps);
		steps = Collections.unmodifiableSet(sorted);
	}

	/**
	 * Parses the result of {@link #labels}.
	 *
	 * @throws IllegalArgumentException if a label is not a step
	 */
	@JsonCreator
	public static Preprocessing of(List<String> labels) {
		EnumSet<Step> steps = EnumSet.noneOf(Step.class);
		labels.forEach(label -> steps.add(Step.valueOf(String.valueOf(label).toUpperCase(Locale.ROOT).replace('-', '_'))));
		return new Preprocessing(steps);
	}

	/** The labels of the steps, to be stored in a file. */
	@JsonValue
	public List<String> labels() {
		return steps.stream().map(Step::label).toList();
	}

	/** The command-line options that request the same steps. */
	public List<String> options() {
		return steps.stream().map(Step::option).toList();
	}

	/** Whether a step is included. */
	public boolean has(Step step) {
		return steps.contains(step);
	}

	/** Returns a copy with or without a step. */
	public Preprocessing with(Step step, boolean taken) {
		List<Step> changed = new ArrayList<>(steps);
		changed.remove(step);
		if (taken) {
			changed.add(step);
		}
		return new Preprocessing(Set.copyOf(changed));
	}

	/** How to treat labels that are not digits. */
	public LabelPolicy labelPolicy() {
		return has(Step.KEEP_DIGITS) ? LabelPolicy.KEEP_DIGITS : LabelPolicy.REFUSE;
	}
}
