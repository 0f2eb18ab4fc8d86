package digitlab.ui.cluster;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.NearestPoints;
import digitlab.clustering.NearestPoints.Near;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitImage;
import digitlab.plot.ClusterGroups;
import digitlab.plot.Coloring;
import digitlab.plot.Rotation;
import digitlab.plot.ShownPlot;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.PredictionExplainer;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** The view model of a plot: its contents, and the clicked and selected images. For the UI thread only. */
final class PlotViewModel {

	/** The number of neighbours shown for a pinned image. */
	static final int NEIGHBOURS = 6;

	private final DiskTasks tasks;
	private final SketchPlacer placer;
	private final ObservableValue<@Nullable DigitImage> sketch;
	private final ObjectProperty<Coloring> coloring = new SimpleObjectProperty<>(Coloring.CLUSTER);
	private final IntegerProperty x = new SimpleIntegerProperty(0);
	private final IntegerProperty y = new SimpleIntegerProperty(1);
	private final ReadOnlyObjectWrapper<@Nullable AnalysedImages> found = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyObjectWrapper<@Nullable SearchProgress> live = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyObjectWrapper<BitSet> hidden = new ReadOnlyObjectWrapper<>(new BitSet());
	private final ReadOnlyObjectWrapper<List<Integer>> selected = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyIntegerWrapper pinned = new ReadOnlyIntegerWrapper(-1);
	private final ReadOnlyObjectWrapper<List<Near>> neighbours = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyObjectWrapper<Optional<PlacedSketch>> placed = new ReadOnlyObjectWrapper<>(Optional.empty());
	private final BooleanProperty solid = new SimpleBooleanProperty();
	private final ObjectProperty<Rotation> rotation = new SimpleObjectProperty<>(Rotation.START);
	private boolean inView;

	/**
	 * @param tasks short work
	 * @param pictures short work that reads single pictures, with {@code reader}
	 * @param sketch what the network sees of the sketch on the canvas; null if there is no ink
	 */
	PlotViewModel(DiskTasks tasks, DiskTasks pictures, PredictionExplainer reader,
			ObservableValue<@Nullable DigitImage> sketch) {
		this.tasks = tasks;
		this.sketch = sketch;
		placer = new SketchPlacer(pictures, reader);
		coloring.subscribe((_, _) -> hidden.set(new BitSet()));
		sketch.subscribe((_, _) -> placeSketch());
	}

	ObjectProperty<Coloring> coloringProperty() {
		return coloring;
	}

	/** The component on the plot's x axis, from 0. */
	IntegerProperty xProperty() {
		return x;
	}

	/** The component on the plot's y axis, from 0. */
	IntegerProperty yProperty() {
		return y;
	}

	/** Whether the first three components are shown in three dimensions, where they are the plot. */
	BooleanProperty solidProperty() {
		return solid;
	}

	/** The side from which three dimensions are seen. */
	ObjectProperty<Rotation> rotationProperty() {
		return rotation;
	}

	/** Whether the plot is in three dimensions now. */
	boolean isSolid() {
		return solid.get() && live.get() == null && found.get() != null && flatBecause().isEmpty();
	}

	/** Why there are no three dimensions to show; empty if there are. */
	String flatBecause() {
		if (!(found.get() instanceof AnalysedImages now)) {
			return tr("Press Run first: there is nothing to turn yet.");
		}
		if (method(now.result()) != Projection.PCA) {
			return tr("%s lays the images out in two dimensions only: plot by PCA for three.", method(now.result()).words());
		}
		return now.result().components().coordinates().columns() < PointCloud.AXES
				? tr("Three dimensions need three components: set Components to 3 or more, and press Run.")
				: "";
	}

	/** Null until something was found. */
	ReadOnlyObjectProperty<@Nullable AnalysedImages> foundProperty() {
		return found.getReadOnlyProperty();
	}

	/** The progress of a running analysis; null otherwise. */
	ReadOnlyObjectProperty<@Nullable SearchProgress> liveProperty() {
		return live.getReadOnlyProperty();
	}

	/** The groups of the legend that are not drawn; the set is replaced rather than modified. */
	ReadOnlyObjectProperty<BitSet> hiddenProperty() {
		return hidden.getReadOnlyProperty();
	}

	/** Dataset indices of the images selected in the plot. */
	ReadOnlyObjectProperty<List<Integer>> selectedProperty() {
		return selected.getReadOnlyProperty();
	}

	/** The dataset index of the pinned image; -1 for none. */
	ReadOnlyIntegerProperty pinnedProperty() {
		return pinned.getReadOnlyProperty();
	}

	/** The images nearest to the pinned one in the space of the clustering, nearest first; empty while unknown. */
	ReadOnlyObjectProperty<List<Near>> neighboursProperty() {
		return neighbours.getReadOnlyProperty();
	}

	/** The position of the sketch on the canvas. */
	ReadOnlyObjectProperty<Optional<PlacedSketch>> sketchProperty() {
		return placed.getReadOnlyProperty();
	}

	/** Tells whether the page is shown: only then does the plot follow the sketch. */
	void setInView(boolean now) {
		inView = now;
		placeSketch();
	}

	void showLive(@Nullable SearchProgress now) {
		live.set(now);
	}

	void showFound(@Nullable AnalysedImages now) {
		found.set(null); // so that listeners do not hear of the changes below while still showing the previous result
		placed.set(Optional.empty());
		hidden.set(new BitSet());
		select(List.of());
		pin(-1);
		if (now != null) {
			int last = now.result().components().pca().count() - 1;
			x.set(Math.min(x.get(), last));
			y.set(Math.min(y.get(), last));
		}
		live.set(null);
		found.set(now);
		placeSketch();
	}

	/** Shows or hides a group of the legend. */
	void show(int group, boolean shown) {
		BitSet now = (BitSet) hidden.get().clone();
		now.set(group, !shown);
		hidden.set(now);
	}

	/** Sets the colours and which of their groups are hidden. */
	void colourBy(Coloring colours, BitSet without) {
		coloring.set(colours);
		hidden.set((BitSet) without.clone());
	}

	void select(List<Integer> images) {
		selected.set(List.copyOf(images));
	}

	/** Pins an image, and finds its nearest neighbours; -1 unpins. */
	void pin(int image) {
		pinned.set(image);
		neighbours.set(List.of());
		if (image >= 0 && found.get() instanceof AnalysedImages now) {
			tasks.run(() -> NearestPoints.to(now.result().space(), image, NEIGHBOURS), nearest -> {
				if (found.get() == now && pinned.get() == image) {
					neighbours.set(nearest);
				}
			});
		}
	}

	/** The positions of the images in the plot; null if there is none. */
	@Nullable
	PlacedPoints scatter() {
		if (live.get() instanceof SearchProgress now) {
			return now.scatter();
		}
		return found.get() instanceof AnalysedImages now ? PlacedPoints.of(now.result(), x.get(), y.get()) : null;
	}

	ClusterGroups groups(AnalysedImages now) {
		return new ClusterGroups(now.result(), now.data(), coloring.get());
	}

	/** The plot as shown, for export. */
	ShownPlot shownPlot() {
		return new ShownPlot(coloring.get(), x.get(), y.get(), hidden.get(),
				isSolid() ? Optional.of(rotation.get()) : Optional.empty());
	}

	/** Whether the plot's axes are components that can be chosen. */
	boolean hasComponents() {
		return !(found.get() instanceof AnalysedImages now) || method(now.result()) == Projection.PCA;
	}

	static Projection method(ClusterResult result) {
		return result.embedding().method();
	}

	private void placeSketch() {
		if (!inView) {
			return;
		}
		DigitImage image = sketch.getValue();
		if (image == null || !(found.get() instanceof AnalysedImages now)) {
			placed.set(Optional.empty());
			return;
		}
		placer.place(now, image, where -> {
			if (found.get() == now && image.equals(sketch.getValue())) {
				placed.set(where);
			}
		});
	}
}
