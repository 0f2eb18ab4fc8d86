package digitlab.evaluation;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReliabilityDiagramTest {

	/** From labelled_predictions_reference.py beside this test: images, mean confidence and accuracy of every bin, by numpy. */
	private static final double[][] NUMPY = {{0, 0.0, 0.0}, {4, 0.12430693044956145, 0.75}, {16, 0.16737623804762647, 0.6875},
			{16, 0.23628712658784626, 0.75}, {14, 0.30089108774153644, 0.6428571428571429},
			{15, 0.36635642839824745, 0.7333333333333333}, {16, 0.43440593478219947, 0.6875},
			{14, 0.4990098957399179, 0.7142857142857143}, {16, 0.5636138634607262, 0.6875}, {16, 0.6325247539947569, 0.6875},
			{15, 0.7034455423866635, 0.8}, {14, 0.7660396008187168, 0.7142857142857143}, {16, 0.8306435626945504, 0.75},
			{16, 0.8995544550712515, 0.625}, {12, 0.9598514827130598, 0.8333333333333334}};

	/** The 200 images of labelled_predictions_reference.py. */
	private static LabelledPredictions predictions() {
		int[] labels = IntStream.range(0, 200).map(i -> i % 10).toArray();
		float[][] logits = new float[200][10];
		for (int i = 0; i < 200; i++) {
			double p = 0.12 + 0.87 * (i * 37 % 101) / 101;
			logits[i][(i + (i * i % 7 == 1 ? 1 : 0)) % 10] = (float) Math.log(9 * p / (1 - p));
		}
		return LabelledPredictions.of(labels, logits);
	}

	@Test
	void binsAgreeWithNumpy() {
		ReliabilityDiagram reliability = ReliabilityDiagram.of(predictions());
		assertThat(reliability.bins()).hasSize(15);
		for (int b = 0; b < 15; b++) {
			ReliabilityDiagram.Bin bin = reliability.bins().get(b);
			assertThat(bin.from()).isCloseTo(b / 15.0, within(1e-12));
			assertThat(bin.to()).isCloseTo((b + 1) / 15.0, within(1e-12));
			assertThat(bin.images()).isEqualTo((int) NUMPY[b][0]);
			assertThat(bin.confidence()).isCloseTo(NUMPY[b][1], within(1e-7)); // logits are single precision
			assertThat(bin.accuracy()).isCloseTo(NUMPY[b][2], within(1e-12));
		}
		assertThat(reliability.calibrationError()).isCloseTo(0.24317871382994416, within(1e-7));
	}

	@Test
	void theDiagramOfNoImagesIsEmptyAndFinite() {
		ReliabilityDiagram reliability = ReliabilityDiagram.of(LabelledPredictions.of(new int[0], new float[0][]));
		assertThat(reliability.bins()).hasSize(15).allMatch(b -> b.images() == 0 && b.confidence() == 0 && b.accuracy() == 0);
		assertThat(reliability.calibrationError()).isZero();
	}

	@Test
	void aCertainAnswerIsInTheLastBin() {
		ReliabilityDiagram reliability = ReliabilityDiagram
				.of(LabelledPredictions.of(new int[]{0}, new float[][]{{1000, 0, 0, 0, 0, 0, 0, 0, 0, 0}}));
		assertThat(reliability.bins().getLast()).isEqualTo(new ReliabilityDiagram.Bin(14.0 / 15, 1, 1, 1, 1));
	}
}
