package digitlab.statistics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Expected numbers come from numpy: see statistics_reference.py. */
class DatasetStatisticsTest {

	private static final Offset<Double> EXACT = within(1e-9);

	private final DatasetStatistics formula = of(FormulaDigits.dataset());

	private static DatasetStatistics of(DigitDataset data) {
		return DatasetStatistics.of(data, ProgressListener.NONE, new CancellationToken());
	}

	/** Images of a single grey each. */
	private static DigitDataset greys(int[] greys, int... labels) {
		byte[] pixels = new byte[greys.length * DigitImage.PIXELS];
		byte[] bytes = new byte[greys.length];
		for (int i = 0; i < greys.length; i++) {
			Arrays.fill(pixels, i * DigitImage.PIXELS, (i + 1) * DigitImage.PIXELS, (byte) greys[i]);
			bytes[i] = (byte) labels[i];
		}
		return new DigitDataset("greys", pixels, bytes);
	}

	private static void assertSpread(Spread spread, double... numpy) {
		assertThat(new double[]{spread.min(), spread.lowerQuartile(), spread.median(), spread.upperQuartile(), spread.max(),
				spread.mean()}).containsExactly(numpy, EXACT);
	}

	private static long checksum(byte[] pixels, int from) {
		CRC32C checksum = new CRC32C();
		checksum.update(pixels, from, DigitImage.PIXELS);
		return checksum.getValue();
	}

	private static List<Integer> counts(int size, int... filled) {
		int[] counts = new int[size];
		for (int i = 0; i < filled.length; i += 2) {
			counts[filled[i]] = filled[i + 1];
		}
		return Arrays.stream(counts).boxed().toList();
	}

	@Test
	void countsAndHistogramsAreNumpys() {
		assertThat(formula.source()).isEqualTo("a formula");
		assertThat(formula.samples()).isEqualTo(40);
		assertThat(formula.unlabelled()).isEqualTo(4);
		assertThat(formula.classes()).extracting(ClassStatistics::count).containsExactly(4, 4, 4, 4, 5, 5, 5, 5, 0, 0);
		assertThat(formula.classes()).extracting(ClassStatistics::share).startsWith(4 / 36.0).endsWith(5 / 36.0, 0.0, 0.0);
		assertThat(formula.pixels().constant()).isEqualTo(222);
		assertThat(formula.blank()).containsExactly(7, 19);
		assertThat(formula.histograms().ink().counts()).isEqualTo(
				counts(100, 0, 2, 9, 3, 10, 7, 11, 1, 12, 4, 13, 4, 14, 6, 19, 1, 20, 1, 23, 3, 24, 3, 25, 2, 26, 3));
		assertThat(formula.histograms().ink().binWidth()).isEqualTo(0.01);
		assertThat(formula.histograms().width().counts())
				.isEqualTo(counts(29, 0, 2, 8, 1, 9, 2, 10, 3, 11, 4, 13, 2, 14, 3, 15, 5, 17, 4, 18,
						4, 19, 6, 21, 1, 22, 2, 23, 1));
		assertThat(formula.histograms().height().counts()).isEqualTo(
				counts(29, 0, 2, 10, 2, 11, 2, 12, 3, 15, 8, 16, 6, 17, 6, 18, 2, 21, 5, 22, 3, 23, 1));
	}

	@Test
	void meansVariancesAndSpreadsAreNumpys() {
		ClassStatistics six = formula.classes().get(6);
		assertThat(six.pixelVariance()).isCloseTo(2636.9495918367347, EXACT);
		assertThat(six.mean().at(10, 10)).isCloseTo(156.8, EXACT);
		assertThat(six.variance().at(10, 10)).isCloseTo(5220.56, EXACT);
		assertThat(six.mean().at(20, 14)).isCloseTo(80.8, EXACT);
		assertThat(six.variance().at(20, 14)).isCloseTo(10177.36, EXACT);
		assertSpread(six.ink(), 0.0989895958383353, 0.134048619447779, 0.143682472989196, 0.195753301320528,
				0.262424969987995, 0.166979791916767);
		assertSpread(six.width(), 10, 15, 15, 18, 19, 15.4);
		assertSpread(six.height(), 11, 15, 16, 21, 21, 16.8);
		ClassStatistics three = formula.classes().get(3);
		assertThat(three.pixelVariance()).isCloseTo(1736.7588488520407, EXACT);
		assertSpread(three.width(), 0, 6.75, 10, 13, 19, 9.75);
		assertSpread(three.height(), 0, 7.5, 12.5, 15.5, 17, 10.5);
	}

	@Test
	void duplicatesNameTheFirstImageAndWhetherTheLabelsDiffer() {
		assertThat(formula.duplicates()).containsExactly(new Duplicate(19, 7, true), new Duplicate(30, 4, true),
				new Duplicate(31, 11, true), new Duplicate(36, 4, false), new Duplicate(38, 8, false));
	}

	@Test
	void imagesWithTheSameChecksumAreNoDuplicates() {
		// A checksum is blind to its own polynomial, 0x82F63B78 and a leading 1, read bit by bit from the lowest.
		byte[] pixels = new byte[2 * DigitImage.PIXELS];
		byte[] polynomial = {(byte) 0xf1, 0x76, (byte) 0xec, 0x05, 0x01};
		System.arraycopy(polynomial, 0, pixels, 2 * DigitImage.PIXELS - polynomial.length, polynomial.length);
		assertThat(checksum(pixels, 0)).isEqualTo(checksum(pixels, DigitImage.PIXELS));
		assertThat(of(new DigitDataset("collision", pixels, new byte[2])).duplicates()).isEmpty();
	}

	@Test
	void aPassIsExactBeyondWhatAnIntHolds() {
		PixelSums sums = new PixelSums();
		PixelRow row = new PixelRow();
		DigitDataset data = greys(new int[]{255, 254}, 0, 0);
		row.load(data, 0);
		IntStream.range(0, PixelSums.CARRY_AFTER + 1).forEach(_ -> sums.add(row.words(), 0));
		row.load(data, 1);
		IntStream.range(0, PixelSums.CARRY_AFTER + 1).forEach(_ -> sums.add(row.words(), 0));
		assertThat(sums.count()).isEqualTo(2 * PixelSums.CARRY_AFTER + 2);
		assertThat(sums.mean().min()).isEqualTo(254.5).isEqualTo(sums.mean().max());
		assertThat(sums.variance().min()).isEqualTo(0.25).isEqualTo(sums.variance().max());
		assertThat(sums.constantPixels()).isZero();
		assertThat((long) PixelSums.CARRY_AFTER * 255 * 255).isLessThanOrEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void theFullestImageFitsTheLastBin() {
		DatasetStatistics full = of(greys(new int[]{255}, 3));
		assertThat(full.histograms().ink().counts().get(99)).isEqualTo(1);
		assertThat(full.classes().get(3).ink()).isEqualTo(new Spread(1, 1, 1, 1, 1, 1));
		assertThat(full.classes().get(3).width().median()).isEqualTo(28);
		assertThat(full.classes().get(3).pixelVariance()).isZero();
		assertThat(full.pixels().constant()).isEqualTo(784);
		assertThat(full.alerts()).extracting(Alert::kind).containsExactly(Alert.Kind.INVERTED, Alert.Kind.ABSENT,
				Alert.Kind.UNBALANCED);
	}

	@Test
	void noImagesGiveZerosAndNoAlerts() {
		DatasetStatistics none = of(greys(new int[0]));
		assertThat(none.samples()).isZero();
		assertThat(none.classes()).hasSize(10).allMatch(c -> c.share() == 0 && c.mean().max() == 0 && c.pixelVariance() == 0
				&& c.ink().equals(new Spread(0, 0, 0, 0, 0, 0)));
		assertThat(none.pixels().constant()).isZero();
		assertThat(none.alerts()).isEmpty();
	}

	@Test
	void imagesWithoutLabelsCountEverywhereButInTheClasses() {
		DatasetStatistics unlabelled = of(greys(new int[]{0, 9}, DigitDataset.UNLABELLED, DigitDataset.UNLABELLED));
		assertThat(unlabelled.classes()).allMatch(c -> c.count() == 0 && c.share() == 0);
		assertThat(unlabelled.histograms().width().counts()).startsWith(1).endsWith(1);
		assertThat(unlabelled.alerts()).extracting(Alert::sentence).containsExactly(
				"1 image has no ink at all: a network cannot learn anything from a blank image.",
				"2 images have no label, so they can be used neither for training nor for evaluation.");
	}

	@Test
	void alertsAreSentencesWithCounts() {
		assertThat(formula.alerts()).extracting(Alert::sentence).containsExactly(
				"3 images equal an earlier image with another label: at least one label of each pair is wrong.",
				"There is no 8 or 9: a network trained on these images would never predict it.",
				"2 images have no ink at all: a network cannot learn anything from a blank image.",
				"5 images equal an earlier image: held-out images may also be in the training data.",
				"4 images have no label, so they can be used neither for training nor for evaluation.",
				"222 of the 784 pixels are the same in all images, mostly in the empty margin, and carry no information.");
		assertThat(formula.alerts().getFirst().images()).containsExactly(19, 30, 31);
	}

	/** The border's ink is 127.5 on average, which is still dark, and then one more in one of the images. */
	@Test
	void aLightGroundIsTold() {
		assertThat(of(greys(new int[]{0, 255}, 3, 4)).alerts()).extracting(Alert::kind).doesNotContain(Alert.Kind.INVERTED);
		assertThat(of(greys(new int[]{1, 255}, 3, 4)).alerts().getFirst().sentence()).contains("dark ink on a light background")
				.contains("--invert");
	}

	@Test
	void imagesAllAlikeAreToldInOneSentence() {
		assertThat(of(greys(new int[]{9, 9}, 3, 4)).alerts()).extracting(Alert::sentence)
				.contains("All images are identical.").noneMatch(s -> s.contains("784"));
	}

	@Test
	void exactlyHalfOrTwiceTheEvenShareIsStillBalanced() {
		// 20 images: an even share is 2. The zeros come 4 times, the ones once.
		int[] labels = {0, 0, 0, 0, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9};
		assertThat(of(greys(IntStream.range(0, 20).toArray(), labels)).alerts()).extracting(Alert::kind)
				.doesNotContain(Alert.Kind.UNBALANCED);
		labels[6] = 0;
		assertThat(of(greys(IntStream.range(0, 20).toArray(), labels)).alerts()).extracting(Alert::sentence)
				.anyMatch(s -> s.contains("an even share is 10.0 %, and 0 (25.0 %) is less than half or more than twice"));
	}

	@Test
	void realMnistHasNumpysVariances() throws IOException {
		String folder = System.getenv("DIGITLAB_MNIST");
		assumeTrue(folder != null, "DIGITLAB_MNIST does not name a folder with MNIST's files");
		DatasetStatistics mnist = of(new FileDatasetReader(Path.of(folder), LabelPolicy.REFUSE).read(Split.TRAIN,
				ProgressListener.NONE, new CancellationToken()));
		assertThat(mnist.classes()).extracting(c -> Math.round(c.pixelVariance() * 1000) / 1000.0).containsExactly(4140.275,
				1864.129, 4210.054, 3727.687, 3389.953, 3946.372, 3574.025, 3107.824, 3781.714, 3198.912);
		assertThat(mnist.classes().get(1).ink().mean()).isCloseTo(0.07599864255996079, EXACT);
		assertThat(mnist.pixels().constant()).isEqualTo(67);
		assertThat(mnist.duplicates()).isEmpty();
	}

	@Test
	void progressIsReportedAndAStopEndsIt() {
		AtomicLong told = new AtomicLong();
		DatasetStatistics.of(FormulaDigits.dataset(), (done, total) -> told.set(done * 1000 + total), new CancellationToken());
		assertThat(told).hasValue(40_040);
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(() -> DatasetStatistics.of(FormulaDigits.dataset(), ProgressListener.NONE, cancellation))
				.isInstanceOf(CancellationException.class).hasMessage("The statistics were stopped.");
	}
}
