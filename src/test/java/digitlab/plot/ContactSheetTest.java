package digitlab.plot;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContactSheetTest {

	private static final int ZOOM = 3;
	private static final int SIDE = ZOOM * DigitImage.SIDE;

	/** Every pixel has different ink. */
	private static DigitImage image() {
		byte[] pixels = new byte[DigitImage.PIXELS];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (byte) (i * 7);
		}
		return DigitImage.of(pixels);
	}

	private static int rgb(BufferedImage picture, int x, int y) {
		return picture.getRGB(x, y) & 0xffffff;
	}

	@Test
	void everyPixelIsASquareOfItsInk() {
		DigitImage image = image();
		ContactSheet sheet = new ContactSheet("Sheet", ContactSheet.grid(List.of(Tile.of(image, "a"), Tile.of(image, "b")), 1),
				Optional.empty(), ZOOM);
		BufferedImage picture = sheet.draw();
		for (int row = 0; row < 2; row++) {
			for (int y = 0; y < SIDE; y++) {
				for (int x = 0; x < SIDE; x++) {
					assertThat(rgb(picture, sheet.left() + x, sheet.top() + row * sheet.rowHeight() + y))
							.isEqualTo((255 - image.ink(y / ZOOM, x / ZOOM)) * 0x010101);
				}
			}
		}
		assertThat(rgb(picture, sheet.left() + SIDE + ContactSheet.GAP / 2, sheet.top() + 5)).isEqualTo(0xffffff);
	}

	@Test
	void aMapTakesTheColoursOfTheScale() {
		double[] values = new double[DigitImage.PIXELS];
		values[0] = 10;
		values[1] = 5;
		assertThat(Tile.scaled(FloatImage.of(values), 0, 10, "").rgb()).startsWith(0xFDE725, ColorScale.rgb(0.5), 0x440154);
		assertThat(Tile.scaled(FloatImage.of(new double[DigitImage.PIXELS]), 0, 0, "").rgb()).containsOnly(0x440154);
		assertThat(Tile.ink(FloatImage.of(values), "").rgb()).startsWith(0xF5F5F5, 0xFAFAFA, 0xFFFFFF);
	}

	@Test
	void theLegendRunsFromEndToEnd() {
		ContactSheet sheet = new ContactSheet("Sheet", ContactSheet.grid(List.of(Tile.of(image(), "")), 1),
				Optional.of(new ContactSheet.Legend("0", "10 units")), ZOOM);
		BufferedImage picture = sheet.draw();
		int y = picture.getHeight() - ContactSheet.MARGIN - 40;
		assertThat(rgb(picture, ContactSheet.MARGIN, y)).isEqualTo(0x440154);
		assertThat(rgb(picture, picture.getWidth() - ContactSheet.MARGIN - 1, y)).isEqualTo(0xFDE725);
	}

	@Test
	void noTilesAreASheetWithATitle() {
		BufferedImage picture = new ContactSheet("Nothing to see", List.of(), Optional.empty(), 4).draw();
		assertThat(picture.getWidth()).isGreaterThan(150);
		assertThat(picture.getHeight()).isGreaterThan(60);
	}
}
