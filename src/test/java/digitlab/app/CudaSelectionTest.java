package digitlab.app;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CudaSelectionTest {

	/** A command's option takes precedence over the settings; without one, a training uses the first GPU. */
	@ParameterizedTest
	@CsvSource({"cpu, train --device auto, true", "cpu, train --device=auto, true", "cpu, improve --device cuda:0, true",
			"auto, train --device cpu, false", "auto, train --device=cpu, false", "cpu, train, true", "cpu, devices, true",
			"cpu, predict x.png, false", "auto, predict x.png, true", "cpu, predict cuda:x.png, false"})
	void theCommandComesBeforeTheSettings(String settings, String command, boolean wantsGpu) {
		assertThat(CudaSelection.wantsGpu(settings, command.split(" "))).isEqualTo(wantsGpu);
	}

	@ParameterizedTest
	@CsvSource({"cpu, false", "auto, true", "cuda:1, true"})
	void theWindowGoesByTheSettings(String settings, boolean wantsGpu) {
		assertThat(CudaSelection.wantsGpu(settings)).isEqualTo(wantsGpu);
	}
}
