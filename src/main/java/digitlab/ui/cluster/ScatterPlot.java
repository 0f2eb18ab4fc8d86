package digitlab.ui.cluster;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

/** A plot of many points: moved, magnified, pointed at and selected from by pointer and keys. */
final class ScatterPlot extends Region {

	/** What dragging does. */
	enum Tool {
		MOVE, ZOOM, SELECT
	}

	/**
	 * What is drawn.
	 *
	 * @param group of each point
	 * @param colors of the groups, 0xAARRGGBB; 0 for one that is hidden
	 */
	record Content(Scatter scatter, int[] group, int[] colors) {
	}

	/** A picture at a place of the plane, such as a centroid. */
	record Marker(double x, double y, Image picture, int rgb, String name) {
	}

	private static final double HOVER_PIXELS = 9;
	private static final double WHEEL = 0.0025;
	private static final double KEY_ZOOM = 1.4;
	private static final double KEY_PAN = 60;
	/** As many points are drawn larger: there is room. */
	private static final int FEW = 6_000;
	private static final double CLICK_PIXELS = 3;

	private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.MOVE);
	private final ImageView raster = new ImageView();
	private final Pane overlay = new Pane();
	private final Circle ring = new Circle(6);
	private final Circle pin = new Circle(7);
	private final Rectangle box = new Rectangle();
	private final Polyline lasso = new Polyline();
	private final List<Polygon> outlines = new ArrayList<>();
	private final List<Node> markerNodes = new ArrayList<>();
	private @Nullable Content content;
	private @Nullable PointGrid grid;
	private @Nullable PixelBuffer<IntBuffer> pixels;
	private Viewport view = new Viewport(0, 0, 1);
	private boolean fitted;
	private List<Marker> markers = List.of();
	private List<int[]> hulls = List.of();
	private int[] hullColors = {};
	private @Nullable Point2D pressed;
	private @Nullable Point2D last;
	private boolean dragged;
	private int hovered = -1;
	private int pinned = -1;
	private IntConsumer onHover = _ -> {
	};
	private IntConsumer onPin = _ -> {
	};
	private Consumer<List<Integer>> onSelect = _ -> {
	};

	ScatterPlot() {
		getStyleClass().add("scatter");
		setAccessibleRole(AccessibleRole.IMAGE_VIEW);
		setAccessibleText("Plot of the images; arrow keys move it, plus and minus magnify, Home shows all");
		setFocusTraversable(true);
		raster.setSmooth(false);
		overlay.setMouseTransparent(true);
		ring.getStyleClass().add("scatter-ring");
		pin.getStyleClass().add("scatter-pin");
		box.getStyleClass().add("scatter-selection");
		lasso.getStyleClass().add("scatter-selection");
		overlay.getChildren().addAll(ring, pin, box, lasso);
		overlay.getChildren().forEach(node -> node.setVisible(false));
		Rectangle clip = new Rectangle();
		clip.widthProperty().bind(widthProperty());
		clip.heightProperty().bind(heightProperty());
		setClip(clip);
		getChildren().addAll(raster, overlay);
		setOnScroll(this::scroll);
		setOnMousePressed(this::press);
		setOnMouseDragged(this::drag);
		setOnMouseReleased(this::release);
		setOnMouseMoved(event -> hover(event.getX(), event.getY()));
		setOnMouseExited(_ -> hover(Double.NaN, Double.NaN));
		setOnKeyPressed(this::key);
	}

	ObjectProperty<Tool> toolProperty() {
		return tool;
	}

	/** Is told the place in the scatter of the point under the pointer; -1 for none. */
	void onHover(IntConsumer listener) {
		onHover = listener;
	}

	/** Is told the place in the scatter of the point that was pressed; -1 for none. */
	void onPin(IntConsumer listener) {
		onPin = listener;
	}

	/** Is told the places in the scatter of the points within a lasso. */
	void onSelect(Consumer<List<Integer>> listener) {
		onSelect = listener;
	}

	/** Draws points; other places than before are shown whole. */
	void show(@Nullable Content now) {
		boolean samePlaces = now != null && content != null && now.scatter() == content.scatter();
		content = now;
		if (!samePlaces) {
			grid = now == null ? null : new PointGrid(now.scatter().xs(), now.scatter().ys());
			fitted = false;
			pinned = -1;
			hovered = -1;
		}
		draw();
	}

	/** Draws pictures over the points. */
	void showMarkers(List<Marker> now) {
		overlay.getChildren().removeAll(markerNodes);
		markerNodes.clear();
		markers = now;
		for (Marker marker : markers) {
			Region frame = new Region();
			frame.getStyleClass().add("scatter-marker");
			frame.setStyle("-fx-background-color: #%06x;".formatted(marker.rgb()));
			ImageView picture = new ImageView(marker.picture());
			picture.setAccessibleText(marker.name());
			Pane node = new Pane(frame, picture);
			frame.resize(marker.picture().getWidth() + 4, marker.picture().getHeight() + 4);
			frame.setManaged(false);
			picture.relocate(2, 2);
			markerNodes.add(node);
		}
		overlay.getChildren().addAll(markerNodes);
		place();
	}

	/**
	 * Draws outlines around groups of points.
	 *
	 * @param corners of each, places in the scatter
	 */
	void showHulls(List<int[]> corners, int[] rgb) {
		overlay.getChildren().removeAll(outlines);
		outlines.clear();
		hulls = corners;
		hullColors = rgb;
		for (int i = 0; i < hulls.size(); i++) {
			Polygon outline = new Polygon();
			outline.getStyleClass().add("scatter-hull");
			outline.setStyle("-fx-stroke: #%06x; -fx-fill: #%06x18;".formatted(hullColors[i], hullColors[i]));
			outlines.add(outline);
		}
		overlay.getChildren().addAll(0, outlines);
		place();
	}

	/** Shows all points. */
	void reset() {
		fitted = false;
		draw();
	}

	Viewport view() {
		return view;
	}

	/** Where a point of the scatter is drawn, in this node. */
	Point2D placeOf(int point) {
		Scatter scatter = Objects.requireNonNull(content).scatter();
		return new Point2D(view.toPixelX(scatter.xs()[point], getWidth()), view.toPixelY(scatter.ys()[point], getHeight()));
	}

	@Override
	protected void layoutChildren() {
		overlay.resize(getWidth(), getHeight());
		draw();
	}

	private void draw() {
		int width = (int) getWidth();
		int height = (int) getHeight();
		if (width < 2 || height < 2) {
			return;
		}
		if (!fitted && content != null && content.scatter().size() > 0) {
			fit(content.scatter());
		}
		PixelBuffer<IntBuffer> buffer = pixels;
		if (buffer == null || buffer.getWidth() != width || buffer.getHeight() != height) {
			buffer = new PixelBuffer<>(width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
			pixels = buffer;
			raster.setImage(new WritableImage(buffer));
		}
		PixelBuffer<IntBuffer> target = buffer;
		target.updateBuffer(_ -> {
			int[] argb = target.getBuffer().array();
			if (content == null) {
				Arrays.fill(argb, 0);
			} else {
				ScatterRaster.draw(argb, width, height, view, content.scatter(), content.group(), content.colors(),
						content.scatter().size() <= FEW ? 4 : 2);
			}
			return null;
		});
		place();
	}

	private void fit(Scatter scatter) {
		double minX = Double.POSITIVE_INFINITY;
		double minY = Double.POSITIVE_INFINITY;
		double maxX = Double.NEGATIVE_INFINITY;
		double maxY = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < scatter.size(); i++) {
			minX = Math.min(minX, scatter.xs()[i]);
			maxX = Math.max(maxX, scatter.xs()[i]);
			minY = Math.min(minY, scatter.ys()[i]);
			maxY = Math.max(maxY, scatter.ys()[i]);
		}
		view = Viewport.around(minX, minY, maxX, maxY, getWidth(), getHeight());
		fitted = true;
	}

	/** Puts what lies over the points where it belongs. */
	private void place() {
		for (int i = 0; i < markerNodes.size(); i++) {
			Image picture = markers.get(i).picture();
			markerNodes.get(i).relocate(Math.rint(view.toPixelX(markers.get(i).x(), getWidth()) - picture.getWidth() / 2 - 2),
					Math.rint(view.toPixelY(markers.get(i).y(), getHeight()) - picture.getHeight() / 2 - 2));
		}
		for (int i = 0; i < outlines.size() && content != null; i++) {
			outlines.get(i).getPoints().setAll(Arrays.stream(hulls.get(i)).boxed()
					.flatMap(point -> Stream.of(placeOf(point).getX(), placeOf(point).getY())).toList());
		}
		mark(ring, hovered);
		mark(pin, pinned);
	}

	private void mark(Circle circle, int point) {
		circle.setVisible(point >= 0 && content != null);
		if (circle.isVisible()) {
			circle.setCenterX(placeOf(point).getX());
			circle.setCenterY(placeOf(point).getY());
		}
	}

	private void scroll(ScrollEvent event) {
		zoom(Math.exp(event.getDeltaY() * WHEEL), event.getX(), event.getY());
		event.consume();
	}

	private void zoom(double factor, double x, double y) {
		view = view.zoom(factor, x, y, getWidth(), getHeight());
		draw();
	}

	private void press(MouseEvent event) {
		requestFocus();
		pressed = new Point2D(event.getX(), event.getY());
		last = pressed;
		dragged = false;
		lasso.getPoints().clear();
	}

	private void drag(MouseEvent event) {
		Point2D from = pressed;
		Point2D before = last;
		if (from == null || before == null) {
			return;
		}
		Point2D now = new Point2D(event.getX(), event.getY());
		dragged |= now.distance(from) > CLICK_PIXELS;
		last = now;
		switch (tool.get()) {
			case MOVE -> {
				view = view.pan(now.getX() - before.getX(), now.getY() - before.getY());
				draw();
			}
			case ZOOM -> {
				box.setVisible(true);
				box.setX(Math.min(from.getX(), now.getX()));
				box.setY(Math.min(from.getY(), now.getY()));
				box.setWidth(Math.abs(now.getX() - from.getX()));
				box.setHeight(Math.abs(now.getY() - from.getY()));
			}
			case SELECT -> {
				lasso.setVisible(true);
				lasso.getPoints().addAll(now.getX(), now.getY());
			}
		}
	}

	private void release(MouseEvent event) {
		if (pressed == null) {
			return;
		}
		pressed = null;
		if (!dragged) {
			if (event.getClickCount() == 2) {
				reset();
			} else {
				pinned = at(event.getX(), event.getY());
				place();
				onPin.accept(pinned);
			}
		} else if (tool.get() == Tool.ZOOM && box.getWidth() > CLICK_PIXELS && box.getHeight() > CLICK_PIXELS) {
			double factor = Math.min(getWidth() / box.getWidth(), getHeight() / box.getHeight());
			double x = view.toX(box.getX() + box.getWidth() / 2, getWidth());
			double y = view.toY(box.getY() + box.getHeight() / 2, getHeight());
			view = new Viewport(x, y, view.unitsPerPixel() / factor);
			draw();
		} else if (tool.get() == Tool.SELECT && content != null) {
			onSelect.accept(within(new Polygon(lasso.getPoints().stream().mapToDouble(Double::doubleValue).toArray())));
		}
		box.setVisible(false);
		lasso.setVisible(false);
	}

	private List<Integer> within(Polygon area) {
		List<Integer> places = new ArrayList<>();
		Content now = Objects.requireNonNull(content);
		for (int i = 0; i < now.scatter().size(); i++) {
			if (now.colors()[now.group()[i]] != 0 && area.contains(placeOf(i))) {
				places.add(i);
			}
		}
		return places;
	}

	private int at(double x, double y) {
		Content now = content;
		PointGrid index = grid;
		if (now == null || index == null || now.scatter().size() == 0 || Double.isNaN(x)) {
			return -1;
		}
		return index.nearest(view.toX(x, getWidth()), view.toY(y, getHeight()), HOVER_PIXELS * view.unitsPerPixel(),
				point -> now.colors()[now.group()[point]] != 0);
	}

	private void hover(double x, double y) {
		int now = at(x, y);
		if (now != hovered) {
			hovered = now;
			mark(ring, hovered);
			onHover.accept(hovered);
		}
	}

	private void key(KeyEvent event) {
		double middleX = getWidth() / 2;
		double middleY = getHeight() / 2;
		switch (event.getCode()) {
			case LEFT -> pan(KEY_PAN, 0);
			case RIGHT -> pan(-KEY_PAN, 0);
			case UP -> pan(0, KEY_PAN);
			case DOWN -> pan(0, -KEY_PAN);
			case PLUS, ADD, EQUALS -> zoom(KEY_ZOOM, middleX, middleY);
			case MINUS, SUBTRACT -> zoom(1 / KEY_ZOOM, middleX, middleY);
			case HOME -> reset();
			default -> {
				return;
			}
		}
		event.consume();
	}

	private void pan(double x, double y) {
		view = view.pan(x, y);
		draw();
	}
}
