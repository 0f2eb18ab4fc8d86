package digitlab.ui.cluster;

import java.util.List;

import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.ClusterListener;
import digitlab.clustering.ClusterParameters;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Seven images: 0 to 3 look like each other, and are labelled 1, 1, 1 and 7; 4 to 6 likewise, labelled 7, 7 and not at all. The
 * larger group is cluster 1.
 */
class PointQueryTest {

	private static final AnalysedImages SEVEN = seven();
	private static final PlacedPoints PLOT = PlacedPoints.of(SEVEN.result(), 0, 1);

	private static AnalysedImages seven() {
		byte[] pixels = new byte[7 * DigitImage.PIXELS];
		for (int i = 0; i < 7; i++) {
			pixels[i * DigitImage.PIXELS + (i < 4 ? 0 : 27)] = (byte) 255;
			pixels[i * DigitImage.PIXELS + 14] = (byte) i;
		}
		DigitDataset data = new DigitDataset("seven", pixels, new byte[]{1, 1, 1, 7, 7, 7, DigitDataset.UNLABELLED});
		ClusterParameters parameters = new ClusterParameters(2, 2, 1, 1, Projection.PCA, Projection.PCA.bearable(), 100, false);
		return new AnalysedImages(data, null, ClusterAnalysis.run(FloatMatrix.ofPixels(data), ClusterAnalysis.labels(data),
				parameters, ClusterListener.NONE, new CancellationToken()));
	}

	private static List<Integer> find(String text) {
		return PointQuery.parse(text).find(SEVEN, PLOT, _ -> true);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"5 | 5", "image 0 | 0", " Image  5 | 5", "label 1 | 0 1 2", "labelled 7 | 3 4 5",
			"no label | 6",
			"cluster 1 | 0 1 2 3", "label 7 in cluster 1 | 3", "label 7 cluster 2 | 4 5", "7 among 1 | 3", "7s with 1s | 3",
			"7 read as 1 | 3", "7 among 7 | 4 5", "no label cluster 2 | 6"})
	void whatCanBeAskedFor(String text, String images) {
		assertThat(find(text)).isEqualTo(List.of(images.split(" ")).stream().map(Integer::valueOf).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", " ", "seven", "label", "label 12", "cluster x", "-3", "1 among 77", "1234567890123"})
	void whatIsNotUnderstoodIsExplained(String text) {
		assertThatThrownBy(() -> PointQuery.parse(text)).isInstanceOf(IllegalArgumentException.class)
				.hasMessage(PointQuery.help());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"7 | There is no image 7: these are the images 0 to 6.",
			"12,345 | There is no image 12,345: these are the images 0 to 6.",
			"12 345 | There is no image 12,345: these are the images 0 to 6.",
			"cluster 3 | There is no cluster 3: they are 1 to 2.", "cluster 0 | There is no cluster 0: they are 1 to 2.",
			"label 4 | No image in the plot is like that.", "1 among 7 | No image in the plot is like that."})
	void whatIsNotThereGetsASentence(String text, String sentence) {
		assertThatThrownBy(() -> find(text)).hasMessage(sentence);
	}

	@Test
	void whatThePlotDoesNotShowGetsASentence() {
		PlacedPoints sample = new PlacedPoints(new int[]{1, 5}, new float[2], new float[2]);
		assertThat(PointQuery.parse("label 7").find(SEVEN, sample, _ -> true)).containsExactly(5);
		assertThatThrownBy(() -> PointQuery.parse("4").find(SEVEN, sample, _ -> true))
				.hasMessage("Image 4 is not among the 2 images that the plot shows.");
		assertThat(PointQuery.parse("label 7").find(SEVEN, PLOT, image -> image != 4)).containsExactly(3, 5);
		assertThatThrownBy(() -> PointQuery.parse("label 7").find(SEVEN, PLOT, image -> image < 3))
				.hasMessageStartingWith("All such images are hidden");
	}
}
