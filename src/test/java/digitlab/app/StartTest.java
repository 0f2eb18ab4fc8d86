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
		for (String argument : List.of("predict", "--version", "-h", "no-such-file.png", folder.toString(), "\0.png")) {
			assertThat(Start.of(argument)).isEqualTo(new Start.CommandLine());
		}
		assertThat(Start.of("predict", "seven.png")).isEqualTo(new Start.CommandLine());
	}

	@Test
	void aRehearsalTakesPictures() {
		assertThat(Start.of("rehearse", "a.png", "b.png")).isEqualTo(new Start.Rehearsal(List.of("a.png", "b.png")));
	}
}
