package digitlab.ui.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import digitlab.data.PenStroke;
import digitlab.data.SyntheticDigits;
import digitlab.sketch.Sketch;
import org.junit.jupiter.api.BeforeAll;
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

	private static int[] pixels(Canvas canvas) {
		WritableImage image = canvas.snapshot(null, null);
		int[] argb = new int[SIDE * SIDE];
		image.getPixelReader().getPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbInstance(), argb, 0, SIDE);
		return argb;
	}
}
