package digitlab.training;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FreeCoresTest {

	@Test
	void whatIsFreeIsNeverLessThanNothingNorMoreThanAll() {
		FreeCores cores = new FreeCores();
		for (int i = 0; i < 1000; i++) {
			assertThat(cores.getAsDouble()).isBetween(0.0, (double) FreeCores.all());
		}
	}
}
