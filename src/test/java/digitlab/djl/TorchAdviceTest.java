package digitlab.djl;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TorchAdviceTest {

	/** Reinstalling would not help against a variable that points elsewhere. */
	@Test
	void variablesComeBeforeANewInstallation() {
		EngineForTests.start();
		assertThat(Torch.advice(Set.of("PATH", "CUDA_HOME"))).isEqualTo("reinstall Digit Lab");
		assertThat(Torch.advice(Set.of("PATH", "PYTORCH_LIBRARY_PATH")))
				.isEqualTo("unset the environment variable PYTORCH_LIBRARY_PATH and try again");
		assertThat(Torch.advice(Set.of("PYTORCH_VERSION", "DJL_DEFAULT_ENGINE")))
				.isEqualTo("unset the environment variables DJL_DEFAULT_ENGINE, PYTORCH_VERSION and try again");
	}
}
