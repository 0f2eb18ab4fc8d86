package digitlab.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import digitlab.Launcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CleanEnvironmentTest {

	@Test
	void onlyWhatTheEngineObeysMustGo() {
		assertThat(CleanEnvironment.leaks(Map.of("PATH", "/bin", "OMP_NUM_THREADS", "2", "DIGITLAB_HOME", "/x"))).isEmpty();
		assertThat(CleanEnvironment.leaks(Map.of("PYTORCH_FLAVOR", "cu121", "DJL_OFFLINE", "", "PATH", "/bin")))
				.containsExactly("DJL_OFFLINE", "PYTORCH_FLAVOR");
		assertThat(CleanEnvironment.leaks(Map.of("PYTORCH_FLAVOR", "cu121", "DIGITLAB_CLEAN", "1"))).as("once is enough")
				.isEmpty();
	}

	@Test
	void theLauncherOrElseTheSameCommandIsStarted() {
		assertThat(CleanEnvironment.command("/opt/digitlab", Optional.empty(), "predict", "x.png")).containsExactly(
				"/opt/digitlab",
				"predict", "x.png");
		assertThat(
				CleanEnvironment.command(null, Optional.of(new String[]{"-cp", "y", "digitlab.Launcher", "devices"}), "devices"))
				.endsWith("-cp", "y", "digitlab.Launcher", "devices");
		assertThat(CleanEnvironment.command(null, Optional.empty(), "devices")).as("nobody knows it").isEmpty();
	}

	/** Java as the build's exec:exec starts it, without a launcher, in an environment that breaks DJL in three ways. */
	@Test
	@DisabledOnOs(OS.WINDOWS) // there Java does not reveal a process's arguments, and the image's launcher is started instead
	void aCommandWorksInAnEnvironmentForOtherPrograms(@TempDir Path home) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "@jlink-config/java.args", "@jlink-config/development.args"));
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName(), "predict", "--json",
				"data/samples/digit-7.png"));
		ProcessBuilder builder = new ProcessBuilder(command);
		for (String name : Set.of("PYTORCH_LIBRARY_PATH", "PYTORCH_EXTRA_LIBRARY_PATH", "DJL_DEFAULT_ENGINE", "ONEDNN_VERBOSE")) {
			builder.environment().put(name, "1");
		}
		builder.environment().put("DIGITLAB_HOME", home.toString());
		Process process = builder.start();
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(err).isZero();
		assertThat(out).startsWith("[{").contains("\"number\":\"7\"");
		assertThat(err).isEmpty();
	}
}
