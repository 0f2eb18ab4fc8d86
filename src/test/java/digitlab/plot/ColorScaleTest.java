package digitlab.plot;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ColorScaleTest {

	@Test
	void theAnchorsAreViridis() {
		// matplotlib.cm.viridis at i/9, rounded to bytes.
		assertThat(ColorScale.rgb(0)).isEqualTo(0x440154);
		assertThat(ColorScale.rgb(1 / 9.0)).isEqualTo(0x482878);
		assertThat(ColorScale.rgb(4 / 9.0)).isEqualTo(0x26828E);
		assertThat(ColorScale.rgb(1)).isEqualTo(0xFDE725);
	}

	@Test
	void betweenTwoAnchorsItIsTheirMixture() {
		assertThat(ColorScale.rgb(0.5 / 9)).isEqualTo(0x461566);
	}

	@Test
	void beyondTheEndsAreTheEnds() {
		assertThat(ColorScale.rgb(-3)).isEqualTo(0x440154);
		assertThat(ColorScale.rgb(7)).isEqualTo(0xFDE725);
		assertThat(ColorScale.rgb(Double.NaN)).isEqualTo(0x440154);
	}

	@Test
	void lightnessOnlyGrows() {
		double before = -1;
		for (int i = 0; i <= 1000; i++) {
			int rgb = ColorScale.rgb(i / 1000.0);
			double luminance = 0.2126 * (rgb >> 16 & 0xff) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff);
			assertThat(luminance).isGreaterThanOrEqualTo(before - 1); // one rounding step
			before = luminance;
		}
	}

	@Test
	void textStandsOut() {
		assertThat(ColorScale.isDark(ColorScale.rgb(0))).isTrue();
		assertThat(ColorScale.isDark(ColorScale.rgb(1))).isFalse();
	}
}
