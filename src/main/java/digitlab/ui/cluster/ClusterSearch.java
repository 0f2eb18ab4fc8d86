package digitlab.ui.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import digitlab.clustering.ClusterListener;
import digitlab.clustering.ClusterParameters;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.Pca;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.FloatImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.StoredModel;
import digitlab.services.ClusterService;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.WindowServices;
import org.jspecify.annotations.Nullable;

/**
 * A cluster analysis, run away from the UI thread.
 *
 * @param images the maximum number, from the first
 * @param model whose features the points are; null for pixels
 */
record ClusterSearch(DataSource choice, Split split, int images, @Nullable StoredModel model, ClusterParameters parameters) {

	/** Progress is in thousandths of the whole. */
	private static final int WHOLE = 1000;
	private static final long LIVE_NANOS = 50_000_000;
	private static final int FULL_INK = 255;

	/** The steps, with the rough share of the time that each takes. */
	private enum Step {
		LOAD(1), FEATURES(20), PCA(4), KMEANS(6), MEASURES(3), ELBOW(0), PROJECTION(20);

		private final double weight;

		Step(double weight) {
			this.weight = weight;
		}
	}

	/**
	 * Runs the analysis.
	 *
	 * @param live receives its progress, on the calling thread
	 * @throws IOException with a sentence, if the data cannot be read or have no clusters
	 */
	AnalysedImages run(WindowServices services, Consumer<SearchProgress> live, ProgressListener progress,
			CancellationToken cancellation) throws IOException {
		DigitDataset data = ClusterService
				.first(services.datasets().read(choice, split, within(Step.LOAD, progress), cancellation), images);
		ClusterService service = new ClusterService(services.app().engine().classifiers(), services.threads());
		FloatMatrix points = service.points(data, model, within(Step.FEATURES, progress), cancellation);
		try {
			return new AnalysedImages(data, model,
					service.analyse(points, data, parameters, new Follower(live, progress), cancellation));
		} catch (IllegalArgumentException e) {
			throw new IOException(e.getMessage(), e); // the sentence is for users
		}
	}

	private DoubleStream weights() {
		return Arrays.stream(Step.values()).mapToDouble(this::weight);
	}

	private double weight(Step step) {
		return switch (step) {
			case FEATURES -> model == null ? 0 : step.weight;
			case KMEANS -> step.weight * parameters.restarts() / 3;
			case PROJECTION -> parameters.projection().bearable() == Integer.MAX_VALUE ? 0 : step.weight;
			default -> step.weight;
		};
	}

	/** Converts the progress of a step to that of the whole. */
	private ProgressListener within(Step step, ProgressListener progress) {
		double before = weights().limit(step.ordinal()).sum();
		double whole = weights().sum();
		return (done, total) -> {
			double share = total > 0 ? Math.clamp(done / (double) total, 0, 1) : 0;
			progress.progress(Math.round(WHOLE * (before + share * weight(step)) / whole), WHOLE);
		};
	}

	/** Shows the components as soon as they are known, and then how the centres move. */
	private final class Follower implements ClusterListener {

		private final Consumer<SearchProgress> live;
		private final ProgressListener progress;
		private @Nullable Pca components;
		private @Nullable PlacedPoints scatter;
		private long told;

		Follower(Consumer<SearchProgress> live, ProgressListener progress) {
			this.live = live;
			this.progress = progress;
		}

		@Override
		public void progress(Phase phase, long done, long total) {
			within(Step.valueOf(phase.name()), progress).progress(done, total);
		}

		@Override
		public void componentsFound(Pca pca, FloatMatrix coordinates) {
			components = pca;
			PlacedPoints found = PlacedPoints.of(IntStream.range(0, coordinates.rows()).toArray(), coordinates, 0, 1);
			scatter = found;
			live.accept(new SearchProgress(found, 0, 0, List.of()));
		}

		@Override
		public void iterationFinished(int start, int iteration, FloatMatrix centres, double inertia) {
			long now = System.nanoTime();
			if (now - told > LIVE_NANOS && scatter instanceof PlacedPoints coordinates && components instanceof Pca pca) {
				told = now;
				live.accept(new SearchProgress(coordinates, start, iteration, centres(pca, centres)));
			}
		}

		/**
		 * With 0 components, k-means works on the points themselves, and its centres are projected; else it works on their
		 * components.
		 */
		private List<SearchProgress.Centre> centres(Pca pca, FloatMatrix centres) {
			FloatMatrix coordinates = parameters.components() == 0
					? pca.project(centres, ProgressListener.NONE, new CancellationToken())
					: centres;
			List<SearchProgress.Centre> found = new ArrayList<>();
			for (int c = 0; c < centres.rows(); c++) {
				double y = coordinates.columns() > 1 ? coordinates.value(c, 1) : 0;
				found.add(new SearchProgress.Centre(coordinates.value(c, 0), y,
						model == null ? image(pca, coordinates.row(c)) : null));
			}
			return found;
		}

		private static FloatImage image(Pca pca, float[] place) {
			return FloatImage
					.of(Arrays.stream(pca.restore(Arrays.copyOf(place, pca.count()))).map(ink -> FULL_INK * ink).toArray());
		}
	}
}
