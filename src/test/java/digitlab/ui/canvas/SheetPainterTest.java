package digitlab.ui.canvas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import digitlab.dataset.PenStroke;
import digitlab.sketch.InkImage;
import digitlab.sketch.PaperMap;
import digitlab.sketch.PaperMap.Kind;
import digitlab.sketch.Picture;
import digitlab.sketch.Point;
import digitlab.sketch.Sketch;
import digitlab.sketch.SketchElement;
import digitlab.sketch.Stroke;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import static org.assertj.core.api.Assertions.assertThat;

class SheetPainterTest {

	private static final int SIDE = 200;

	@BeforeAll
	static void startToolkit() throws TimeoutException {
		FxToolkit.registerPrimaryStage();
	}

	@ParameterizedTest
	@ValueSource(ints = {2, 4, 8})
	void paintingPieceByPieceLooksLikePaintingAtOnce(int digit) {
		List<int[]> pictures = new ArrayList<>();
		new FxRobot().interact(() -> {
			Canvas growing = new Canvas(SIDE, SIDE);
			SheetPainter painter = new SheetPainter(growing);
			painter.repaint(List.of());
			Sketch sketch = new Sketch();
			for (PenStroke stroke : SyntheticDigits.strokes(digit, 1)) {
				PenStroke.Point first = stroke.points().getFirst();
				sketch.begin(first.x(), first.y(), 0.06, false);
				for (PenStroke.Point point : stroke.points()) {
					sketch.extend(point.x(), point.y());
					painter.paint(sketch.elements());
				}
				sketch.end();
			}
			pictures.add(pixels(growing));
			Canvas atOnce = new Canvas(SIDE, SIDE);
			new SheetPainter(atOnce).repaint(sketch.elements());
			pictures.add(pixels(atOnce));
		});
		// All but the edges, where pieces overlap, and the very ends, which come when the pen is lifted.
		long different = IntStream.range(0, SIDE * SIDE)
				.filter(i -> Math.abs((pictures.getFirst()[i] & 0xff) - (pictures.getLast()[i] & 0xff)) > 64).count();
		assertThat(different).isLessThan(SIDE * SIDE / 400);
		assertThat(pictures.getFirst()).contains(0xff000000);
	}

	/** A picture of dark tones, as are the table's, with ink in its upper half; the lower half is surroundings. */
	@Test
	void onAShownPictureStrokesAreInkAndRubbingOutBringsTheToneToLight() {
		int[][] painted = new int[4][];
		new FxRobot().interact(() -> {
			Canvas canvas = new Canvas(SIDE, SIDE);
			SheetPainter painter = new SheetPainter(canvas);
			List<SketchElement> sheet = List.of(halfInk());
			painter.repaint(sheet);
			painted[0] = pixels(canvas);
			painter.setShowsPicture(true);
			painted[1] = pixels(canvas);
			Stroke eraser = new Stroke(List.of(new Point(0.2, 0.3), new Point(0.8, 0.3)), 0.1, true);
			Stroke pen = new Stroke(List.of(new Point(0.2, 0.8), new Point(0.8, 0.8)), 0.1, false);
			painter.paint(List.of(sheet.getFirst(), eraser));
			painter.paint(List.of(sheet.getFirst(), eraser, pen));
			painted[2] = pixels(canvas);
			painter.setShowsPicture(false);
			painted[3] = pixels(canvas);
		});
		int ink = 0xFF000000 | PaperTints.INK;
		int tone = 0xFF505050;
		assertThat(at(painted[0], 0.5, 0.3)).as("ink only").isEqualTo(0xFF000000);
		assertThat(at(painted[0], 0.5, 0.8)).as("ink only").isEqualTo(0xFFFFFFFF);
		assertThat(at(painted[1], 0.5, 0.3)).isEqualTo(ink);
		assertThat(at(painted[1], 0.5, 0.8)).as("surroundings").isNotIn(ink, tone, 0xFFFFFFFF);
		assertThat(at(painted[2], 0.5, 0.3)).as("rubbed out").isEqualTo(tone);
		assertThat(at(painted[2], 0.5, 0.4)).isEqualTo(ink);
		assertThat(at(painted[2], 0.5, 0.8)).as("drawn over it").isEqualTo(ink);
		assertThat(at(painted[3], 0.5, 0.3)).as("rubbed out, ink only").isEqualTo(0xFFFFFFFF);
		assertThat(at(painted[3], 0.5, 0.8)).isEqualTo(0xFF000000);
	}

	/** Two that rub out, one of them a dot, are one path; the pen before them is below, the one after them above. */
	@Test
	void strokesAreAboveThoseBeforeThem() {
		int[][] painted = new int[1][];
		new FxRobot().interact(() -> {
			Canvas canvas = new Canvas(SIDE, SIDE);
			new SheetPainter(canvas).repaint(List.of(new Stroke(List.of(new Point(0.2, 0.5), new Point(0.8, 0.5)), 0.1, false),
					new Stroke(List.of(new Point(0.5, 0.4), new Point(0.5, 0.6)), 0.1, true),
					new Stroke(List.of(new Point(0.3, 0.5)), 0.1, true),
					new Stroke(List.of(new Point(0.5, 0.5)), 0.02, false)));
			painted[0] = pixels(canvas);
		});
		assertThat(at(painted[0], 0.4, 0.5)).isEqualTo(0xFF000000);
		assertThat(at(painted[0], 0.5, 0.46)).as("rubbed out").isEqualTo(0xFFFFFFFF);
		assertThat(at(painted[0], 0.3, 0.5)).as("rubbed out by a dot").isEqualTo(0xFFFFFFFF);
		assertThat(at(painted[0], 0.5, 0.5)).as("drawn again").isEqualTo(0xFF000000);
	}

	private static Picture halfInk() {
		float[] ink = new float[SIDE * SIDE / 4];
		byte[] tones = new byte[SIDE * SIDE];
		byte[] kinds = new byte[tones.length];
		Arrays.fill(ink, 0, ink.length / 2, 1);
		Arrays.fill(tones, (byte) 0x50);
		Arrays.fill(kinds, 0, kinds.length / 2, (byte) Kind.INK.ordinal());
		Arrays.fill(kinds, kinds.length / 2, kinds.length, (byte) Kind.SURROUNDINGS.ordinal());
		return new Picture(InkImage.ofInk(SIDE / 2, SIDE / 2, ink), new PaperMap(SIDE, SIDE, tones, kinds));
	}

	private static int at(int[] pixels, double x, double y) {
		return pixels[(int) (y * SIDE) * SIDE + (int) (x * SIDE)];
	}

	private static int[] pixels(Canvas canvas) {
		WritableImage image = canvas.snapshot(null, null);
		int[] argb = new int[SIDE * SIDE];
		image.getPixelReader().getPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbInstance(), argb, 0, SIDE);
		return argb;
	}
}
