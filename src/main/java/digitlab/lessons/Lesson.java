package digitlab.lessons;

import java.util.List;

/**
 * A lesson.
 *
 * @param id name of its file without the ending; a pupil's progress is kept under it
 * @param title its heading
 * @param minutes how long it takes
 * @param summary what it is about, in Markdown
 * @param steps at least one
 */
public record Lesson(String id, String title, int minutes, String summary, List<Step> steps) {

	/** Copies the list. */
	public Lesson {
		steps = List.copyOf(steps);
	}
}
