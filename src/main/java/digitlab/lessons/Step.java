package digitlab.lessons;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A step of a lesson.
 *
 * @param title its heading
 * @param text in Markdown
 * @param place where it is done; null where that does not matter
 * @param data to be chosen for it, as on the command line; empty for none in particular
 * @param conditions what makes it done, all at once; empty if it is done by reading it, or by answering
 * @param question to be answered in words; empty for none
 * @param hint for those who do not get on; empty for none
 */
public record Step(String title, String text, @Nullable Place place, String data, List<Condition> conditions, String question,
		String hint) {

	/** Copies the list. */
	public Step {
		conditions = List.copyOf(conditions);
	}

	/** Whether something has to be done in the window. */
	public boolean hasTask() {
		return !conditions.isEmpty();
	}

	/** Whether there is a question to answer. */
	public boolean hasQuestion() {
		return !question.isEmpty();
	}

	/**
	 * Whether what has to be done in the window is done.
	 *
	 * @param start what the window showed when the step began
	 * @param now what it shows
	 */
	public boolean isDone(Facts start, Facts now) {
		Facts since = now.since(start);
		return conditions.stream().allMatch(condition -> condition.holds(since));
	}
}
