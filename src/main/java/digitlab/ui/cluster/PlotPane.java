package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;

import digitlab.plot.ClusterGroups;
import digitlab.plot.Coloring;
import digitlab.ui.cluster.ScatterPlot.Content;
import digitlab.ui.cluster.ScatterPlot.Marker;
import digitlab.ui.common.MnistOffer;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Placeholders;
import org.jspecify.annotations.Nullable;

/** The plot with its axis titles. */
final class PlotPane extends BorderPane {

	private static final int OPAQUE = 0xff000000;
	private static final int[] GREY = {OPAQUE | 0x8c959f};

	private static final double NARROWEST = 260;

	private final PlotViewModel model;
	private final ScatterPlot plot = new ScatterPlot();
	private final BooleanProperty centres = new SimpleBooleanProperty(true);
	private final BooleanProperty outlines = new SimpleBooleanProperty(false);
	private final BooleanProperty sketch = new SimpleBooleanProperty(true);
	private final Label xName = Placeholders.note("");
	private final Label yName = Placeholders.note("");
	private @Nullable PlacedPoints shown;
	private @Nullable PlotMarks marks;

	/**
	 * @param message why there is nothing to show; empty otherwise
	 * @param offer of MNIST below the message
	 */
	PlotPane(PlotViewModel model, ObservableValue<String> message, MnistOffer offer) {
		this.model = model;
		plot.setId("scatter");
		xName.setId("x-axis");
		xName.setTextAlignment(TextAlignment.CENTER);
		yName.setId("y-axis");
		yName.setRotate(-90);
		yName.setWrapText(false);
		Label words = Placeholders.centred("cluster-message", message);
		words.setMouseTransparent(true);
		StackPane middle = new StackPane(plot, MnistOffer.below(words, offer));
		middle.setMinWidth(NARROWEST);
		StackPane left = new StackPane(new Group(yName));
		StackPane bottom = new StackPane(xName);
		left.getStyleClass().add("axis-name");
		bottom.getStyleClass().add("axis-name");
		left.setAlignment(Pos.CENTER);
		setCenter(middle);
		setLeft(left);
		setBottom(bottom);
		getStyleClass().add("scatter-frame");
		plot.onPress(place -> model.pin(image(place)));
		plot.onSelect(coordinates -> model.select(coordinates.stream().map(this::image).toList()));
		model.foundProperty().subscribe((_, _) -> show());
		model.liveProperty().subscribe((_, _) -> show());
		model.coloringProperty().subscribe((_, _) -> show());
		model.hiddenProperty().subscribe((_, _) -> show());
		model.xProperty().subscribe((_, _) -> show());
		model.yProperty().subscribe((_, _) -> show());
		model.sketchProperty().subscribe((_, _) -> mark());
		model.pinnedProperty().subscribe((_, _) -> pin());
		model.selectedProperty().subscribe((_, _) -> highlight());
		List.of(centres, outlines, sketch).forEach(option -> option.subscribe((_, _) -> mark()));
		show();
	}

	ScatterPlot plot() {
		return plot;
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

	/** The dataset index of a point of the plot; -1 for none. */
	int image(int place) {
		PlacedPoints now = shown;
		return place < 0 || now == null || model.liveProperty().get() != null ? -1 : now.images()[place];
	}

	private void show() {
		marks = null;
		if (model.liveProperty().get() instanceof SearchProgress live) {
			if (shown != live.scatter()) {
				shown = live.scatter();
				plot.show(new Content(live.scatter(), new int[live.scatter().size()], GREY));
			}
			name("component 1", "component 2");
		} else if (model.foundProperty().get() instanceof AnalysedImages found
				&& model.scatter() instanceof PlacedPoints scatter) {
			show(found, scatter);
		} else {
			shown = null;
			plot.show(null);
			name("", "");
		}
		mark();
		pin();
		highlight();
	}

	private void show(AnalysedImages found, PlacedPoints scatter) {
		// The same positions stay the same object, so that a new colour does not move the plot.
		if (shown == null || !shown.equals(scatter)) {
			shown = scatter;
		}
		PlacedPoints now = shown;
		ClusterGroups groups = model.groups(found);
		int[] colors = IntStream.range(0, groups.names().size())
				.map(g -> model.hiddenProperty().get().get(g) ? 0 : OPAQUE | groups.rgb(g)).toArray();
		marks = new PlotMarks(found, now, groups, this::isShown);
		plot.show(new Content(now, IntStream.of(now.images()).map(groups::group).toArray(), colors));
		if (model.hasComponents()) {
			name(component(found, model.xProperty().get()), component(found, model.yProperty().get()));
		} else {
			name(PlotViewModel.method(found.result()).words() + " of " + Numbers.count(now.size(), "image")
					+ ": nearness means similarity, distance means little", "");
		}
	}

	/** Draws the overlays. */
	private void mark() {
		List<Marker> markers = new ArrayList<>();
		if (model.liveProperty().get() instanceof SearchProgress live) {
			markers.addAll(PlotMarks.of(live));
			plot.showOutlines(List.of());
		} else if (marks instanceof PlotMarks over) {
			if (centres.get()) {
				markers.addAll(over.centres());
			}
			Optional<PlacedSketch> placed = sketch.get() ? model.sketchProperty().get() : Optional.empty();
			placed.ifPresent(there -> markers.add(over.sketch(there, model)));
			plot.showOutlines(outlines.get() ? over.outlines() : List.of());
		} else {
			plot.showOutlines(List.of());
		}
		plot.showMarkers(markers);
	}

	private boolean isShown(int cluster) {
		return model.coloringProperty().get() != Coloring.CLUSTER || !model.hiddenProperty().get().get(cluster);
	}

	private void pin() {
		int image = model.pinnedProperty().get();
		plot.pin(image < 0 || shown == null || model.liveProperty().get() != null ? -1 : Math.max(-1, shown.indexOf(image)));
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

	private void name(String x, String y) {
		xName.setText(x);
		yName.setText(y);
	}

	private static String component(AnalysedImages found, int index) {
		List<Double> explained = found.result().components().pca().explainedVariance();
		String share = index < explained.size() ? ", " + Numbers.percent(explained.get(index)) + " of the variance" : "";
		return "component " + (index + 1) + share;
	}
}
