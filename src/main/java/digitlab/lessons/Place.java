package digitlab.lessons;

/**
 * A place in the window.
 *
 * @param page such as Charts
 * @param tab such as Evaluation; empty for none in particular
 */
public record Place(String page, String tab) {

	/** Reads "Charts" or "Charts, Evaluation". */
	static Place of(String text) {
		String[] parts = text.split(",\\s*", 2);
		return new Place(parts[0].strip(), parts.length == 1 ? "" : parts[1].strip());
	}
}
