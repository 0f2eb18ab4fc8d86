package digitlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LaunchModeTest {

	@TempDir
	private Path folder;

	@Test
	void withoutArgumentsTheWindowOpens() {
		assertThat(LaunchMode.of()).isEqualTo(new LaunchMode.Window(null, null));
	}

	@Test
	void aFileOpensInTheWindowWhateverItsName() throws IOException {
		for (String name : List.of("seven.png", "Zwölf Ähren.jpg", "predict")) {
			Path file = Files.createFile(folder.resolve(name));
			assertThat(LaunchMode.of(file.toString())).isEqualTo(new LaunchMode.Window(file, null));
		}
	}

	@Test
	void aFolderOfLessonsOpensTheWindowWithThem() {
		LaunchMode window = new LaunchMode.Window(null, folder.toAbsolutePath());
		assertThat(LaunchMode.of("--lessons", folder.toString())).isEqualTo(window);
		assertThat(LaunchMode.of("--lessons=" + folder)).isEqualTo(window);
		assertThat(LaunchMode.of("--lessons")).isEqualTo(new LaunchMode.Refusal(
				"--lessons takes a folder with lessons, such as \"digitlab --lessons my-lessons\"."));
		assertThat(LaunchMode.of("--lessons", "nowhere"))
				.isEqualTo(new LaunchMode.Refusal("There is no folder nowhere with lessons."));
	}

	@Test
	void everythingElseIsForTheCommandLine() {
		for (String argument : List.of("predict", "--version", "-h", "-nosuch.png", "pradict")) {
			assertThat(LaunchMode.of(argument)).isEqualTo(new LaunchMode.CommandLine());
		}
		assertThat(LaunchMode.of("predict", "seven.png")).isEqualTo(new LaunchMode.CommandLine());
		assertThat(LaunchMode.of("no-such-file.png", "seven.png")).isEqualTo(new LaunchMode.CommandLine());
	}

	@Test
	void aFileThatIsNotThereIsSaidToBeMissing() {
		for (String argument : List.of("no-such-file.png", folder.resolve("seven").toString(), "7", "\0.png")) {
			assertThat(LaunchMode.of(argument)).isEqualTo(new LaunchMode.Refusal("There is no file " + argument + "."));
		}
	}

	@Test
	void aFolderIsNoPicture() {
		assertThat(LaunchMode.of(folder.toString())).isEqualTo(new LaunchMode.Refusal(folder
				+ " is a folder, and the window opens a single picture: name one, or read them all with \"digitlab predict "
				+ folder
				+ "\"."));
		assertThat(LaunchMode.of("src")).isInstanceOf(LaunchMode.Refusal.class);
	}

	@Test
	void commandsComeBeforeFoldersOfTheirName() {
		assertThat(Path.of("data")).isDirectory();
		assertThat(LaunchMode.of("data")).isEqualTo(new LaunchMode.CommandLine());
	}

	@Test
	void aRehearsalTakesPictures() {
		assertThat(LaunchMode.of("rehearse", "a.png", "b.png")).isEqualTo(new LaunchMode.Rehearsal(List.of("a.png", "b.png")));
	}
}
