package digitlab.lessons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
