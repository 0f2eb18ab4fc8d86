package digitlab.app;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AppPathsTest {

	private static final Path HOME = Path.of("/home/ada");

	private static AppPaths paths(Map<String, String> environment, String system) {
		return AppPaths.of(environment, system, HOME, Path.of("m"), Path.of("n"));
	}

	@Test
	void linuxFollowsTheXdgSpecification() {
		AppPaths paths = paths(Map.of("XDG_CONFIG_HOME", "/etc/ada", "XDG_STATE_HOME", "relative/is/ignored"), "Linux");
		assertThat(paths.data()).isEqualTo(Path.of("/home/ada/.local/share/digitlab"));
		assertThat(paths.settingsFile()).isEqualTo(Path.of("/etc/ada/digitlab/settings.json"));
		assertThat(paths.logFile()).isEqualTo(Path.of("/home/ada/.local/state/digitlab/digitlab.log"));
	}

	@Test
	void macAndWindowsUseTheirOwnPlaces() {
		assertThat(paths(Map.of(), "Mac OS X").ownModels())
				.isEqualTo(Path.of("/home/ada/Library/Application Support/DigitLab/models"));
		assertThat(paths(Map.of(), "Windows 11").settingsFile())
				.isEqualTo(Path.of("/home/ada/AppData/Roaming/DigitLab/settings.json"));
	}

	@Test
	void oneVariablePutsEverythingInOneFolder() {
		AppPaths paths = paths(Map.of("DIGITLAB_HOME", "/stick"), "Linux");
		assertThat(paths.data()).isEqualTo(Path.of("/stick/data"));
		assertThat(paths.config()).isEqualTo(Path.of("/stick/config"));
		assertThat(paths.state()).isEqualTo(Path.of("/stick/state"));
	}
}
