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
 * What is done to data of another convention than MNIST's before they are used.
 *
 * @param steps carried out in the order of {@link Step}
 */
public record Preprocessing(Set<Step> steps) {

	/** One change, called as its option on the command line. */
	public enum Step {
		/** Images whose label is not 0 to 9 are left out. */
		KEEP_DIGITS,
		/** Dark becomes light. */
		INVERT,
		/** Rows become columns. */
		TRANSPOSE,
		/** Left becomes right. */
		MIRROR,
		/** Top becomes bottom. */
		FLIP,
		/** Scaled into 20×20 pixels and moved into the middle by the centre of mass. */
		CENTER;

		/** Such as {@code keep-digits}. */
		public String label() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		/** Such as {@code --keep-digits}. */
		public String option() {
			return "--" + label();
		}
	}

	/** Data stay as they are. */
	public static final Preprocessing NONE = new Preprocessing(Set.of());

	/** Copies the steps, in their order. */
	public Preprocessing {
		EnumSet<Step> sorted = EnumSet.noneOf(Step.class);
		sorted.addAll(steps);
		steps = Collections.unmodifiableSet(sorted);
	}

	/**
	 * What {@link #labels} gave.
	 *
	 * @throws IllegalArgumentException if one is no step
	 */
	@JsonCreator
	public static Preprocessing of(List<String> labels) {
		EnumSet<Step> steps = EnumSet.noneOf(Step.class);
		labels.forEach(label -> steps.add(Step.valueOf(String.valueOf(label).toUpperCase(Locale.ROOT).replace('-', '_'))));
		return new Preprocessing(steps);
	}

	/** The steps by their labels, to be kept in a file. */
	@JsonValue
	public List<String> labels() {
		return steps.stream().map(Step::label).toList();
	}

	/** The options of the command line that ask for the same. */
	public List<String> options() {
		return steps.stream().map(Step::option).toList();
	}

	/** Whether a step is taken. */
	public boolean has(Step step) {
		return steps.contains(step);
	}

	/** The same with or without a step. */
	public Preprocessing with(Step step, boolean taken) {
		List<Step> changed = new ArrayList<>(steps);
		changed.remove(step);
		if (taken) {
			changed.add(step);
		}
		return new Preprocessing(Set.copyOf(changed));
	}

	/** What becomes of labels that are no digits. */
	public LabelPolicy labelPolicy() {
		return has(Step.KEEP_DIGITS) ? LabelPolicy.KEEP_DIGITS : LabelPolicy.REFUSE;
	}
}
