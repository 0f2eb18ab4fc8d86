package digitlab.ui.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.ClusterImages;
import digitlab.clustering.ClusterListener;
import digitlab.clustering.ClusterPlan;
import digitlab.clustering.ClusterResult;
import digitlab.clustering.Pca;
import digitlab.clustering.Points;
import digitlab.clustering.Projection;
import digitlab.data.DigitDataset;
import digitlab.data.DigitImage;
import digitlab.data.IdxWriter;
import digitlab.data.PixelMap;
import digitlab.data.ProgressListener;
import digitlab.data.Split;
import digitlab.data.StopSignal;
import digitlab.models.StoredModel;
import digitlab.plot.ClusterExport;
import digitlab.plot.ClusterFigures;
import digitlab.prediction.ClassifierLoader;
import digitlab.prediction.DigitClassifier;
import digitlab.ui.common.BackgroundTasks;
import digitlab.ui.common.DataChoice;
import digitlab.ui.common.DataSelection;
import digitlab.ui.common.Datasets;
import digitlab.ui.common.Job;
import digitlab.ui.common.Jobs;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Sentences;
import digitlab.ui.common.StatusViewModel;
import org.jspecify.annotations.Nullable;

/** Looks for clusters in some data, and holds what the plot shows of them. For the UI thread only. */
public final class ClusterViewModel {

	/** Where the images are points. */
	public enum Space {
		PIXELS("pixels"), FEATURES("features of the network");

		private final String words;

		Space(String words) {
			this.words = words;
		}

		@Override
		public String toString() {
			return words;
		}
	}

	/** What the colours mean. */
	public enum Coloring {
		CLUSTER("cluster"), LABEL("label"), MATCH("right or wrong match");

		private final String words;

		Coloring(String words) {
			this.words = words;
		}

		@Override
		public String toString() {
			return words;
		}
	}

	/**
	 * What an analysis found.
	 *
	 * @param centroids the mean image of each cluster
	 */
	record Found(DigitDataset data, Space space, ClusterResult result, List<PixelMap> centroids) {
	}

	/** While it is looked for: the first two components of every image, and where the centres are. */
	record Live(Scatter scatter, int start, int iteration, float @Nullable [][] centres) {
	}

	/** What the window offers. */
	public record Services(DataSelection selection, Datasets datasets, ModelCatalog models, ClassifierLoader classifiers,
			Jobs jobs,
			BackgroundTasks tasks, StatusViewModel status, Executor ui, int threads) {
	}

	static final int MOST_IMAGES = 70_000;

	private static final int EXPORT_WIDTH = 1280;
	private static final int EXPORT_HEIGHT = 960;

	private static final int FEATURE_BATCH = 250;
	private static final long LIVE_NANOS = 100_000_000;
	private static final String NOT_YET = "Press Run: do the digits fall apart into groups without their labels?";

	private final Services with;
	private final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.TRAIN);
	private final IntegerProperty images = new SimpleIntegerProperty(10_000);
	private final ObjectProperty<Space> space = new SimpleObjectProperty<>(Space.PIXELS);
	private final ObjectProperty<Projection> projection = new SimpleObjectProperty<>(Projection.PCA);
	private final IntegerProperty components = new SimpleIntegerProperty(50);
	private final IntegerProperty k = new SimpleIntegerProperty(10);
	private final IntegerProperty restarts = new SimpleIntegerProperty(3);
	private final IntegerProperty seed = new SimpleIntegerProperty(1);
	private final ObjectProperty<Coloring> coloring = new SimpleObjectProperty<>(Coloring.CLUSTER);
	private final IntegerProperty xComponent = new SimpleIntegerProperty(0);
	private final IntegerProperty yComponent = new SimpleIntegerProperty(1);
	private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyObjectWrapper<@Nullable Live> live = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyObjectWrapper<BitSet> hidden = new ReadOnlyObjectWrapper<>(new BitSet());
	private final ReadOnlyObjectWrapper<List<Integer>> selected = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyObjectWrapper<@Nullable Job> job = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(NOT_YET);

	public ClusterViewModel(Services with) {
		this.with = with;
		coloring.subscribe((_, _) -> hidden.set(new BitSet()));
	}

	DataSelection selection() {
		return with.selection();
	}

	ObjectProperty<Split> splitProperty() {
		return split;
	}

	/** How many images, from the first, at most. */
	IntegerProperty imagesProperty() {
		return images;
	}

	ObjectProperty<Space> spaceProperty() {
		return space;
	}

	ObjectProperty<Projection> projectionProperty() {
		return projection;
	}

	IntegerProperty componentsProperty() {
		return components;
	}

	IntegerProperty kProperty() {
		return k;
	}

	IntegerProperty restartsProperty() {
		return restarts;
	}

	IntegerProperty seedProperty() {
		return seed;
	}

	ObjectProperty<Coloring> coloringProperty() {
		return coloring;
	}

	/** The component along the plot's x axis, counted from 0. */
	IntegerProperty xComponentProperty() {
		return xComponent;
	}

	/** The component along the plot's y axis, counted from 0. */
	IntegerProperty yComponentProperty() {
		return yComponent;
	}

	/** Null while nothing was found. */
	ReadOnlyObjectProperty<@Nullable Found> foundProperty() {
		return found.getReadOnlyProperty();
	}

	/** How it goes while it is looked for; null otherwise. */
	ReadOnlyObjectProperty<@Nullable Live> liveProperty() {
		return live.getReadOnlyProperty();
	}

	/** The groups of the legend that are not drawn; each set is not written to. */
	ReadOnlyObjectProperty<BitSet> hiddenProperty() {
		return hidden.getReadOnlyProperty();
	}

	/** Indices in the dataset of the images that were selected in the plot. */
	ReadOnlyObjectProperty<List<Integer>> selectedProperty() {
		return selected.getReadOnlyProperty();
	}

	/** The analysis at work; null while there is none. */
	ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.getReadOnlyProperty();
	}

	/** Why there is nothing to show; empty when there is. */
	ReadOnlyStringProperty messageProperty() {
		return message.getReadOnlyProperty();
	}

	/** Shows a group of the legend, or hides it. */
	void show(int group, boolean shown) {
		BitSet now = (BitSet) hidden.get().clone();
		now.set(group, !shown);
		hidden.set(now);
	}

	void select(List<Integer> indices) {
		selected.set(List.copyOf(indices));
	}

	/** Stops the analysis at work; what is worth keeping is kept. */
	void stop() {
		if (job.get() instanceof Job atWork) {
			atWork.stop();
		}
	}

	/** Looks for clusters as the settings say. */
	void run() {
		stop();
		message.set(found.get() == null ? "Looking for clusters…" : "");
		DataChoice choice = with.selection().chosenProperty().get();
		Space where = space.get();
		StoredModel model = with.models().inUseProperty().get();
		if (where == Space.FEATURES && model == null) {
			message.set("There is no model whose features could be used.");
			return;
		}
		Split part = split.get();
		int most = images.get();
		ClusterPlan plan = new ClusterPlan(components.get(), k.get(), restarts.get(), seed.get(), projection.get(),
				projection.get().bearable(), ClusterPlan.SILHOUETTE_SAMPLE, false);
		Job started = with.jobs().start("Looking for clusters in " + choice.name(), (progress, stop) -> {
			DigitDataset data = first(with.datasets().read(choice.source(), part, progress, stop), most);
			Points points = where == Space.PIXELS ? Points.ofPixels(data) : features(model, data, progress, stop);
			ClusterAnalysis.useThreads(with.threads());
			ClusterResult result = analyse(points, data, plan, progress, stop);
			return new Found(data, where, result, ClusterImages.means(data, result.clusters()));
		}, this::found, this::failed);
		job.set(started);
		started.stateProperty().subscribe(state -> ended(started, state));
	}

	private void ended(Job which, Job.State state) {
		if (state.isBusy() || job.get() != which) {
			return;
		}
		job.set(null);
		live.set(null);
		if (state == Job.State.STOPPED) {
			message.set(found.get() == null ? "Stopped before there was anything to show. " + NOT_YET : "");
		}
	}

	private void found(Found now) {
		hidden.set(new BitSet());
		selected.set(List.of());
		int last = now.result().pca().count() - 1;
		xComponent.set(Math.min(xComponent.get(), last));
		yComponent.set(Math.min(yComponent.get(), last));
		found.set(now);
		message.set("");
		if (now.result().stopped()) {
			with.status().say("Stopped; what was found until then is kept");
		}
	}

	private void failed(Exception failure) {
		found.set(null);
		message.set(Sentences.of(failure));
	}

	// What the plot shows

	/** Where the images lie in the plot. */
	@Nullable
	Scatter scatter() {
		if (live.get() instanceof Live now) {
			return now.scatter();
		}
		return found.get() instanceof Found now ? scatter(now) : null;
	}

	private Scatter scatter(Found now) {
		if (now.result().plan().projection() != Projection.PCA) {
			return columns(now.result().embedding().sample(), now.result().embedding().places(), 0, 1);
		}
		Points places = now.result().places();
		return columns(IntStream.range(0, places.rows()).toArray(), places, xComponent.get(), yComponent.get());
	}

	private static Scatter columns(int[] sample, Points places, int x, int y) {
		float[] xs = new float[sample.length];
		float[] ys = new float[sample.length];
		for (int i = 0; i < sample.length; i++) {
			xs[i] = places.value(i, Math.min(x, places.columns() - 1));
			ys[i] = places.columns() > 1 ? places.value(i, Math.min(y, places.columns() - 1)) : 0;
		}
		return new Scatter(sample, xs, ys);
	}

	/** The group of the legend that an image belongs to. */
	int group(Found now, int image) {
		int cluster = now.result().clusters().assignment()[image];
		int label = now.data().label(image);
		return switch (coloring.get()) {
			case CLUSTER -> cluster;
			case LABEL -> label == DigitDataset.UNLABELLED ? 10 : label;
			case MATCH -> now.result().agreement() == null || label == DigitDataset.UNLABELLED
					? 2
					: now.result().agreement().match()[cluster] == label ? 0 : 1;
		};
	}

	/** The names of the legend's groups. */
	List<String> groups(Found now) {
		return switch (coloring.get()) {
			case CLUSTER -> IntStream.range(0, now.result().clusters().k()).mapToObj(c -> "cluster " + (c + 1)).toList();
			case LABEL -> {
				List<String> names = new ArrayList<>(IntStream.range(0, 10).mapToObj(Integer::toString).toList());
				names.add("no label");
				yield names;
			}
			case MATCH -> List.of("matched digit", "other digit", "no label");
		};
	}

	/**
	 * Saves the plot, the points, the mean images or a report, by the file's ending.
	 *
	 * @param scale of a picture: 1, 2 or 4
	 */
	void export(Path file, int scale) {
		if (found.get() instanceof Found now) {
			with.tasks().run(() -> {
				ClusterExport.check(file);
				ClusterExport.write(new ClusterFigures(now.result(), now.data()), now.space().toString(), file, EXPORT_WIDTH,
						EXPORT_HEIGHT, scale);
				return file.getFileName();
			}, name -> with.status().say("Saved " + name));
		}
	}

	/**
	 * Saves the selected images as a dataset.
	 *
	 * @param folder to write MNIST's two files of the training split to
	 */
	void saveSelected(Path folder) {
		Found now = found.get();
		List<Integer> chosen = selected.get();
		if (now == null || chosen.isEmpty()) {
			return;
		}
		DigitDataset part = now.data().subset(chosen.stream().mapToInt(Integer::intValue).toArray());
		with.tasks().run(() -> {
			IdxWriter.write(part, folder.resolve("train-images-idx3-ubyte"), folder.resolve("train-labels-idx1-ubyte"));
			return part.size();
		}, count -> with.status().say("Saved " + Numbers.count(count, "image") + " in " + folder.getFileName()));
	}

	// Away from the UI thread

	private static DigitDataset first(DigitDataset data, int most) {
		return data.size() <= most ? data : data.subset(IntStream.range(0, most).toArray());
	}

	private Points features(@Nullable StoredModel model, DigitDataset data, ProgressListener progress, StopSignal stop)
			throws IOException {
		float[][] rows = new float[data.size()][];
		try (DigitClassifier classifier = with.classifiers().open(Objects.requireNonNull(model).weights(), with.threads())) {
			for (int from = 0; from < rows.length; from += FEATURE_BATCH) {
				if (stop.isStopped()) {
					throw new CancellationException("Stopped while the network read.");
				}
				int to = Math.min(rows.length, from + FEATURE_BATCH);
				List<DigitImage> batch = IntStream.range(from, to).mapToObj(data::image).toList();
				System.arraycopy(classifier.features(batch), 0, rows, from, to - from);
				progress.progress(to, rows.length);
			}
		}
		return Points.of(rows);
	}

	private ClusterResult analyse(Points points, DigitDataset data, ClusterPlan plan, ProgressListener progress, StopSignal stop)
			throws IOException {
		try {
			return ClusterAnalysis.run(points, ClusterAnalysis.labels(data), plan, new Follower(progress), stop);
		} catch (IllegalArgumentException e) {
			throw new IOException(e.getMessage(), e); // its sentence is for a person
		}
	}

	/** Shows the components as soon as they are known, and then where the centres move. */
	private final class Follower implements ClusterListener {

		private final ProgressListener progress;
		private @Nullable Scatter scatter;
		private long told;

		Follower(ProgressListener progress) {
			this.progress = progress;
		}

		@Override
		public void progress(Phase phase, long done, long total) {
			progress.progress(done, total);
		}

		@Override
		public void componentsFound(Pca pca, Points places) {
			scatter = columns(IntStream.range(0, places.rows()).toArray(), places, 0, 1);
			tell(0, 0, null);
		}

		@Override
		public void iterationFinished(int start, int iteration, Points centres, double inertia) {
			long now = System.nanoTime();
			if (now - told > LIVE_NANOS && components.get() >= 2) {
				told = now;
				float[][] places = new float[centres.rows()][];
				Arrays.setAll(places, c -> new float[]{centres.value(c, 0), centres.value(c, 1)});
				tell(start, iteration, places);
			}
		}

		private void tell(int start, int iteration, float @Nullable [][] centres) {
			Scatter places = scatter;
			if (places != null) {
				with.ui().execute(() -> {
					if (job.get() != null) {
						live.set(new Live(places, start, iteration, centres));
					}
				});
			}
		}
	}
}
