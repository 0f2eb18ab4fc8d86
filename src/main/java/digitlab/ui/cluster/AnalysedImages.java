package digitlab.ui.cluster;

import java.util.List;

import digitlab.clustering.ClusterResult;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.FloatImage;
import digitlab.models.StoredModel;
import digitlab.plot.ClusterFigures;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * The result of an analysis.
 *
 * @param data the images, in the order of the result's points
 * @param model whose features the points are; null if they are pixels
 */
record AnalysedImages(DigitDataset data, @Nullable StoredModel model, ClusterResult result, ClusterFigures figures) {

	AnalysedImages(DigitDataset data, @Nullable StoredModel model, ClusterResult result) {
		this(data, model, result, new ClusterFigures(result, data));
	}

	/** The mean image of each cluster. */
	List<FloatImage> means() {
		return figures.means();
	}

	/** Names what the points are: pixels or a model's features. */
	String space() {
		return model == null
				? tr("the 784 pixels, 0 paper to 1 ink")
				: tr("activations of the last hidden layer of the network %s", model.name());
	}
}
