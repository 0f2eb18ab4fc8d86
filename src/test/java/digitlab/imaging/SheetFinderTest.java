package digitlab.imaging;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Consumer;

import digitlab.segmentation.Component;
import digitlab.segmentation.InkLayout;
import digitlab.segmentation.Segmentation;
import digitlab.sketch.InkImage;
import digitlab.sketch.PixelBounds;
import digitlab.sketch.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SheetFinderTest {

	private static final int WIDTH = 320;
	private static final int HEIGHT = 240;
	private static final Color TABLE = new Color(70, 60, 50);
	private static final Color PAPER = new Color(230, 228, 220);

	private static GreyImage grey(Color ground, Consumer<Graphics2D> drawing) {
		BufferedImage picture = picture(ground, drawing);
		return GreyImage.of(WIDTH, HEIGHT, picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
	}

	private static BufferedImage picture(Color ground, Consumer<Graphics2D> drawing) {
		return Pictures.draw(WIDTH, HEIGHT, ground, drawing);
	}

	/** A sheet of 200 × 140 around (160, 120); relative to its middle, a 7 goes from (-50, -35) to (-8, 35), and a 1 is at 40. */
	private static void sheet(Graphics2D g, double degrees) {
		g.translate(160, 120);
		g.rotate(Math.toRadians(degrees));
		g.setColor(PAPER);
		g.fillRect(-100, -70, 200, 140);
		digits(g);
	}

	private static void digits(Graphics2D g) {
		g.setColor(Color.BLACK);
		g.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		Path2D seven = new Path2D.Double();
		seven.moveTo(-50, -35);
		seven.lineTo(-8, -35);
		seven.lineTo(-30, 35);
		g.draw(seven);
		g.drawLine(40, -35, 40, 35);
	}

	/** A 7 of 8 × 10 pixels is less than a thousandth of the sheet; without it, the rectangle might be a drawing. */
	@Test
	void aSheetWithLittleWritingIsFoundAndAnEmptyOneIsNot() {
		Consumer<Graphics2D> empty = g -> {
			g.translate(160, 120);
			g.rotate(Math.toRadians(10));
			g.setColor(PAPER);
			g.fillRect(-100, -70, 200, 140);
		};
		assertThat(SheetFinder.find(grey(TABLE, empty))).isEmpty();
		SheetFinder.Sheet sheet = SheetFinder.find(grey(TABLE, empty.andThen(g -> {
			g.setColor(Color.BLACK);
			g.setStroke(new BasicStroke(1.5f));
			g.drawLine(10, -5, 18, -5);
			g.drawLine(18, -5, 13, 5);
		}))).orElseThrow();
		assertThat(Math.toDegrees(sheet.angle())).isCloseTo(10, within(2.0));
	}

	/**
	 * A third of the tones' variance is due to the bold stroke: two tones explain less than the seven tenths otherwise required.
	 */
	@Test
	void aRectangleOnAPaleTableIsFoundWithABoldDigitOnIt() {
		SheetFinder.Sheet sheet = SheetFinder.find(grey(new Color(200, 198, 195), g -> {
			g.translate(160, 120);
			g.rotate(Math.toRadians(8));
			g.setColor(new Color(250, 250, 248));
			g.fillRect(-100, -70, 200, 140);
			g.setColor(Color.BLACK);
			g.setStroke(new BasicStroke(14));
			g.drawLine(0, -30, 0, 30);
		})).orElseThrow();
		assertThat(Math.toDegrees(sheet.angle())).isCloseTo(8, within(2.0));
	}

	@ParameterizedTest
	@ValueSource(ints = {-20, -7, 0, 5, 15, 30})
	void aTiltedSheetOnADarkTableIsFound(int degrees) {
		SheetFinder.Sheet sheet = SheetFinder.find(grey(TABLE, g -> sheet(g, degrees))).orElseThrow();
		assertThat(Math.toDegrees(sheet.angle())).isCloseTo(degrees, within(2.0));
		assertThat(sheet.holds(160, 120)).isTrue();
		assertThat(sheet.holds(10, 10)).isFalse();
		assertThat(sheet.holds(310, 230)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = {-20, 0, 15})
	void aStraightenedSheetHasLevelDigits(int degrees) {
		GreyImage image = grey(TABLE, g -> sheet(g, degrees));
		GreyImage straight = image.straightened(SheetFinder.find(image).orElseThrow());
		// 200 × 140, in coarse pixels of 2.
		assertThat(straight.width()).isCloseTo(200, within(8));
		assertThat(straight.height()).isCloseTo(140, within(8));
		InkImage ink = Pictures.intake(picture(TABLE, g -> sheet(g, degrees)));
		Segmentation digits = InkLayout.of(ink).rows().getFirst().digits();
		assertThat(digits.parts()).isEqualTo(2);
		// The 1 is upright: little wider than the pen.
		PixelBounds one = Component.of(ink.width(), ink.height(), ink.raw(), 0.3f).stream().map(Component::bounds)
				.min((a, b) -> Integer.compare(a.width(), b.width())).orElseThrow();
		assertThat(one.height()).isCloseTo(76, within(4));
		assertThat(one.width()).isLessThanOrEqualTo(11);
	}

	@ParameterizedTest
	@ValueSource(ints = {-20, 0, 15})
	void itsFrameMapsBoxesBackToThePicture(int degrees) {
		InkImage ink = Pictures.intake(picture(TABLE, g -> sheet(g, degrees)));
		PixelBounds one = Component.of(ink.width(), ink.height(), ink.raw(), 0.3f).stream().map(Component::bounds)
				.min((a, b) -> Integer.compare(a.width(), b.width())).orElseThrow();
		Point middle = ink.frame().toSource((one.left() + one.right()) / 2.0, (one.top() + one.bottom()) / 2.0);
		double angle = Math.toRadians(degrees);
		assertThat(middle.x()).isCloseTo(160 + 40 * Math.cos(angle), within(3.0));
		assertThat(middle.y()).isCloseTo(120 + 40 * Math.sin(angle), within(3.0));
	}

	@Test
	void aSheetCutByThePicturesEdgeIsFound() {
		Optional<SheetFinder.Sheet> sheet = SheetFinder.find(grey(TABLE, g -> {
			g.setColor(PAPER);
			g.fillRect(60, -20, 300, 300);
			g.translate(190, 120);
			digits(g);
		}));
		assertThat(sheet).isPresent();
		assertThat(sheet.orElseThrow().holds(200, 5)).isTrue();
		assertThat(sheet.orElseThrow().holds(20, 120)).isFalse();
	}

	@Test
	void aSheetThatFillsThePictureNeedsNoFinding() {
		assertThat(SheetFinder.find(grey(PAPER, g -> {
			g.translate(160, 120);
			digits(g);
		}))).isEmpty();
	}

	@Test
	void aDiscIsNoSheet() {
		assertThat(SheetFinder.find(grey(PAPER, g -> {
			g.setColor(Color.BLACK);
			g.fillOval(90, 50, 140, 140);
		}))).isEmpty();
	}

	@Test
	void aBoldZeroIsNoSheet() {
		assertThat(SheetFinder.find(grey(PAPER, g -> {
			g.setColor(Color.BLACK);
			g.setStroke(new BasicStroke(30));
			g.drawOval(100, 30, 110, 180);
		}))).isEmpty();
	}

	@Test
	void aBoldEightIsNoSheet() {
		assertThat(SheetFinder.find(grey(Color.BLACK, g -> {
			g.setColor(Color.WHITE);
			g.fillRoundRect(108, 30, 104, 100, 70, 70);
			g.fillRoundRect(105, 100, 110, 115, 70, 70);
			g.setColor(Color.BLACK);
			g.fillOval(140, 62, 40, 26);
			g.fillOval(138, 148, 44, 28);
		}))).isEmpty();
	}

	@Test
	void halvesThatBothBearWritingAreOneSheetInShadow() {
		assertThat(SheetFinder.find(grey(PAPER, g -> {
			g.setColor(new Color(120, 118, 112));
			g.fillRect(0, 0, 160, HEIGHT);
			g.translate(80, 120);
			digits(g);
			g.translate(160, 0);
			digits(g);
		}))).isEmpty();
	}

	@Test
	void smallPicturesShowNoTable() {
		int[] argb = new int[40 * 40];
		for (int i = 0; i < argb.length; i++) {
			argb[i] = i % 40 < 20 ? 0xff404040 : 0xffe0e0e0;
		}
		assertThat(SheetFinder.find(GreyImage.of(40, 40, argb))).isEmpty();
	}

	/** A shadow from the left, whose edge is tilted by {@code degrees} and runs through the 7 or past it. */
	private static void shaded(Graphics2D g, double degrees, int edge) {
		g.translate(160, 120);
		digits(g);
		g.rotate(Math.toRadians(degrees));
		g.setColor(new Color(0, 0, 0, 110));
		g.fillRect(-500, -500, 500 + edge, 1000);
	}

	@Test
	void aShadowWhoseEdgeCrossesADigitIsNoSheet() {
		assertThat(SheetFinder.find(grey(PAPER, g -> shaded(g, 8, -32)))).isEmpty();
	}

	@Test
	void whatIsCutOffIsNotTurnedFar() {
		assertThat(SheetFinder.find(grey(PAPER, g -> shaded(g, 40, -75))).map(SheetFinder.Sheet::angle).orElse(0.0)).isZero();
	}

	@Test
	void theLightOfALampIsNoSheet() {
		assertThat(SheetFinder.find(grey(PAPER, g -> {
			g.setPaint(new RadialGradientPaint(180, 110, 240, new float[]{0, 1}, new Color[]{PAPER, new Color(90, 88, 80)}));
			g.fillRect(0, 0, WIDTH, HEIGHT);
			g.translate(160, 120);
			digits(g);
		}))).isEmpty();
	}

	/** Light falls from the left: the left side of the table is lighter than the right side of the sheet. */
	@Test
	void aSheetInUnevenLightIsFound() {
		SheetFinder.Sheet sheet = SheetFinder.find(grey(new Color(160, 158, 150), g -> {
			for (int x = 0; x < WIDTH; x++) {
				g.setColor(new Color(170 - x / 4, 168 - x / 4, 160 - x / 4));
				g.drawLine(x, 0, x, HEIGHT);
			}
			g.translate(160, 120);
			g.rotate(Math.toRadians(8));
			for (int x = -100; x < 100; x++) {
				g.setColor(new Color(220 - x / 6, 219 - x / 6, 212 - x / 6));
				g.fillRect(x, -70, 1, 140);
			}
			digits(g);
		})).orElseThrow();
		assertThat(Math.toDegrees(sheet.angle())).isCloseTo(8, within(2.0));
		assertThat(sheet.holds(160, 120)).isTrue();
		assertThat(sheet.holds(10, 10)).isFalse();
	}

	/** A thick 1 that reaches from the sheet's edge, where its lower end touches the dark table, far into it. */
	@Test
	void aStrokeThatReachesTheEdgeIsOnTheSheet() {
		SheetFinder.Sheet sheet = SheetFinder.find(grey(TABLE, g -> {
			g.setColor(PAPER);
			g.fillRect(60, -20, 300, 220);
			g.setColor(Color.BLACK);
			g.setStroke(new BasicStroke(10, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
			g.drawLine(240, 100, 240, 196);
			g.translate(150, 110);
			digits(g);
		})).orElseThrow();
		assertThat(sheet.holds(240, 150)).isTrue();
	}
}
