package digitlab.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected numbers come from scikit-learn: see neighbours_reference.py. */
class OutliersTest {

	private static List<Outlier> find(DigitDataset data, int count) {
		return Outliers.find(data, count, ProgressListener.NONE, new CancellationToken());
	}

	@Test
	void distancesAreScikitLearns() {
		List<Outlier> found = find(Hands.dataset(), 8);
		assertThat(found).extracting(Outlier::index).containsExactly(65, 35, 95, 5, 28, 86, 115, 57);
		assertThat(found).extracting(Outlier::digit).containsExactly(2, 2, 2, 2, 7, 7, 2, 7);
		assertThat(found.get(0).distance()).isCloseTo(10.918964733, within(1e-9));
		assertThat(found.get(7).distance()).isCloseTo(3.713064935, within(1e-9));
	}

	@Test
	void pruningLosesNothing() {
		DigitDataset data = new SyntheticDigits(400, 3).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		List<Outlier> all = everyDistance(data);
		for (int count : new int[]{1, 7, 60, 400, 1000}) {
			assertThat(find(data, count)).isEqualTo(all.subList(0, Math.min(count, 400)));
		}
	}

	/** By brute force. */
	private static List<Outlier> everyDistance(DigitDataset data) {
		List<Outlier> all = new ArrayList<>();
		for (int i = 0; i < data.size(); i++) {
			int image = i;
			double[] sorted = IntStream.range(0, data.size())
					.filter(other -> other != image && data.label(other) == data.label(image))
					.mapToDouble(other -> distance(data, image, other)).sorted().toArray();
			all.add(new Outlier(i, data.label(i), sorted[4]));
		}
		all.sort(Comparator.comparingDouble(Outlier::distance).reversed().thenComparingInt(Outlier::index));
		return all;
	}

	private static double distance(DigitDataset data, int image, int other) {
		return Math.sqrt(IntStream.range(0, DigitImage.PIXELS)
				.map(pixel -> data.ink(image, pixel) - data.ink(other, pixel)).map(d -> d * d).sum()) / 255;
	}

	@Test
	void withFewerNeighboursTheFarthestCountsAndAnImageAloneIsLeftOut() {
		byte[] pixels = new byte[4 * DigitImage.PIXELS];
		pixels[DigitImage.PIXELS] = (byte) 255;
		pixels[2 * DigitImage.PIXELS + 1] = (byte) 255;
		DigitDataset data = new DigitDataset("few", pixels, new byte[]{6, 6, 6, 9});
		assertThat(find(data, 10)).containsExactly(new Outlier(1, 6, Math.sqrt(2)), new Outlier(2, 6, Math.sqrt(2)),
				new Outlier(0, 6, 1));
	}

	@Test
	void equalImagesStayInOrder() {
		DigitDataset data = new DigitDataset("equal", new byte[10 * DigitImage.PIXELS], new byte[10]);
		assertThat(find(data, 3)).containsExactly(new Outlier(0, 0, 0), new Outlier(1, 0, 0), new Outlier(2, 0, 0));
	}

	/** Equal images are not compared with all others needlessly, which would take minutes. */
	@Test
	@Timeout(20)
	void manyEqualImagesTakeNoLongerThanOthers() {
		byte[] labels = new byte[60_000];
		DigitDataset data = new DigitDataset("all the same", new byte[labels.length * DigitImage.PIXELS], labels);
		assertThat(find(data, 3)).extracting(Outlier::distance).containsExactly(0.0, 0.0, 0.0);
	}

	@Test
	void emptyAndUnlabelledDataHaveNoOutliers() {
		assertThat(find(new DigitDataset("empty", new byte[0], new byte[0]), 5)).isEmpty();
		assertThat(find(new DigitDataset("unlabelled", new byte[2 * DigitImage.PIXELS], new byte[]{-1, -1}), 5)).isEmpty();
		assertThat(find(Hands.dataset(), 0)).isEmpty();
		assertThatThrownBy(() -> find(Hands.dataset(), -1)).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("The number of outliers cannot be negative: -1.");
	}

	@Test
	void progressIsReportedAndAStopEndsIt() {
		AtomicLong told = new AtomicLong();
		Outliers.find(Hands.dataset(), 5, (done, total) -> told.set(done * 1000 + total), new CancellationToken());
		assertThat(told).hasValue(120_120);
		CancellationToken cancellation = new CancellationToken();
		assertThatThrownBy(() -> Outliers.find(Hands.dataset(), 5, (done, total) -> cancellation.cancel(), cancellation))
				.isInstanceOf(CancellationException.class).hasMessage("The search for outliers was stopped.");
	}
}
