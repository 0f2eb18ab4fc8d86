package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

import digitlab.ui.cluster.ScatterPlot.Line;
import digitlab.ui.cluster.ScatterPlot.Marker;
import digitlab.ui.cluster.ScatterPlot.Outline;

/** Draws the overlays of a plot: outlines, lines, images, rings around points, and the selection. */
final class PlotOverlay extends Pane {

	private static final double FRAME = 2;
	private static final double LASSO_STEP = 3;
	private static final double NAME_GAP = 4;
	private static final double NARROW = 320;

	/** Beyond this size a ring is square, as it is around an image. */
	private static final double ROUND = 7;

	private final Rectangle ring = hidden(new Rectangle(), "scatter-ring");
	private final Rectangle pin = hidden(new Rectangle(), "scatter-pin");
	private final Rectangle box = hidden(new Rectangle(), "scatter-selection");
	private final Polyline lasso = hidden(new Polyline(), "scatter-selection");
	private final List<Polygon> polygons = new ArrayList<>();
	private final List<Region> frames = new ArrayList<>();
	private final List<Polyline> strokes = new ArrayList<>();
	private final List<Label> names = new ArrayList<>();
	private List<Marker> markers = List.of();
	private List<Line> lines = List.of();
	private List<Outline> outlines = List.of();

	PlotOverlay() {
		setMouseTransparent(true);
		getChildren().addAll(ring, pin, box, lasso);
	}

	private static <S extends Shape> S hidden(S shape, String style) {
		shape.getStyleClass().add(style);
		shape.setVisible(false);
		return shape;
	}

	/** Markers that only moved keep their nodes. */
	void showMarkers(List<Marker> now) {
		if (alike(markers, now)) {
			markers = now;
			return;
		}
		getChildren().removeAll(frames);
		frames.clear();
		markers = now;
		for (Marker marker : markers) {
			ImageView picture = new ImageView(marker.picture());
			picture.setAccessibleText(marker.name());
			picture.relocate(FRAME, FRAME);
			Pane frame = new Pane(picture);
			frame.getStyleClass().addAll("scatter-marker", marker.style());
			frame.setStyle(marker.rgb() < 0 ? "" : "-fx-background-color: #%06x;".formatted(marker.rgb()));
			frame.setManaged(false);
			frame.resize(marker.picture().getWidth() + 2 * FRAME, marker.picture().getHeight() + 2 * FRAME);
			frames.add(frame);
		}
		getChildren().addAll(frames);
		names.forEach(Node::toFront);
	}

	private static boolean alike(List<Marker> before, List<Marker> now) {
		boolean alike = before.size() == now.size();
		for (int i = 0; alike && i < now.size(); i++) {
			Marker a = before.get(i);
			Marker b = now.get(i);
			alike = a.picture() == b.picture() && a.rgb() == b.rgb() && a.style().equals(b.style()) && a.name().equals(b.name());
		}
		return alike;
	}

	/** Lines that only moved keep their nodes. */
	void showLines(List<Line> now) {
		if (now.size() != lines.size()) {
			getChildren().removeAll(strokes);
			getChildren().removeAll(names);
			strokes.clear();
			names.clear();
			for (Line _ : now) {
				strokes.add(new Polyline());
				names.add(new Label());
			}
			getChildren().addAll(polygons.size(), strokes);
			getChildren().addAll(names);
		}
		lines = now;
		for (int i = 0; i < lines.size(); i++) {
			Line line = lines.get(i);
			strokes.get(i).getStyleClass().setAll("scatter-line", line.style());
			strokes.get(i).setStyle(line.rgb() < 0 ? "" : "-fx-stroke: #%06x;".formatted(line.rgb()));
			names.get(i).setVisible(!line.name().isEmpty());
			names.get(i).getStyleClass().setAll("label", "note", "scatter-line-name");
		}
	}

	void showOutlines(List<Outline> now) {
		getChildren().removeAll(polygons);
		polygons.clear();
		outlines = now;
		for (Outline outline : outlines) {
			Polygon polygon = new Polygon();
			polygon.getStyleClass().add("scatter-hull");
			polygon.setStyle("-fx-stroke: #%1$06x; -fx-fill: #%1$06x18;".formatted(outline.rgb()));
			polygons.add(polygon);
		}
		getChildren().addAll(0, polygons);
	}

	/** Positions everything for the part of the plane shown. */
	void place(Viewport view) {
		for (int i = 0; i < frames.size(); i++) {
			Region frame = frames.get(i);
			frame.relocate(Math.rint(view.toPixelX(markers.get(i).x(), getWidth()) - frame.getWidth() / 2),
					Math.rint(view.toPixelY(markers.get(i).y(), getHeight()) - frame.getHeight() / 2));
		}
		for (int i = 0; i < polygons.size(); i++) {
			polygons.get(i).getPoints().setAll(corners(view, outlines.get(i).xs(), outlines.get(i).ys()));
		}
		for (int i = 0; i < strokes.size(); i++) {
			Double[] corners = corners(view, lines.get(i).xs(), lines.get(i).ys());
			strokes.get(i).getPoints().setAll(corners);
			place(names.get(i), lines.get(i).name(), corners);
		}
	}

	private Double[] corners(Viewport view, double[] xs, double[] ys) {
		Double[] corners = new Double[2 * xs.length];
		for (int c = 0; c < xs.length; c++) {
			corners[2 * c] = view.toPixelX(xs[c], getWidth());
			corners[2 * c + 1] = view.toPixelY(ys[c], getHeight());
		}
		return corners;
	}

	/** Places a name beyond the end of a line, within the plot; a narrow plot has room for the first word or two. */
	private void place(Label label, String name, Double[] corners) {
		if (!label.isVisible()) {
			return;
		}
		label.setText(getWidth() < NARROW ? name.replaceAll(",.*", "") : name);
		label.autosize();
		double x = corners[corners.length - 2];
		double left = x < corners[0] ? x - NAME_GAP - label.getWidth() : x + NAME_GAP;
		double top = corners[corners.length - 1] - label.getHeight() / 2;
		label.relocate(Math.rint(Math.clamp(left, 0, Math.max(0, getWidth() - label.getWidth()))),
				Math.rint(Math.clamp(top, 0, Math.max(0, getHeight() - label.getHeight()))));
	}

	/** Rings the point under the pointer; NaN for none. */
	void ring(double x, double y, double size) {
		put(ring, x, y, size);
	}

	/** Rings the pinned point; NaN for none. */
	void pin(double x, double y, double size) {
		put(pin, x, y, size + 1);
	}

	private static void put(Rectangle ring, double x, double y, double size) {
		ring.setVisible(!Double.isNaN(x));
		if (ring.isVisible()) {
			ring.setX(x - size);
			ring.setY(y - size);
			ring.setWidth(2 * size);
			ring.setHeight(2 * size);
			ring.setArcWidth(size <= ROUND ? 2 * size : 0);
			ring.setArcHeight(ring.getArcWidth());
		}
	}

	/** Shows a box between two corners. */
	void box(double x0, double y0, double x1, double y1) {
		box.setVisible(true);
		box.setX(Math.min(x0, x1));
		box.setY(Math.min(y0, y1));
		box.setWidth(Math.abs(x1 - x0));
		box.setHeight(Math.abs(y1 - y0));
	}

	/** The last box shown. */
	Rectangle box() {
		return box;
	}

	/** Extends the lasso, unless the new point is too close to the last. */
	void lasso(double x, double y) {
		lasso.setVisible(true);
		int size = lasso.getPoints().size();
		if (size > 0 && Math.hypot(x - lasso.getPoints().get(size - 2), y - lasso.getPoints().get(size - 1)) < LASSO_STEP) {
			return;
		}
		lasso.getPoints().addAll(x, y);
	}

	/** The area inside the lasso. */
	Lasso lasso() {
		return Lasso.through(lasso.getPoints());
	}

	/** Ends the selection. */
	void endSelection() {
		box.setVisible(false);
		lasso.setVisible(false);
		lasso.getPoints().clear();
	}
}
