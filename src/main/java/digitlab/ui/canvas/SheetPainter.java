package digitlab.ui.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

import digitlab.sketch.InkImage;
import digitlab.sketch.PaperMap;
import digitlab.sketch.Picture;
import digitlab.sketch.Point;
import digitlab.sketch.SketchElement;
import digitlab.sketch.Stroke;
import org.jspecify.annotations.Nullable;

/**
 * Paints a sketch. A stroke that goes on is painted from where it was, everything else anew. Lines are smooth: quadratic
 * curves from the middle of one move to the middle of the next, bent by the place between them.
 */
final class SheetPainter {

	private final Canvas canvas;
	private final GraphicsContext graphics;
	private Color ink = Color.BLACK;
	private Color paper = Color.WHITE;
	private boolean showsPicture;
	private @Nullable Shown shown;
	private List<SketchElement> painted = List.of();

	/** A picture's own tones as they are shown, and for what: they take longer to make than to draw. */
	private record Shown(Picture picture, int side, int paper, Image image) {
	}

	SheetPainter(Canvas canvas) {
		this.canvas = canvas;
		graphics = canvas.getGraphicsContext2D();
		graphics.setLineCap(StrokeLineCap.ROUND);
		graphics.setLineJoin(StrokeLineJoin.ROUND);
	}

	/** Changes the colours and paints everything anew. */
	void setColors(Color newInk, Color newPaper) {
		ink = newInk;
		paper = newPaper;
		repaint(painted);
	}

	/** Shows a picture's own tones and what they were taken for, or ink only, and paints everything anew. */
	void setShowsPicture(boolean shows) {
		showsPicture = shows;
		repaint(painted);
	}

	/** Brings the canvas up to date. */
	void paint(List<SketchElement> elements) {
		int known = knownPoints(elements);
		if (known < 0) {
			repaint(elements);
		} else {
			extend((Stroke) elements.getLast(), known);
			painted = elements;
		}
	}

	/** Paints everything anew. */
	void repaint(List<SketchElement> elements) {
		painted = elements;
		shown = shown(elements);
		graphics.setFill(background());
		graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
		List<Stroke> alike = new ArrayList<>();
		for (SketchElement element : elements) {
			if (!alike.isEmpty() && !(element instanceof Stroke next && isAlike(alike.getFirst(), next))) {
				paintAll(alike);
				alike.clear();
			}
			switch (element) {
				case Stroke stroke -> alike.add(stroke);
				case Picture picture -> paint(picture.image());
			}
		}
		if (!alike.isEmpty()) {
			paintAll(alike);
		}
	}

	/** Whether one path can hold both. */
	private static boolean isAlike(Stroke one, Stroke other) {
		return one.eraser() == other.eraser() && one.width() == other.width();
	}

	private @Nullable Shown shown(List<SketchElement> elements) {
		int side = (int) canvas.getWidth();
		if (!showsPicture || side < 1 || elements.isEmpty() || !(elements.getFirst() instanceof Picture picture)
				|| !(picture.paper() instanceof PaperMap map)) {
			return null;
		}
		Shown before = shown;
		int around = rgb(paper);
		if (before != null && before.picture() == picture && before.side() == side && before.paper() == around) {
			return before;
		}
		WritableImage image = new WritableImage(side, side);
		image.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(),
				PaperTints.sheet(picture, map, side, around), 0, side);
		return new Shown(picture, side, around, image);
	}

	/** What is below all ink, and comes to light again where ink is rubbed out. */
	private Paint background() {
		return shown == null ? paper : new ImagePattern(shown.image(), 0, 0, canvas.getWidth(), canvas.getHeight(), false);
	}

	/** On a picture's own tones ink is told from what else is dark. */
	private Color ink() {
		return shown == null ? ink : Color.rgb(PaperTints.INK >> 16, PaperTints.INK >> 8 & 0xFF, PaperTints.INK & 0xFF);
	}

	private static int rgb(Color color) {
		return (int) Math.round(color.getRed() * 255) << 16 | (int) Math.round(color.getGreen() * 255) << 8
				| (int) Math.round(color.getBlue() * 255);
	}

	/** How many points of the last stroke are on the canvas already, with all before it; -1 when it is not that simple. */
	private int knownPoints(List<SketchElement> elements) {
		int before = elements.size() - 1;
		if (before < 0 || !(elements.getLast() instanceof Stroke stroke) || painted.size() < before
				|| painted.size() > before + 1) {
			return -1;
		}
		for (int i = 0; i < before; i++) {
			if (elements.get(i) != painted.get(i)) {
				return -1;
			}
		}
		if (painted.size() == before) {
			return 0;
		}
		return painted.getLast() instanceof Stroke shorter && continues(stroke, shorter) ? shorter.points().size() : -1;
	}

	private static boolean continues(Stroke stroke, Stroke shorter) {
		int known = shorter.points().size();
		return isAlike(stroke, shorter) && stroke.points().size() >= known
				&& stroke.points().getFirst().equals(shorter.points().getFirst())
				&& stroke.points().get(known - 1).equals(shorter.points().getLast());
	}

	private void extend(Stroke stroke, int from) {
		take(stroke);
		List<Point> points = stroke.points();
		if (from == 0) {
			dot(stroke);
		}
		int first = Math.max(1, from);
		if (first < points.size()) {
			graphics.beginPath();
			moveTo(first == 1 ? points.getFirst() : middle(points.get(first - 2), points.get(first - 1)));
			curve(points, first);
			graphics.stroke();
		}
	}

	/** Strokes of one kind and width in one path: by software, each that rubs out on a picture copies its image. */
	private void paintAll(List<Stroke> strokes) {
		take(strokes.getFirst());
		graphics.beginPath();
		for (Stroke stroke : strokes) {
			List<Point> points = stroke.points();
			if (points.size() == 1) {
				dot(stroke);
			} else {
				moveTo(points.getFirst());
				curve(points, 1);
				graphics.lineTo(x(points.getLast()), y(points.getLast()));
			}
		}
		graphics.stroke();
	}

	private void curve(List<Point> points, int from) {
		for (int i = from; i < points.size(); i++) {
			curveTo(points.get(i - 1), middle(points.get(i - 1), points.get(i)));
		}
	}

	private void paint(InkImage image) {
		int[] argb = new int[image.width() * image.height()];
		int color = rgb(ink());
		for (int i = 0; i < argb.length; i++) {
			argb[i] = Math.round(255 * image.ink(i % image.width(), i / image.width())) << 24 | color;
		}
		WritableImage pixels = new WritableImage(image.width(), image.height());
		pixels.getPixelWriter().setPixels(0, 0, image.width(), image.height(), PixelFormat.getIntArgbInstance(), argb, 0,
				image.width());
		// In the middle, as large as fits, as for the network.
		double scale = canvas.getWidth() / Math.max(image.width(), image.height());
		double width = image.width() * scale;
		double height = image.height() * scale;
		graphics.drawImage(pixels, (canvas.getWidth() - width) / 2, (canvas.getHeight() - height) / 2, width, height);
	}

	private void take(Stroke stroke) {
		Paint color = stroke.eraser() ? background() : ink();
		graphics.setStroke(color);
		graphics.setFill(color);
		graphics.setLineWidth(stroke.width() * canvas.getWidth());
	}

	private void dot(Stroke stroke) {
		double size = stroke.width() * canvas.getWidth();
		Point point = stroke.points().getFirst();
		graphics.fillOval(x(point) - size / 2, y(point) - size / 2, size, size);
	}

	private void moveTo(Point to) {
		graphics.moveTo(x(to), y(to));
	}

	private void curveTo(Point control, Point to) {
		graphics.quadraticCurveTo(x(control), y(control), x(to), y(to));
	}

	private static Point middle(Point a, Point b) {
		return new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
	}

	private double x(Point point) {
		return point.x() * canvas.getWidth();
	}

	private double y(Point point) {
		return point.y() * canvas.getHeight();
	}
}
