package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

import digitlab.ui.cluster.ScatterPlot.Marker;
import digitlab.ui.cluster.ScatterPlot.Outline;

/** Draws the overlays of a plot: outlines, images, rings around points, and the selection. */
final class PlotOverlay extends Pane {

	private static final double FRAME = 2;
	private static final double LASSO_STEP = 3;

	private final Circle ring = hidden(new Circle(6), "scatter-ring");
	private final Circle pin = hidden(new Circle(7), "scatter-pin");
	private final Rectangle box = hidden(new Rectangle(), "scatter-selection");
	private final Polyline lasso = hidden(new Polyline(), "scatter-selection");
	private final List<Polygon> polygons = new ArrayList<>();
	private final List<Region> frames = new ArrayList<>();
	private List<Marker> markers = List.of();
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

	void showMarkers(List<Marker> now) {
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
			Outline outline = outlines.get(i);
			Double[] corners = new Double[2 * outline.xs().length];
			for (int c = 0; c < outline.xs().length; c++) {
				corners[2 * c] = view.toPixelX(outline.xs()[c], getWidth());
				corners[2 * c + 1] = view.toPixelY(outline.ys()[c], getHeight());
			}
			polygons.get(i).getPoints().setAll(corners);
		}
	}

	/** Rings the point under the pointer; NaN for none. */
	void ring(double x, double y) {
		put(ring, x, y);
	}

	/** Rings the pinned point; NaN for none. */
	void pin(double x, double y) {
		put(pin, x, y);
	}

	private static void put(Circle circle, double x, double y) {
		circle.setVisible(!Double.isNaN(x));
		if (circle.isVisible()) {
			circle.setCenterX(x);
			circle.setCenterY(y);
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
