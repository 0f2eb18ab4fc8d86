package digitlab.imaging;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;

import digitlab.dataset.DigitImage;
import digitlab.segmentation.DigitNormalizer;
import digitlab.sketch.Box;
import digitlab.sketch.InkImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ImageIntakeTest {

	private static final Color CLEAR = new Color(0, 0, 0, 0);

	@Test
	void polarityDoesNotMatter() {
		InkImage dark = Pictures.intake(Pictures.draw(120, 160, Color.WHITE, g -> seven(g, Color.BLACK)));
		InkImage light = Pictures.intake(Pictures.draw(120, 160, Color.BLACK, g -> seven(g, Color.WHITE)));
		assertThat(digit(light)).isEqualTo(digit(dark));
		assertThat(digit(dark).isBlank()).isFalse();
	}

	@Test
	void colourAndPaleInkAreInk() {
		DigitImage black = digit(Pictures.intake(Pictures.draw(120, 160, Color.WHITE, g -> seven(g, Color.BLACK))));
		Color paper = new Color(250, 245, 220);
		DigitImage blue = digit(Pictures.intake(Pictures.draw(120, 160, paper, g -> seven(g, new Color(90, 120, 240)))));
		assertThat(Pictures.meanDifference(black, blue)).isLessThan(1);
	}

	@Test
	void transparentPicturesMayHaveDarkOrLightInk() {
		DigitImage expected = digit(Pictures.intake(Pictures.draw(120, 160, Color.WHITE, g -> seven(g, Color.BLACK))));
		for (Color ink : new Color[]{Color.BLACK, Color.WHITE, Color.RED}) {
			DigitImage image = digit(Pictures.intake(Pictures.draw(120, 160, CLEAR, g -> seven(g, ink))));
			assertThat(Pictures.meanDifference(expected, image)).isLessThan(0.5);
		}
	}

	@Test
	void transparentCornersArePaper() {
		BufferedImage icon = Pictures.draw(160, 160, CLEAR, g -> {
			g.setColor(Color.WHITE);
			g.fillRoundRect(0, 0, 160, 160, 60, 60);
			seven(g, Color.BLACK);
		});
		DigitImage expected = digit(Pictures.intake(Pictures.draw(160, 160, Color.WHITE, g -> seven(g, Color.BLACK))));
		assertThat(Pictures.meanDifference(expected, digit(Pictures.intake(icon)))).isLessThan(0.5);
	}

	@Test
	void unevenLightAndNoiseAreTakenOut() {
		BufferedImage clean = Pictures.draw(600, 800, new Color(215, 215, 215), g -> {
			g.scale(5, 5);
			seven(g, new Color(40, 40, 60));
		});
		InkImage photo = Pictures.intake(shade(clean));

		assertThat(Pictures.meanDifference(digit(Pictures.intake(clean)), digit(photo))).isLessThan(6);
		// No ink remains where there is only paper in half shadow.
		assertThat(photo.ink(photo.width() - 5, photo.height() - 5)).isZero();
	}

	@Test
	void brokenUpJpegsOfShadedPaperStillRead() throws java.io.IOException {
		BufferedImage clean = Pictures.draw(600, 800, new Color(215, 215, 215), g -> {
			g.scale(5, 5);
			seven(g, new Color(40, 40, 60));
		});
		InkImage photo = Pictures.intake(Pictures.throughJpeg(shade(clean), 0.4f));
		assertThat(Pictures.meanDifference(digit(Pictures.intake(clean)), digit(photo))).isLessThan(6);
	}

	@Test
	void broadStrokesSurviveTheFlattening() {
		BufferedImage clean = Pictures.draw(300, 300, new Color(215, 215, 215), g -> {
			g.setColor(Color.DARK_GRAY);
			g.fillRect(100, 40, 80, 220);
		});
		InkImage photo = Pictures.intake(shade(clean));
		assertThat(photo.ink(140, 150)).isGreaterThan(0.8f);
		assertThat(photo.ink(20, 150)).isZero();
	}

	@Test
	void emptyPicturesAreBlank() {
		for (Color paper : new Color[]{Color.WHITE, Color.BLACK, Color.GRAY, CLEAR}) {
			assertThat(Pictures.intake(Pictures.draw(200, 150, paper, g -> {
			})).isBlank()).isTrue();
		}
		BufferedImage emptyPhoto = shade(Pictures.draw(600, 800, new Color(215, 215, 215), g -> {
		}));
		assertThat(Pictures.intake(emptyPhoto).isBlank()).isTrue();
	}

	@Test
	void noiseIsBlank() {
		Random random = new Random(7);
		int[] uniform = random.ints(300 * 300, 0, 256).map(v -> 0xff000000 | v * 0x010101).toArray();
		int[] specks = random.ints(300 * 300, 0, 100).map(v -> v < 4 ? 0xff000000 : 0xffffffff).toArray();
		assertThat(ImageIntake.fromArgb(300, 300, uniform).isBlank()).isTrue();
		assertThat(ImageIntake.fromArgb(300, 300, specks).isBlank()).isTrue();
	}

	@Test
	void dustBesideTheDigitIsDropped() {
		BufferedImage dusty = Pictures.draw(300, 400, Color.WHITE, g -> {
			g.fillRect(0, 0, 300, 400);
			g.setColor(Color.BLACK);
			g.fillOval(280, 385, 5, 5);
			g.scale(2.5, 2.5);
			seven(g, Color.BLACK);
		});
		Box box = Pictures.intake(dusty).bounds().orElseThrow();
		assertThat(box.x() + box.width()).isLessThan(270);
	}

	@Test
	void tinyPicturesAreRead() {
		assertThat(ImageIntake.fromArgb(1, 1, new int[]{0xff000000}).isBlank()).isTrue();
		int[] bar = new int[28 * 28];
		Arrays.fill(bar, 0xff000000);
		for (int y = 4; y < 24; y++) {
			bar[y * 28 + 14] = 0xffffffff;
			bar[y * 28 + 15] = 0xffffffff;
		}
		InkImage ink = ImageIntake.fromArgb(28, 28, bar);
		assertThat(ink.bounds()).contains(new Box(14, 4, 2, 20));
	}

	/** A ring that touches all four sides: more than half of the picture is ink, with paper left in the corners and the hole. */
	@ParameterizedTest
	@CsvSource({"BLACK,WHITE", "WHITE,BLACK", "BLUE,LIGHT_GRAY"})
	void aDigitCutOutCloselyIsInkWhateverItsTone(String pen, String paper) {
		BufferedImage picture = Pictures.draw(90, 120, color(paper), graphics -> {
			graphics.setColor(color(pen));
			graphics.setStroke(new BasicStroke(24));
			graphics.draw(new Ellipse2D.Double(12, 12, 66, 96));
		});
		InkImage ink = Pictures.intake(picture);
		assertThat(ink.bounds()).contains(new Box(0, 0, 90, 120));
		assertThat(ink.ink(45, 12)).as("its stroke").isGreaterThan(0.9f);
		assertThat(ink.ink(45, 60)).as("its hole").isZero();
		assertThat(ink.ink(3, 3)).as("a corner").isZero();
	}

	private static Color color(String name) {
		return switch (name) {
			case "BLACK" -> Color.BLACK;
			case "WHITE" -> Color.WHITE;
			case "BLUE" -> new Color(0x20, 0x30, 0x90);
			default -> new Color(0xd0, 0xd4, 0xce);
		};
	}

	/** Like many of MNIST's sevens, whose bar reaches the side: the paper around it is not what a close crop leaves. */
	@Test
	void aSmallDigitThatTouchesOneSideIsInk() {
		int[] seven = new int[28 * 28];
		Arrays.fill(seven, 0xff000000);
		for (int x = 0; x < 20; x++) {
			seven[5 * 28 + x] = 0xffffffff;
			seven[6 * 28 + x] = 0xffffffff;
		}
		for (int y = 7; y < 25; y++) {
			seven[y * 28 + 18] = 0xffffffff;
			seven[y * 28 + 19] = 0xffffffff;
		}
		assertThat(ImageIntake.fromArgb(28, 28, seven).bounds()).contains(new Box(0, 5, 20, 20));
	}

	@Test
	void boxesAreInPixelsOfTheSource() {
		BufferedImage large = Pictures.draw(1500, 1000, Color.WHITE, g -> {
			g.setColor(Color.BLACK);
			g.fillRect(700, 300, 120, 480);
		});
		Box box = DigitNormalizer.normalize(Pictures.intake(large)).orElseThrow().box();
		// Reduced 3.75 times, so one whole pixel is 3.75.
		assertThat(box.x()).isCloseTo(700, within(2.0));
		assertThat(box.y()).isCloseTo(300, within(2.0));
		assertThat(box.width()).isCloseTo(120, within(3.0));
		assertThat(box.height()).isCloseTo(480, within(3.0));
	}

	private static DigitImage digit(InkImage ink) {
		return DigitNormalizer.normalize(ink).orElseThrow().image();
	}

	private static void seven(Graphics2D g, Color ink) {
		g.setColor(ink);
		g.setStroke(new BasicStroke(11, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		Path2D path = new Path2D.Double();
		path.moveTo(25, 30);
		path.lineTo(90, 30);
		path.lineTo(45, 135);
		g.draw(path);
	}

	/** Light that falls off to half towards the lower right, and noise. */
	private static BufferedImage shade(BufferedImage picture) {
		Random random = new Random(1);
		BufferedImage shaded = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < picture.getHeight(); y++) {
			for (int x = 0; x < picture.getWidth(); x++) {
				double far = (double) x / picture.getWidth() + (double) y / picture.getHeight();
				double light = 1.05 - 0.25 * far + 5 * random.nextGaussian() / 255;
				int grey = (int) Math.clamp((picture.getRGB(x, y) & 0xff) * light, 0, 255);
				shaded.setRGB(x, y, grey * 0x010101);
			}
		}
		return shaded;
	}
}
