package digitlab.plot;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RotationTest {

	@Test
	void lengthsAndAnglesAreKept() {
		for (double yaw = -4; yaw < 4; yaw += 0.7) {
			for (double pitch = -1.5; pitch < 1.6; pitch += 0.5) {
				double[] m = new Rotation(yaw, pitch).matrix();
				for (int row = 0; row < 3; row++) {
					for (int other = 0; other < 3; other++) {
						double product = 0;
						for (int i = 0; i < 3; i++) {
							product += m[3 * row + i] * m[3 * other + i];
						}
						assertThat(product).isCloseTo(row == other ? 1 : 0, within(1e-12));
					}
				}
			}
		}
	}

	@Test
	void aTurntableMovesWhatIsInFrontToTheRightAndATiltLooksFromAbove() {
		assertThat(new Rotation(0, 0).apply(1, 2, 3)).containsExactly(new double[]{1, 2, 3}, within(1e-12));
		assertThat(new Rotation(Math.PI / 2, 0).apply(0, 0, 1)).containsExactly(new double[]{1, 0, 0}, within(1e-12));
		assertThat(new Rotation(0, Math.PI / 2).apply(0, 1, 0)).containsExactly(new double[]{0, 0, 1}, within(1e-12));
		assertThat(new Rotation(0, 0.3).apply(0, 0, 1)[1]).isNegative();
	}

	@Test
	void upStaysUp() {
		assertThat(new Rotation(0, 1).turn(0.5, 5)).isEqualTo(new Rotation(0.5, Math.PI / 2));
		assertThat(new Rotation(0, 1).turn(0, -9).pitch()).isEqualTo(-Math.PI / 2);
	}
}
