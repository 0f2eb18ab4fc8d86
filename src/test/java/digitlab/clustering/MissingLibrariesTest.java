package digitlab.clustering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Uses a separate process, because libraries are loaded only once. */
class MissingLibrariesTest {

	@TempDir
	private Path folder;

	@Test
	void librariesThatAreMissingGetASentence() throws IOException, InterruptedException {
		Path missing = folder.resolve("none");
		ProcessBuilder process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Ddigitlab.native=" + missing.resolve("native"), "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), "digitlab.Launcher",
				"cluster", "--data", "synthetic:30", "--k", "3").redirectErrorStream(true);
		process.environment().put("DIGITLAB_HOME", folder.toString());
		Process running = process.start();
		String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(running.waitFor()).as(said).isEqualTo(1);
		assertThat(said).contains("The linear algebra libraries cannot be loaded from " + missing.resolve("linear-algebra")
				+ ": reinstall Digit Lab.").doesNotContain("went wrong", "Exception");
	}
}
