package digitlab.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryTest {

	@TempDir
	Path home;

	@Test
	void aTrainingThatRunsOutOfMemoryCanGoOnInTheSameProcess() throws IOException {
		try (Child child = Child.start(MemoryChild.class, List.of("-Xmx96m"), home)) {
			assertThat(child.line()).isEqualTo("epoch 1");
			assertThat(child.line()).startsWith("failed: ").containsIgnoringCase("memory");
			assertThat(child.line()).isEqualTo("resumable: [mine]");
			assertThat(child.line()).isEqualTo("epoch 2");
			assertThat(child.line()).isEqualTo("epoch 3");
			assertThat(child.line()).isEqualTo("kept: mine");
			assertThat(child.waitFor()).isZero();
		}
	}
}
