package digitlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StartTest {

	@TempDir
	private Path folder;

	@Test
	void withoutArgumentsTheWindowOpens() {
		assertThat(Start.of()).isEqualTo(new Start.Window(null));
	}

	@Test
	void aFileOpensInTheWindowWhateverItsName() throws IOException {
		for (String name : List.of("seven.png", "Zwölf Ähren.jpg", "predict")) {
			Path file = Files.createFile(folder.resolve(name));
			assertThat(Start.of(file.toString())).isEqualTo(new Start.Window(file));
		}
	}

	@Test
	void everythingElseIsForTheCommandLine() {
		for (String argument : List.of("predict", "--version", "-h", "-nosuch.png", "pradict")) {
			assertThat(Start.of(argument)).isEqualTo(new Start.CommandLine());
		}
		assertThat(Start.of("predict", "seven.png")).isEqualTo(new Start.CommandLine());
		assertThat(Start.of("no-such-file.png", "seven.png")).isEqualTo(new Start.CommandLine());
	}

	@Test
	void aFileThatIsNotThereIsSaidToBeMissing() {
		for (String argument : List.of("no-such-file.png", folder.resolve("seven").toString(), "7", "\0.png")) {
			assertThat(Start.of(argument)).isEqualTo(new Start.Refusal("There is no file " + argument + "."));
		}
	}

	@Test
	void aFolderIsNoPicture() {
		assertThat(Start.of(folder.toString())).isEqualTo(new Start.Refusal(folder
				+ " is a folder, and the window opens one picture: name one, or read all of them with \"digitlab predict "
				+ folder
				+ "\"."));
		assertThat(Start.of("src")).isInstanceOf(Start.Refusal.class);
	}

	@Test
	void commandsComeBeforeFoldersOfTheirName() {
		assertThat(Path.of("data")).isDirectory();
		assertThat(Start.of("data")).isEqualTo(new Start.CommandLine());
	}

	@Test
	void aRehearsalTakesPictures() {
		assertThat(Start.of("rehearse", "a.png", "b.png")).isEqualTo(new Start.Rehearsal(List.of("a.png", "b.png")));
	}
}
