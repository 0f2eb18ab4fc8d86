package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** In a process of its own, whose folder for temporary files nobody else uses. */
class TemporaryFilesTest {

	@TempDir
	Path home;

	@Test
	void aTrainingAndAnImprovementLeaveNoTemporaryFiles() throws IOException {
		Path temporary = Files.createDirectory(home.resolve("temporary"));
		try (Child child = Child.start(TemporaryChild.class, List.of("-Djava.io.tmpdir=" + temporary), home)) {
			assertThat(child.line()).isEqualTo("trained mine");
			assertThat(child.line()).isEqualTo("improved mine");
			assertThat(child.waitFor()).isZero();
		}
		assertThat(temporary).isEmptyDirectory();
	}
}
