package digitlab.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import digitlab.language.Language;
import digitlab.lessons.Facts;
import digitlab.lessons.Lesson;
import digitlab.lessons.LessonLibrary;
import digitlab.lessons.LessonProgress;
import digitlab.lessons.ProgressStore;
import digitlab.lessons.Step;
import digitlab.ui.help.Markdown;

/** Lessons of teachers, and what pupils reached in them. */
final class TeachingTargets {

	private TeachingTargets() {
	}

	/** A lesson, with its texts as they are shown. */
	record Lessons() implements FuzzTarget {

		private static final String LESSON = """
				# How a computer sees a digit

				Minutes: 10

				What **reaches** the network is [not](data.md) your drawing.

				## Draw a seven ##

				> Draw a large 7.
				> - It is read
				> - while you draw

				Go to: Charts, Evaluation
				Use data: mnist
				Done when: strokes at least 1 and read is 7 and confidence at least 99.5
				Question: What is read?
				Hint: Two strokes are fine.

				```
				## no heading
				```
				""";
		private static final int LONG = 60_000;

		/** The long ones took minutes, or more of the stack than there is. */
		@Override
		public List<byte[]> seeds() {
			return List.of(ModelTargets.bytes(LESSON), ModelTargets.bytes("\uFEFF# A\r\n## B\r\nx"),
					ModelTargets.bytes("# A\n## B\nx\nDone when: \u001b[2Jread is 7"),
					ModelTargets.bytes("# A\n## B" + "b".repeat(5000)),
					ModelTargets.bytes("# A" + " ".repeat(LONG) + "b\n## B\nx"),
					ModelTargets.bytes("# A" + " #".repeat(LONG / 2) + "b\n## B\nx"),
					ModelTargets.bytes("# A\n## B\nx\nHint: a" + " ".repeat(LONG) + "b"),
					ModelTargets.bytes("# A\n## B\nx\nDone when: read" + " ".repeat(LONG) + "7"),
					ModelTargets.bytes("# A\n## B\nx\nDone when: read is 7" + " an".repeat(LONG / 3)),
					ModelTargets.bytes("# A\n## B\n" + ">".repeat(LONG) + "x"),
					ModelTargets.bytes("# A\n## B\n" + "*a **a ".repeat(LONG / 14) + "a** a*".repeat(LONG / 12)),
					new byte[]{'#', ' ', 'A', '\n', (byte) 0xff});
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			Files.write(folder.resolve("a.md"), input);
			LessonLibrary.Found found = new LessonLibrary(List.of(folder)).read(Language.ENGLISH);
			if (!found.problems().isEmpty()) {
				throw new IOException(found.problems().getFirst());
			}
			Lesson lesson = found.lessons().getLast();
			if (!lesson.id().equals("a")) {
				throw new AssertionError("the lesson is neither there nor refused");
			}
			Markdown.html(lesson.summary());
			for (Step step : lesson.steps()) {
				Markdown.html(step.text());
				step.isDone(Facts.NONE, Facts.NONE);
			}
		}

		/** The application's own lessons are read as well. */
		@Override
		public long mostHeap(int size) {
			return (64L << 20) + 2000L * size;
		}
	}

	/** What was reached, which is read, changed and read again. */
	record Progress() implements FuzzTarget {

		private static final String LESSON = "1-seeing";

		@Override
		public List<byte[]> seeds() {
			return List.of(
					ModelTargets
							.bytes("{\"lessons\":{\"" + LESSON + "\":{\"done\":[0,1],\"answers\":{\"1\":\"grey\"},\"step\":2},"
									+ "\"later\":{\"done\":[],\"answers\":{},\"step\":0,\"x\":[1]}}}"),
					ModelTargets.LIKE_UTF_32, ModelTargets.bytes("{\"lessons\":{\"a\":null}}"), ModelTargets.bytes("null"),
					ModelTargets.bytes("{\"lessons\":{\"a\":{\"done\":[],\"answers\":{\"1\":null},\"step\":-5}}}"),
					ModelTargets.bytes("{\"lessons\":{\"" + LESSON + "\":{\"done\":[null],\"answers\":{\"1\":null}}}}"));
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			Files.write(folder.resolve("progress.json"), input);
			ProgressStore store = new ProgressStore(folder);
			for (LessonProgress each : store.read().values()) {
				if (each.step() < 0 || each.answers().containsValue(null)) {
					throw new AssertionError("progress that cannot be shown: " + each);
				}
			}
			LessonProgress more = store.read().getOrDefault(LESSON, LessonProgress.NONE).withDone(3).withAnswer(1, "a").at(4);
			Map<String, LessonProgress> before = store.read();
			store.write(LESSON, more);
			if (!store.read().get(LESSON).equals(more) || store.read().size() < before.size()) {
				throw new AssertionError("written progress is other when it is read again");
			}
		}
	}
}
