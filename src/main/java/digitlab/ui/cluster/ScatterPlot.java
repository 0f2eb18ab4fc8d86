package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import digitlab.dataset.DigitDataset;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * A scatter plot of many points, with panning, zooming, turning, hovering and selecting by pointer and keyboard. Magnified so far
 * that few points are in view, it shows their images.
 */
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
	 * @param depth of points in space; null for points in the plane
	 * @param data the images of which some are the points; null to show none
	 */
	record Content(PlacedPoints scatter, int[] group, int[] colors, @Nullable Depth depth, @Nullable DigitDataset data) {

		/** Points in the plane without their images. */
		Content(PlacedPoints scatter, int[] group, int[] colors) {
			this(scatter, group, colors, null, null);
		}

		boolean isShown(int point) {
			return colors[group[point]] != 0;
		}
	}

	/**
	 * How near points in space are.
	 *
	 * @param towards the viewer, mostly -radius to radius
	 * @param radius of a sphere about the origin that is to be in view
	 */
	record Depth(float[] towards, double radius) {
	}

	/** Is told by how many pixels points in space were dragged. */
	@FunctionalInterface
	interface Turner {
		void turn(double x, double y);
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

	/**
	 * A line through corners in the plane.
	 *
	 * @param rgb 0xRRGGBB; negative to leave that to the style
	 * @param name written at its end; empty for none
	 */
	record Line(double[] xs, double[] ys, int rgb, String style, String name) {
	}

	private static final double HOVER_PIXELS = 9;
	/** Half the side of the ring around a point. */
	private static final double RING = 6;
	/** The plot counts as magnified from this factor on. */
	private static final double MAGNIFIED = 1.5;

	private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.MOVE);
	private final ObjectProperty<PointSize> pointSize = new SimpleObjectProperty<>(PointSize.SMALL);
	private final PointsLayer points = new PointsLayer();
	private final PlotOverlay overlay = new PlotOverlay();
	private @Nullable Content content;
	private @Nullable PointGrid grid;
	private Viewport view = new Viewport(0, 0, 1);
	private final BooleanProperty thumbnails = new SimpleBooleanProperty(true);
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
	private Turner onTurn = (_, _) -> {
	};
	private Runnable onReset = () -> {
	};

	ScatterPlot() {
		getStyleClass().add("scatter");
		setAccessibleRole(AccessibleRole.IMAGE_VIEW);
		setAccessibleText(explained(false));
		setFocusTraversable(true);
		Rectangle clip = new Rectangle();
		clip.widthProperty().bind(widthProperty());
		clip.heightProperty().bind(heightProperty());
		setClip(clip);
		getChildren().addAll(points, overlay);
		new PlotGestures(this, overlay);
		pointSize.subscribe((_, _) -> draw());
		thumbnails.subscribe((_, _) -> draw());
	}

	ObjectProperty<Tool> toolProperty() {
		return tool;
	}

	ObjectProperty<PointSize> pointSizeProperty() {
		return pointSize;
	}

	/** Whether the images are shown when few are in view. */
	BooleanProperty thumbnailsProperty() {
		return thumbnails;
	}

	/** The listener is told how far points in space are to be turned. */
	void onTurn(Turner listener) {
		onTurn = listener;
	}

	/** The listener is run when all points are to be shown again as at first. */
	void onReset(Runnable listener) {
		onReset = listener;
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

	/** Draws points. If they are new, or lie elsewhere than by a turn, all of them are brought into view. */
	void show(@Nullable Content now) {
		Content before = content;
		boolean sameCoordinates = now != null && before != null && now.scatter() == before.scatter();
		boolean turned = now != null && before != null && now.depth() != null && before.depth() != null
				&& now.scatter().images() == before.scatter().images();
		content = now;
		if (!sameCoordinates) {
			grid = null;
		}
		if (!sameCoordinates && !turned) {
			touched = false;
			pinned = -1;
			selected = new BitSet();
			hovered = -1;
			onHover.accept(-1);
			setAccessibleText(explained(now != null && now.depth() != null));
		}
		draw();
	}

	private static String explained(boolean isSolid) {
		return isSolid
				? tr("Plot of the images in three dimensions. Arrow keys turn it, with Shift they move it, plus and minus zoom, "
						+ "Home shows all, Enter pins the image in the middle, Control+A selects everything in view, Escape selects "
						+ "nothing")
				: tr("Plot of the images. Arrow keys move it, plus and minus zoom, Home shows all, Enter pins the image in the "
						+ "middle, Control+A selects everything in view, Escape selects nothing");
	}

	/** Draws pictures over the points. */
	void showMarkers(List<Marker> now) {
		overlay.showMarkers(now);
		overlay.place(view);
	}

	/** Draws lines over the points. */
	void showLines(List<Line> now) {
		overlay.showLines(now);
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
		draw();
	}

	/** Brings all points into view. */
	void reset() {
		touched = false;
		onReset.run();
		draw();
	}

	/** Moves a point into the middle. */
	void centre(int point) {
		PlacedPoints scatter = Objects.requireNonNull(content).scatter();
		touched = true;
		view = new Viewport(scatter.xs()[point], scatter.ys()[point], view.unitsPerPixel());
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
			view = whole(content, width, height);
		}
		points.draw(width, height, view, content, selected, pinned, pointSize.get(),
				content != null && isMagnified(content, width, height));
		overlay.place(view);
		ringPoints();
	}

	/** The part of the plane that holds the points, however they are turned. */
	private static Viewport whole(Content content, double width, double height) {
		return content.depth() instanceof Depth(_, double radius)
				? Viewport.around(-radius, -radius, radius, radius, width, height)
				: Viewport.around(content.scatter(), width, height);
	}

	private boolean isMagnified(Content now, double width, double height) {
		return thumbnails.get() && touched && now.scatter().size() > 0
				&& view.unitsPerPixel() * MAGNIFIED < whole(now, width, height).unitsPerPixel();
	}

	private void ringPoints() {
		Point2D nowhere = new Point2D(Double.NaN, Double.NaN);
		Point2D under = hovered < 0 || content == null ? nowhere : placeOf(hovered);
		Point2D kept = pinned < 0 || content == null ? nowhere : placeOf(pinned);
		overlay.ring(under.getX(), under.getY(), ringSize(hovered));
		overlay.pin(kept.getX(), kept.getY(), ringSize(pinned));
	}

	/** Half the side of the ring that encloses a point or its image. */
	private double ringSize(int point) {
		return points.images().points().contains(point) ? points.images().side() / 2.0 : RING;
	}

	// for gestures; pixels are those of this node

	/** Whether the points lie in space, so that they can be turned. */
	boolean isSolid() {
		return content != null && content.depth() != null;
	}

	void turn(double x, double y) {
		onTurn.turn(x, y);
	}

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
		if (!(content instanceof Content now) || Double.isNaN(x)) {
			return -1;
		}
		int image = points.images().at(x, y);
		if (image >= 0) {
			return image;
		}
		if (grid == null) {
			grid = new PointGrid(now.scatter().xs(), now.scatter().ys());
		}
		return grid.nearest(view.toX(x, getWidth()), view.toY(y, getHeight()), radius * view.unitsPerPixel(), now::isShown);
	}
}
