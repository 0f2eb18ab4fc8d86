package digitlab.app;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RestartTest {

	@Test
	void theImagesLauncherIsStartedOrElseJavaAsBefore() {
		assertThat(Restart.command("/opt/digitlab/bin/digitlab", Optional.of("/x/java"), Optional.of(new String[]{"-cp", "y"})))
				.containsExactly("/opt/digitlab/bin/digitlab");
		assertThat(Restart.command(null, Optional.of("/x/java"), Optional.of(new String[]{"-cp", "y", "digitlab.Launcher"})))
				.containsExactly("/x/java", "-cp", "y", "digitlab.Launcher");
	}

	@Test
	void whatCannotBeOpenedIsToldInOneSentence(@TempDir Path folder) {
		assertThatThrownBy(() -> DesktopOpener.open("no-such-program-here", folder)).isInstanceOf(IOException.class).hasMessage(
				"Digit Lab could not open " + folder + ": the program no-such-program-here cannot be started here.");
		Path gone = folder.resolve("digitlab.log.0");
		assertThatThrownBy(() -> DesktopOpener.open("no-such-program-here", gone)).isInstanceOf(NoSuchFileException.class)
				.hasMessage(gone.toString());
	}

	@Test
	void eachSystemOpensFilesItsOwnWay() {
		assertThat(DesktopOpener.program("Linux")).isEqualTo("xdg-open");
		assertThat(DesktopOpener.program("Mac OS X")).isEqualTo("open");
		assertThat(DesktopOpener.program("Windows 11")).isEqualTo("explorer");
	}
}
