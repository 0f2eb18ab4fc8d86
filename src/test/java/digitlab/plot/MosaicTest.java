package digitlab.plot;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MosaicTest {

	private static final int GAP = 0x8C949E;

	@Test
	void tilesStandInReadingOrderWithAPixelBetweenThem() {
		Mosaic mosaic = Mosaic.of(2, 1, 2, (tile, _, column) -> 10 * tile + column);
		assertThat(mosaic.rows()).isEqualTo(1);
		assertThat(mosaic.columns()).isEqualTo(5);
		assertThat(mosaic.rgb()).containsExactly(0, 1, GAP, 10, 11);
	}

	/** 32 maps of 24×24: 8 in each of 4 rows. */
	@Test
	void noRowIsLeftPartlyEmpty() {
		Mosaic mosaic = Mosaic.of(32, 24, 24, (tile, _, _) -> tile);
		assertThat(mosaic.columns()).isEqualTo(8 * 25 - 1);
		assertThat(mosaic.rows()).isEqualTo(4 * 25 - 1);
		assertThat(mosaic.rgb()[mosaic.rgb().length - 1]).isEqualTo(31);
	}

	@Test
	void numbersAreColouredByTheirShareOfTheLargest() {
		Mosaic mosaic = Mosaic.of(new float[]{0, 2, 1, 0, 0, 0, 0, 0});
		assertThat(mosaic.columns()).isEqualTo(4);
		assertThat(mosaic.rows()).isEqualTo(2);
		assertThat(mosaic.rgb()).startsWith(ColorScale.rgb(0), ColorScale.rgb(1), ColorScale.rgb(0.5));
	}

	@Test
	void theScaleFitsWithinBothSides() {
		Mosaic mosaic = Mosaic.of(new float[8]);
		assertThat(mosaic.scaleWithin(20, 20)).isEqualTo(5);
		assertThat(mosaic.scaleWithin(20, 4)).isEqualTo(2);
		assertThat(mosaic.scaleWithin(3, 3)).isEqualTo(1);
	}
}
