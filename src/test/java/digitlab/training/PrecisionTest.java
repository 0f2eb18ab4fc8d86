package digitlab.training;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PrecisionTest {

	private static final ComputeDevice OLD = new ComputeDevice("cpu", "CPU, 2 cores", "cpu", true, "");
	private static final ComputeDevice NEW = new ComputeDevice("cpu", "CPU, 2 cores", "cpu", true, "", true);

	@Test
	void autoIsWhatTheDeviceComputesFasterWith() {
		assertThat(Precision.AUTO.on(OLD)).isEqualTo(Precision.FLOAT32);
		assertThat(Precision.AUTO.on(NEW)).isEqualTo(Precision.BFLOAT16);
		assertThat(Precision.FLOAT32.on(NEW)).isEqualTo(Precision.FLOAT32);
		assertThat(Precision.BFLOAT16.on(NEW)).isEqualTo(Precision.BFLOAT16);
	}

	@Test
	void whatADeviceLacksIsRefusedBeforeATraining() {
		Hyperparameters wanted = Hyperparameters.standard(1).with(Hyperparameter.PRECISION, Precision.BFLOAT16);
		DeviceCatalog devices = () -> List.of(OLD);
		assertThatThrownBy(() -> devices.check(wanted.run())).isInstanceOf(IllegalArgumentException.class).hasMessage(
				"CPU, 2 cores has no instructions for bfloat16 that make training faster: choose auto or float32.");
		devices.check(wanted.with(Hyperparameter.PRECISION, Precision.AUTO).run());
	}
}
