package digitlab.ui.cluster;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.Embedding;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.NearestPoints;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.models.StoredModel;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.PredictionExplainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes the position of a sketch among analysed images. */
final class SketchPlacer {

	private static final Logger LOG = LoggerFactory.getLogger(SketchPlacer.class);

	private final DiskTasks pictures;
	private final PredictionExplainer reader;

	/**
	 * @param reader used only by {@code pictures}
	 */
	SketchPlacer(DiskTasks pictures, PredictionExplainer reader) {
		this.pictures = pictures;
		this.reader = reader;
	}

	/**
	 * Works away from the UI thread and returns the result on it. A network that can no longer be opened leaves the sketch
	 * without a position, with no error shown: the user did not ask for one just now.
	 */
	void place(AnalysedImages among, DigitImage sketch, Consumer<Optional<PlacedSketch>> then) {
		pictures.run(() -> place(among, sketch), placed -> then.accept(Optional.of(placed)), failure -> {
			LOG.warn("The sketch could not be placed among the clusters", failure);
			then.accept(Optional.empty());
		});
	}

	private PlacedSketch place(AnalysedImages among, DigitImage sketch) throws IOException {
		StoredModel model = among.model();
		float[] point = model == null
				? FloatMatrix.ofPixels(new DigitDataset("sketch", sketch.toBytes(), new byte[]{DigitDataset.UNLABELLED})).row(0)
				: reader.features(model, sketch);
		ClusterResult.Place place = among.result().place(point);
		return new PlacedSketch(sketch, place, nearest(among.result(), place));
	}

	private static int nearest(ClusterResult result, ClusterResult.Place place) {
		Embedding plot = result.embedding();
		FloatMatrix coordinates = result.components().coordinates();
		FloatMatrix drawn = plot.sample().length == coordinates.rows() ? coordinates : coordinates.subset(plot.sample());
		return plot.sample()[NearestPoints.to(drawn, place.components(), 1).getFirst().index()];
	}
}
