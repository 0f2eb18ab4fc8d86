package digitlab.synthetic;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WrittenSignsTest {

	@Test
	void everySignIsWrittenInTheUnitSquareAndEachTimeOtherwise() {
		assertThat(WrittenSigns.all()).containsExactlyInAnyOrder("+", "(", ")", "%", "€", "=", "÷");
		for (String sign : WrittenSigns.all()) {
			assertThat(WrittenSigns.strokes(sign, 1)).isNotEmpty().isEqualTo(WrittenSigns.strokes(sign, 1))
					.isNotEqualTo(WrittenSigns.strokes(sign, 2));
			for (int seed = 0; seed < 50; seed++) {
				assertThat(WrittenSigns.strokes(sign, seed)).allSatisfy(stroke -> assertThat(stroke.points())
						.allMatch(point -> point.x() >= 0 && point.x() <= 1 && point.y() >= 0 && point.y() <= 1));
			}
		}
	}
}
