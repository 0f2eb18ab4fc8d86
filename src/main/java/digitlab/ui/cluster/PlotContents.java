package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

import digitlab.clustering.FloatMatrix;
import digitlab.clustering.KMeansSteps;
import digitlab.clustering.KMeansSteps.Step;
import digitlab.plot.ClusterGroups;
import digitlab.plot.Coloring;
import digitlab.plot.GroupColors;
import digitlab.ui.cluster.ScatterPlot.Content;
import digitlab.ui.cluster.ScatterPlot.Line;
import digitlab.ui.cluster.ScatterPlot.Marker;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Numbers;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** Shows in a plot what its view model says: the result, in the plane or in space, or the steps that led there. */
final class PlotContents {

	private static final int OPAQUE = 0xff000000;
	private static final int GREY = OPAQUE | 0x8c959f;
	private static final int[] GREYS = {GREY};

	private final PlotViewModel model;
	private final StepsViewModel steps;
	private final ScatterPlot plot;
	private final BiConsumer<String, String> axisNames;
	private final BooleanProperty centres = new SimpleBooleanProperty(true);
	private final BooleanProperty outlines = new SimpleBooleanProperty(false);
	private final BooleanProperty sketch = new SimpleBooleanProperty(true);
	private final DoubleProperty moved = new SimpleDoubleProperty(1);
	private @Nullable PlacedPoints shown;
	private @Nullable Content content;
	private @Nullable PointCloud cloud;
	private @Nullable FloatMatrix cloudOf;
	private @Nullable PlotMarks marks;
	private @Nullable StepMarks stepMarks;
	private List<Marker> means = List.of();

	/**
	 * @param axisNames shows the names of the x and the y axis
	 */
	PlotContents(PlotViewModel model, StepsViewModel steps, ScatterPlot plot, BiConsumer<String, String> axisNames) {
		this.model = model;
		this.steps = steps;
		this.plot = plot;
		this.axisNames = axisNames;
		plot.onPress(place -> model.pin(image(place)));
		plot.onSelect(coordinates -> model.select(coordinates.stream().map(this::image).toList()));
		Lifetime.keep(model.foundProperty().subscribe((_, _) -> show()));
		Lifetime.keep(model.liveProperty().subscribe((_, _) -> show()));
		Lifetime.keep(model.coloringProperty().subscribe((_, _) -> show()));
		Lifetime.keep(model.hiddenProperty().subscribe((_, _) -> show()));
		Lifetime.keep(model.xProperty().subscribe((_, _) -> show()));
		Lifetime.keep(model.yProperty().subscribe((_, _) -> show()));
		Lifetime.keep(model.solidProperty().subscribe((_, _) -> show()));
		Lifetime.keep(steps.stepProperty().subscribe((_, _) -> show()));
		Lifetime.keep(model.rotationProperty().subscribe((_, _) -> turn()));
		Lifetime.keep(model.sketchProperty().subscribe((_, _) -> mark()));
		Lifetime.keep(model.pinnedProperty().subscribe((_, _) -> pin()));
		Lifetime.keep(model.selectedProperty().subscribe((_, _) -> highlight()));
		List.of(centres, outlines, sketch).forEach(option -> option.subscribe((_, _) -> mark()));
		moved.subscribe((_, _) -> mark());
		show();
	}

	/** Whether the clusters' mean images are shown. */
	BooleanProperty centresProperty() {
		return centres;
	}

	/** Whether the clusters' outlines are shown. */
	BooleanProperty outlinesProperty() {
		return outlines;
	}

	/** Whether the sketch on the canvas is shown. */
	BooleanProperty sketchProperty() {
		return sketch;
	}

	/** How far the centroids have come in the present step, 0 to 1. */
	DoubleProperty movedProperty() {
		return moved;
	}

	/** The dataset index of a point of the plot; -1 for none. */
	int image(int place) {
		PlacedPoints now = shown;
		return place < 0 || now == null || model.liveProperty().get() != null ? -1 : now.images()[place];
	}

	/** The point of an image; -1 if it is not in the plot. */
	int placeOf(int image) {
		return image < 0 || shown == null || model.liveProperty().get() != null ? -1 : Math.max(-1, shown.indexOf(image));
	}

	private void show() {
		marks = null;
		content = null;
		if (model.liveProperty().get() instanceof SearchProgress live) {
			if (shown != live.scatter()) {
				shown = live.scatter();
				plot.show(new Content(live.scatter(), new int[live.scatter().size()], GREYS));
			}
			axisNames.accept(tr("component %d", 1), tr("component %d", 2));
		} else if (model.foundProperty().get() instanceof AnalysedImages found
				&& model.scatter() instanceof PlacedPoints scatter) {
			show(found, scatter);
		} else {
			shown = null;
			plot.show(null);
			axisNames.accept("", "");
		}
		mark();
		pin();
		highlight();
	}

	private void show(AnalysedImages found, PlacedPoints scatter) {
		boolean solid = model.isSolid();
		PlacedPoints now = solid ? cloud(found).turned(model.rotationProperty().get()) : scatter;
		// The same positions stay the same object, so that a new colour does not move the plot.
		if (shown == null || !shown.equals(now)) {
			shown = now;
		}
		now = shown;
		ClusterGroups groups = model.groups(found);
		PlotMarks over = new PlotMarks(found, scatter, groups, this::isShown);
		marks = over;
		means = over.centres();
		content = colored(found, now, groups);
		plot.show(content);
		nameAxes(found, now.size(), solid);
	}

	/** In the colours of the groups, or of the clusters in a step of k-means. */
	private Content colored(AnalysedImages found, PlacedPoints now, ClusterGroups groups) {
		var depth = model.isSolid() ? cloud(found).depth(model.rotationProperty().get()) : null;
		if (steps.stepProperty().get() instanceof Step step && steps.stepsProperty().get() instanceof KMeansSteps all) {
			if (stepMarks == null || !stepMarks.isOf(all)) {
				stepMarks = new StepMarks(found, all);
			}
			int[] colors = new int[step.centres().rows() + 1];
			Arrays.setAll(colors, g -> g == 0 ? GREY : OPAQUE | GroupColors.rgb(g - 1));
			return new Content(now, IntStream.of(now.images()).map(image -> step.clusters()[image] + 1).toArray(), colors, depth,
					found.data());
		}
		stepMarks = null;
		int[] colors = IntStream.range(0, groups.names().size())
				.map(g -> model.hiddenProperty().get().get(g) ? 0 : OPAQUE | groups.rgb(g)).toArray();
		return new Content(now, IntStream.of(now.images()).map(groups::group).toArray(), colors, depth, found.data());
	}

	private PointCloud cloud(AnalysedImages found) {
		FloatMatrix coordinates = found.result().components().coordinates();
		PointCloud known = cloud;
		if (known == null || cloudOf != coordinates) {
			known = PointCloud.of(coordinates);
			cloud = known;
			cloudOf = coordinates;
		}
		return known;
	}

	/** Shows the same points from another side. */
	private void turn() {
		if (content instanceof Content before && model.isSolid() && model.foundProperty().get() instanceof AnalysedImages found) {
			PlacedPoints now = cloud(found).turned(model.rotationProperty().get());
			Content turned = new Content(now, before.group(), before.colors(),
					cloud(found).depth(model.rotationProperty().get()), before.data());
			shown = now;
			content = turned;
			plot.show(turned);
			mark();
		}
	}

	private void nameAxes(AnalysedImages found, int points, boolean solid) {
		if (solid) {
			axisNames.accept(tr("principal components 1, 2 and 3"), "");
		} else if (model.hasComponents()) {
			axisNames.accept(component(found, model.xProperty().get()), component(found, model.yProperty().get()));
		} else {
			axisNames.accept(trn("%2$s of %1$,d\u00a0image: nearness means similarity, distance means little",
					"%2$s of %1$,d\u00a0images: nearness means similarity, distance means little", points,
					PlotViewModel.method(found.result()).words()), "");
		}
	}

	private static String component(AnalysedImages found, int index) {
		String share = share(found, index);
		return share.isEmpty() ? tr("component %d", index + 1) : tr("component %d, %s of the variance", index + 1, share);
	}

	private static String share(AnalysedImages found, int index) {
		List<Double> explained = found.result().components().pca().explainedVariance();
		return index < explained.size() ? Numbers.percent(explained.get(index)) : "";
	}

	/** Draws the overlays. */
	private void mark() {
		List<Marker> markers = new ArrayList<>();
		List<Line> lines = new ArrayList<>();
		List<ScatterPlot.Outline> around = List.of();
		if (model.liveProperty().get() instanceof SearchProgress live) {
			markers.addAll(PlotMarks.of(live));
		} else if (marks instanceof PlotMarks over && model.foundProperty().get() instanceof AnalysedImages found) {
			boolean solid = model.isSolid();
			if (solid) {
				lines.addAll(axes(found));
			}
			if (stepMarks instanceof StepMarks now) {
				lines.addAll(now.trails(steps.index(), moved.get(), this::place));
				markers.addAll(now.centres(steps.index(), moved.get(), this::place));
			} else if (centres.get()) {
				markers.addAll(solid ? inSpace(found) : means);
			}
			Optional<PlacedSketch> placed = sketch.get() ? model.sketchProperty().get() : Optional.empty();
			placed.ifPresent(there -> markers.add(solid
					? moved(over.sketch(there, model), place(there.place().components()))
					: over.sketch(there, model)));
			around = outlines.get() && !solid && stepMarks == null ? over.outlines() : List.of();
		}
		plot.showOutlines(around);
		plot.showLines(lines);
		plot.showMarkers(markers);
	}

	/** Where a point along the components, or of a layout, is in the plane. */
	private double[] place(float[] coordinates) {
		if (model.isSolid()) {
			return model.rotationProperty().get().apply(coordinates[0], coordinates[1], coordinates[2]);
		}
		return model.hasComponents()
				? new double[]{along(coordinates, model.xProperty().get()), along(coordinates, model.yProperty().get())}
				: new double[]{coordinates[0], coordinates[1]};
	}

	/** All points are at 0 on average along a component that the clusters were not found by. */
	private static double along(float[] coordinates, int component) {
		return component < coordinates.length ? coordinates[component] : 0;
	}

	private List<Marker> inSpace(AnalysedImages found) {
		FloatMatrix places = found.result().clusters().centres();
		List<Integer> clusters = IntStream.range(0, places.rows()).filter(this::isShown).boxed().toList();
		return IntStream.range(0, clusters.size())
				.mapToObj(i -> moved(means.get(i), place(places.row(clusters.get(i))))).toList();
	}

	private static Marker moved(Marker marker, double[] place) {
		return new Marker(place[0], place[1], marker.picture(), marker.rgb(), marker.style(), marker.name());
	}

	private List<Line> axes(AnalysedImages found) {
		double length = cloud(found).radius();
		List<Line> lines = new ArrayList<>();
		for (int axis = 0; axis < PointCloud.AXES; axis++) {
			float[] tip = new float[PointCloud.AXES];
			tip[axis] = (float) length;
			double[] end = place(tip);
			lines.add(new Line(new double[]{0, end[0]}, new double[]{0, end[1]}, -1, "axis",
					tr("PC %d, %s", axis + 1, share(found, axis))));
		}
		return lines;
	}

	private boolean isShown(int cluster) {
		return model.coloringProperty().get() != Coloring.CLUSTER || !model.hiddenProperty().get().get(cluster);
	}

	private void pin() {
		plot.pin(placeOf(model.pinnedProperty().get()));
	}

	/** The selected images among the points. */
	private void highlight() {
		BitSet places = new BitSet();
		if (shown instanceof PlacedPoints now && model.liveProperty().get() == null
				&& !model.selectedProperty().get().isEmpty()) {
			Set<Integer> images = Set.copyOf(model.selectedProperty().get());
			IntStream.range(0, now.size()).filter(place -> images.contains(now.images()[place])).forEach(places::set);
		}
		plot.highlight(places);
	}
}
