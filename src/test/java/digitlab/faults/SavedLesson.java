package digitlab.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import digitlab.lessons.Lesson;
import digitlab.lessons.LessonProgress;
import digitlab.lessons.ProgressStore;

/** The progress in a lesson, and then a picture of a step. */
final class SavedLesson implements Versions {

	private static final Lesson LESSON = new Lesson("1-seeing", "Seeing", 0, "", List.of());
	private static final String LONG = "x".repeat(20_000);
	private static final int LINES = 5_000;

	private static ProgressStore store(Path home) {
		return new ProgressStore(home.resolve("lessons"));
	}

	@Override
	public void save(Path home, int number) throws IOException {
		store(home).write("0-other", LessonProgress.NONE.withAnswer(0, LONG));
		store(home).write(LESSON.id(), LessonProgress.NONE.withDone(0).withAnswer(1, LONG + number).at(number));
		store(home).writePicture(LESSON.id(), 0, picture(number).getBytes(StandardCharsets.US_ASCII));
	}

	/** Nobody looks at it as a picture. */
	private static String picture(int number) {
		return (number + " ").repeat(LINES);
	}

	/** The picture's version; the progress may be one ahead. */
	@Override
	public int check(Path home) throws IOException {
		String picture = new String(store(home).picture(LESSON, 0), StandardCharsets.US_ASCII);
		int number = picture.isEmpty() ? 0 : Integer.parseInt(picture.substring(0, picture.indexOf(' ')));
		Versions.require(picture.isEmpty() || picture.equals(picture(number)), "picture");
		LessonProgress progress = store(home).read().get(LESSON.id());
		int reached = progress == null ? 0 : progress.step();
		Versions.require(reached == number || reached == number + 1, "progress " + reached + " with picture " + number);
		Versions.require(reached == 0 || (LONG + reached).equals(progress.answers().get(1)), "answer");
		Versions.require(reached == 0 || store(home).read().containsKey("0-other"), "the other lesson");
		return number;
	}
}
