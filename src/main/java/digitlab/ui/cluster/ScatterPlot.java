package digitlab.ui.cluster;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

/** A scatter plot of many points, with panning, zooming, hovering and selecting by pointer and keyboard. */
final class ScatterPlot extends Region {

	/** What dragging does. */
	enum Tool {
		MOVE, ZOOM, SELECT
	}

	/**
	 * The contents of the plot.
	 *
	 * @param group of each point
	 * @param colors of the groups, 0xAARRGGBB; 0 if hidden
	 */
	record Content(PlacedPoints scatter, int[] group, int[] colors) {

		boolean isShown(int point) {
			return colors[group[point]] != 0;
		}
	}

	/**
	 * A picture at a point of the plane, such as a centroid.
	 *
	 * @param rgb of its frame, 0xRRGGBB; negative to leave that to the style
	 */
	record Marker(double x, double y, Image picture, int rgb, String style, String name) {
	}

	/** An outline of some points, through corners in the plane. */
	record Outline(double[] xs, double[] ys, int rgb) {
	}

	private static final double HOVER_PIXELS = 9;
	/** Up to this many points are drawn larger, as there is room. */
	private static final int FEW = 6_000;

	private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.MOVE);
	private final ObjectProperty<PointSize> pointSize = new SimpleObjectProperty<>(PointSize.SMALL);
	private final ImageView raster = new ImageView();
	private final PlotOverlay overlay = new PlotOverlay();
	private @Nullable Content content;
	private @Nullable PointGrid grid;
	private @Nullable PixelBuffer<IntBuffer> pixels;
	private Viewport view = new Viewport(0, 0, 1);
	private boolean touched;
	private BitSet selected = new BitSet();
	private int hovered = -1;
	private int pinned = -1;
	private IntConsumer onHover = _ -> {
	};
	private IntConsumer onPress = _ -> {
	};
	private Consumer<List<Integer>> onSelect = _ -> {
	};

	ScatterPlot() {
		getStyleClass().add("scatter");
		setAccessibleRole(AccessibleRole.IMAGE_VIEW);
		setAccessibleText(
				"Plot of the images. Arrow keys move it, plus and minus zoom, Home shows all, Enter pins the image in the "
						+ "middle, Control+A selects everything in view, Escape selects nothing");
		setFocusTraversable(true);
		raster.setSmooth(false);
		Rectangle clip = new Rectangle();
		clip.widthProperty().bind(widthProperty());
		clip.heightProperty().bind(heightProperty());
		setClip(clip);
		getChildren().addAll(raster, overlay);
		new PlotGestures(this, overlay);
		pointSize.subscribe((_, _) -> draw());
	}

	ObjectProperty<Tool> toolProperty() {
		return tool;
	}

	ObjectProperty<PointSize> pointSizeProperty() {
		return pointSize;
	}

	/** The listener receives the index of the point under the pointer; -1 for none. */
	void onHover(IntConsumer listener) {
		onHover = listener;
	}

	/** The listener receives the index of the point that was clicked; -1 for none. */
	void onPress(IntConsumer listener) {
		onPress = listener;
	}

	/** The listener receives the indices of the points that were selected. */
	void onSelect(Consumer<List<Integer>> listener) {
		onSelect = listener;
	}

	/** Draws points. If their positions are new, all of them are brought into view. */
	void show(@Nullable Content now) {
		boolean sameCoordinates = now != null && content != null && now.scatter() == content.scatter();
		content = now;
		if (!sameCoordinates) {
			grid = now == null ? null : new PointGrid(now.scatter().xs(), now.scatter().ys());
			touched = false;
			pinned = -1;
			selected = new BitSet();
			hovered = -1;
			onHover.accept(-1);
		}
		draw();
	}

	/** Draws pictures over the points. */
	void showMarkers(List<Marker> now) {
		overlay.showMarkers(now);
		overlay.place(view);
	}

	/** Draws outlines of groups of points. */
	void showOutlines(List<Outline> now) {
		overlay.showOutlines(now);
		overlay.place(view);
	}

	/** Lets the points at some places of the scatter stand out; with none, all are alike. */
	void highlight(BitSet places) {
		selected = places;
		draw();
	}

	/** Rings the point with an index; -1 for none. */
	void pin(int point) {
		pinned = point;
		ringPoints();
	}

	/** Brings all points into view. */
	void reset() {
		touched = false;
		draw();
	}

	Viewport view() {
		return view;
	}

	/** Where a point is drawn, in this node's coordinates. */
	Point2D placeOf(int point) {
		PlacedPoints scatter = Objects.requireNonNull(content).scatter();
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
		if (!touched && content != null && content.scatter().size() > 0) {
			view = Viewport.around(content.scatter(), width, height);
		}
		PixelBuffer<IntBuffer> target = pixels(width, height);
		target.updateBuffer(_ -> {
			int[] argb = target.getBuffer().array();
			if (content == null) {
				Arrays.fill(argb, 0);
			} else {
				ScatterRaster.draw(argb, width, height, view, content.scatter(), content.group(), content.colors(),
						selected, pointSize.get().side() * (content.scatter().size() <= FEW ? 2 : 1));
			}
			return null;
		});
		overlay.place(view);
		ringPoints();
	}

	private PixelBuffer<IntBuffer> pixels(int width, int height) {
		PixelBuffer<IntBuffer> buffer = pixels;
		if (buffer == null || buffer.getWidth() != width || buffer.getHeight() != height) {
			buffer = new PixelBuffer<>(width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
			pixels = buffer;
			raster.setImage(new WritableImage(buffer));
		}
		return buffer;
	}

	private void ringPoints() {
		Point2D nowhere = new Point2D(Double.NaN, Double.NaN);
		Point2D under = hovered < 0 || content == null ? nowhere : placeOf(hovered);
		Point2D kept = pinned < 0 || content == null ? nowhere : placeOf(pinned);
		overlay.ring(under.getX(), under.getY());
		overlay.pin(kept.getX(), kept.getY());
	}

	// for gestures; pixels are those of this node

	void pan(double x, double y) {
		touched = true;
		view = view.pan(x, y);
		draw();
	}

	void zoom(double factor, double x, double y) {
		touched = true;
		view = view.zoom(factor, x, y, getWidth(), getHeight());
		draw();
	}

	void zoomTo(Rectangle box) {
		touched = true;
		view = view.zoomTo(box.getX(), box.getY(), box.getWidth(), box.getHeight(), getWidth(), getHeight());
		draw();
	}

	void hover(double x, double y) {
		int now = at(x, y, HOVER_PIXELS);
		if (now != hovered) {
			hovered = now;
			ringPoints();
			onHover.accept(hovered);
		}
	}

	void press(double x, double y) {
		onPress.accept(at(x, y, HOVER_PIXELS));
	}

	void pressNearestToMiddle() {
		onPress.accept(at(getWidth() / 2, getHeight() / 2, Math.max(getWidth(), getHeight())));
	}

	void selectNothing() {
		onSelect.accept(List.of());
	}

	void selectInView() {
		select(Lasso.ofBox(0, 0, getWidth(), getHeight()));
	}

	void select(Lasso area) {
		Content now = content;
		List<Integer> coordinates = new ArrayList<>();
		for (int i = 0; now != null && i < now.scatter().size(); i++) {
			if (now.isShown(i) && area.contains(view.toPixelX(now.scatter().xs()[i], getWidth()),
					view.toPixelY(now.scatter().ys()[i], getHeight()))) {
				coordinates.add(i);
			}
		}
		onSelect.accept(coordinates);
	}

	private int at(double x, double y, double radius) {
		if (!(content instanceof Content now) || !(grid instanceof PointGrid index) || Double.isNaN(x)) {
			return -1;
		}
		return index.nearest(view.toX(x, getWidth()), view.toY(y, getHeight()), radius * view.unitsPerPixel(), now::isShown);
	}
}
