package digitlab.lessons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressStoreTest {

	@TempDir
	Path folder;

	@Test
	void whatWasReachedIsThereAgainAndCanBeForgotten() throws IOException {
		ProgressStore store = new ProgressStore(folder.resolve("lessons"));
		LessonProgress progress = LessonProgress.NONE.withDone(0).withAnswer(1, "Because.").at(1);
		Lesson lesson = new Lesson("a", "A", 0, "", List.of());
		store.write("a", progress);
		store.writePicture("a", 0, new byte[]{1, 2});
		Files.writeString(folder.resolve("lessons/mine.md"), "# Mine");

		ProgressStore again = new ProgressStore(folder.resolve("lessons"));
		assertThat(again.read()).isEqualTo(Map.of("a", progress));
		assertThat(again.picture(lesson, 0)).containsExactly(1, 2);
		assertThat(again.picture(lesson, 1)).isEmpty();

		again.clear();
		assertThat(again.read()).isEmpty();
		assertThat(again.picture(lesson, 0)).isEmpty();
		assertThat(folder.resolve("lessons/mine.md")).exists();
	}

	/** Each window has a store of its own. */
	@Test
	void windowsThatWriteAtOnceKeepEachOthersProgress() throws Exception {
		int lessons = 20;
		try (ExecutorService windows = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Void>> writing = Stream.of("a", "b", "c", "d").<Callable<Void>>map(window -> () -> {
				ProgressStore store = new ProgressStore(folder);
				for (int i = 0; i < lessons; i++) {
					store.write(window + i, LessonProgress.NONE.withDone(i));
				}
				return null;
			}).toList();
			for (Future<Void> written : windows.invokeAll(writing)) {
				written.get();
			}
		}
		assertThat(new ProgressStore(folder).read()).hasSize(4 * lessons);
	}

	@Test
	void aDamagedFileBeginsAnew() throws IOException {
		Files.writeString(folder.resolve("progress.json"), "{\"lessons\": 7");

		assertThat(new ProgressStore(folder).read()).isEmpty();
	}

	@Test
	void anAnswerThatIsNoneIsLeftOut() throws IOException {
		Files.writeString(folder.resolve("progress.json"),
				"{\"lessons\":{\"a\":{\"done\":[2],\"answers\":{\"1\":null,\"2\":\"grey\"},\"step\":1}}}");
		assertThat(new ProgressStore(folder).read()).isEqualTo(
				Map.of("a", LessonProgress.NONE.withDone(2).withAnswer(2, "grey").at(1)));
	}
}
