package digitlab.ui.chart;

import java.util.List;

import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;
import digitlab.models.NetworkPlan;
import digitlab.models.NetworkPlan.Layer;
import digitlab.plot.NetworkFigure;
import digitlab.recognition.FeatureMaps;
import digitlab.recognition.FilterBank;
import digitlab.recognition.Prediction;
import digitlab.ui.FakeModels;
import digitlab.ui.common.PredictionExplainer.Explanation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class NetworkStagesTest {

	/** Shapes and counts as in the table of AlexNet28's documentation; each convolution with its normalisation's two a map. */
	@Test
	void everyLayerIsAStageWithItsShapeAndParameters() {
		NetworkFigure network = NetworkStages.of(NetworkPlan.alexnet28(0), DigitImage.of(new byte[DigitImage.PIXELS]),
				new Explanation(Prediction.ofLogits(FakeModels.sure(3, 0.9)), FloatImage.of(new double[DigitImage.PIXELS]),
						List.of(), List.of(), new FilterBank(32, 5, new float[800])));
		assertThat(network.stages()).extracting(NetworkFigure.Stage::name, stage -> plain(stage.shape()),
				stage -> plain(stage.parameters())).containsExactly(
						tuple("The digit", "28 × 28 pixels", ""),
						tuple("First filters", "32 filters of 5 × 5", ""),
						tuple("Convolution 1", "32 maps of 24 × 24", "896 parameters"),
						tuple("Convolution 2", "64 maps of 20 × 20", "51,392 parameters"),
						tuple("Max pooling", "64 maps of 10 × 10", ""),
						tuple("Convolution 3", "128 maps of 8 × 8", "74,112 parameters"),
						tuple("Convolution 4", "128 maps of 6 × 6", "147,840 parameters"),
						tuple("Convolution 5", "128 maps of 4 × 4", "147,840 parameters"),
						tuple("Linear 1", "256 numbers", "524,544 parameters"),
						tuple("Linear 2", "128 numbers", "32,896 parameters"),
						tuple("Output", "ten digits: 3 wins", "1,290 parameters"));
		assertThat(plain(network.note())).isEqualTo("980,810 learned parameters in all");
	}

	private static String plain(String text) {
		return text.replace('\u00a0', ' ');
	}

	/** Windows of 3×3 at every second pixel, beginning one before the edge. */
	@Test
	void poolingKeepsTheLargestOfEachWindow() {
		float[] values = {1, 0, 0, 0, //
				5, 0, 0, 0, //
				0, 0, 0, 2, //
				0, 0, 0, 3};
		FeatureMaps pooled = NetworkStages.pooled(new FeatureMaps("conv2", 1, 4, 4, values),
				new Layer.MaxPool("pool2", 3, 2, 1));
		assertThat(pooled.width()).isEqualTo(2);
		assertThat(pooled.values()).containsExactly(5, 0, 5, 3);
	}
}
