package digitlab.lessons;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a pupil has reached in a lesson.
 *
 * @param done numbers of the steps that are done, from 0
 * @param answers to the questions, by number of the step
 * @param step the one shown last
 */
public record LessonProgress(SortedSet<Integer> done, SortedMap<Integer, String> answers, int step) {

	/** Nothing yet. */
	public static final LessonProgress NONE = new LessonProgress(new TreeSet<>(), new TreeMap<>(), 0);

	/** Copies the collections; those that a file lacks are empty, and so are answers. */
	public LessonProgress {
		done = done == null ? new TreeSet<>() : new TreeSet<>(done);
		answers = answers == null ? new TreeMap<>() : new TreeMap<>(answers);
		answers.values().removeIf(Objects::isNull);
		step = Math.max(0, step);
	}

	/** The same with a step done. */
	public LessonProgress withDone(int number) {
		SortedSet<Integer> all = new TreeSet<>(done);
		all.add(number);
		return new LessonProgress(all, answers, step);
	}

	/** The same with an answer; an empty one removes it. */
	public LessonProgress withAnswer(int number, String answer) {
		SortedMap<Integer, String> all = new TreeMap<>(answers);
		if (answer.isBlank()) {
			all.remove(number);
		} else {
			all.put(number, answer);
		}
		return new LessonProgress(done, all, step);
	}

	/** The same with another step shown. */
	public LessonProgress at(int number) {
		return new LessonProgress(done, answers, number);
	}

	/** Whether every step of a lesson is done. */
	public boolean isComplete(Lesson lesson) {
		return doneOf(lesson) == lesson.steps().size();
	}

	/** How many steps of a lesson are done. */
	public int doneOf(Lesson lesson) {
		return (int) done.stream().filter(number -> number >= 0 && number < lesson.steps().size()).count();
	}

	/** The same by lesson, as it is stored. */
	record All(Map<String, LessonProgress> lessons) {

		All {
			lessons = lessons == null ? Map.of() : Map.copyOf(lessons);
		}
	}
}
