package digitlab.djl;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TorchAdviceTest {

	/** Reinstalling would not help against a variable that points elsewhere. */
	@Test
	void variablesComeBeforeANewInstallation() {
		EngineForTests.start();
		assertThat(Torch.refusal(Set.of("PATH", "CUDA_HOME"), "gone")).endsWith(", reinstall Digit Lab: gone");
		assertThat(Torch.refusal(Set.of("PATH", "PYTORCH_LIBRARY_PATH"), "gone"))
				.endsWith(", unset the environment variable PYTORCH_LIBRARY_PATH and try again: gone");
		assertThat(Torch.refusal(Set.of("PYTORCH_VERSION", "DJL_DEFAULT_ENGINE"), "gone"))
				.endsWith(", unset the environment variables DJL_DEFAULT_ENGINE, PYTORCH_VERSION and try again: gone");
	}
}
