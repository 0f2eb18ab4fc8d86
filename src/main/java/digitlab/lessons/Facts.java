package digitlab.lessons;

import java.util.EnumMap;
import java.util.Map;

/**
 * What the window shows at a moment. A fact that has no value yet is an empty text, or 0.
 *
 * @param texts of facts that are texts
 * @param numbers of all others
 */
public record Facts(Map<Fact, String> texts, Map<Fact, Double> numbers) {

	/** Nothing was done yet. */
	public static final Facts NONE = new Facts(Map.of(), Map.of());

	/** Copies the values. */
	public Facts {
		texts = Map.copyOf(texts);
		numbers = Map.copyOf(numbers);
	}

	/** The value of a fact that is a text. */
	public String text(Fact fact) {
		return texts.getOrDefault(fact, "");
	}

	/** The value of a fact that is a number. */
	public double number(Fact fact) {
		return numbers.getOrDefault(fact, 0.0);
	}

	/** The same with another text. */
	public Facts with(Fact fact, String value) {
		Map<Fact, String> changed = new EnumMap<>(Fact.class);
		changed.putAll(texts);
		changed.put(fact, value);
		return new Facts(changed, numbers);
	}

	/** The same with another number. */
	public Facts with(Fact fact, double value) {
		Map<Fact, Double> changed = new EnumMap<>(Fact.class);
		changed.putAll(numbers);
		changed.put(fact, value);
		return new Facts(texts, changed);
	}

	/** The same with a count larger by this many. */
	public Facts plus(Fact fact, int times) {
		return with(fact, number(fact) + times);
	}

	/** What happened since an earlier moment: counts are of that time, all else is as it is now. */
	Facts since(Facts start) {
		Map<Fact, Double> since = new EnumMap<>(Fact.class);
		numbers.forEach((fact, value) -> since.put(fact, fact.isCount() ? value - start.number(fact) : value));
		return new Facts(texts, since);
	}
}
