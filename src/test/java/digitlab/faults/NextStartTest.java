package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import digitlab.Launcher;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The application itself, started after a kill. */
class NextStartTest {

	/** Larger than any process id on any system. */
	private static final String GONE = "9000000000000";

	@TempDir
	Path home;

	@Test
	@EnabledOnOs(OS.LINUX)
	void whatAKillLeftAnywhereIsDeleted() throws IOException {
		Assumptions.assumeTrue(Stream.of("DIGITLAB_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
				.allMatch(name -> System.getenv(name) == null), "the application's folders lie elsewhere here");
		Path half = Files.writeString(Files.createDirectories(home.resolve("desk")).resolve(".digitlab-" + GONE + "-1.part"),
				"x");
		Path notes = Files.createDirectories(home.resolve(".local/state/digitlab/unfinished"));
		Files.writeString(notes.resolve(GONE + "-1"), half.toString());
		try (Child child = Child.start(Launcher.class, List.of("-Duser.home=" + home), "models", "list")) {
			assertThat(child.line()).contains("alexnet28");
			assertThat(child.waitFor()).isZero();
		}
		assertThat(half).doesNotExist();
		assertThat(notes).isEmptyDirectory();
		assertThat(home.resolve(".local/state/digitlab/digitlab.log.0")).content()
				.contains(half + " was left unfinished and is deleted");
	}
}
