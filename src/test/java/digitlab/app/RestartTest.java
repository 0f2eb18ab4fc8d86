package digitlab.app;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RestartTest {

	@Test
	void theImagesLauncherIsStartedOrElseJavaAsBefore() {
		assertThat(Restart.command("/opt/digitlab/bin/digitlab", Optional.of("/x/java"), Optional.of(new String[]{"-cp", "y"})))
				.containsExactly("/opt/digitlab/bin/digitlab");
		assertThat(Restart.command(null, Optional.of("/x/java"), Optional.of(new String[]{"-cp", "y", "digitlab.Launcher"})))
				.containsExactly("/x/java", "-cp", "y", "digitlab.Launcher");
	}

	@Test
	void eachSystemOpensFilesItsOwnWay() {
		assertThat(Opener.program("Linux")).isEqualTo("xdg-open");
		assertThat(Opener.program("Mac OS X")).isEqualTo("open");
		assertThat(Opener.program("Windows 11")).isEqualTo("explorer");
	}
}
