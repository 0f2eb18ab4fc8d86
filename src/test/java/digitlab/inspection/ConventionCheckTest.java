package digitlab.inspection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.imaging.ImageArrangement;
import digitlab.inspection.ConventionCheck.Convention;
import digitlab.inspection.ConventionCheck.Warning;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.Prediction;
import digitlab.recognition.ScoredPrediction;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The network knows sixty images by heart, and takes everything else for a non-digit and a 0. */
class ConventionCheckTest {

	private static final int IMAGES = 60;
	private static final ImageArrangement CENTERED = new ImageArrangement(false, false, false, false, true);

	/** Centred, so that centring does not change them. */
	private final DigitDataset digits = CENTERED.of(CENTERED.of(read(), new CancellationToken()), new CancellationToken());
	private final Map<DigitImage, Integer> known = new HashMap<>();

	private final DigitClassifier network = new OnlyLogits() {

		@Override
		public float[][] logits(List<DigitImage> images) {
			throw new UnsupportedOperationException();
		}

		@Override
		public List<ScoredPrediction> answers(List<DigitImage> images) {
			return images.stream().map(image -> {
				float[] logits = new float[10];
				logits[known.getOrDefault(image, 0)] = 9;
				return new ScoredPrediction(Prediction.ofLogits(logits), known.containsKey(image) ? 0.99 : 0.01);
			}).toList();
		}
	};

	ConventionCheckTest() {
		IntStream.range(0, IMAGES).forEach(i -> {
			known.put(digits.image(i), digits.label(i));
			known.put(CENTERED.of(digits.image(i)), digits.label(i));
		});
	}

	private static DigitDataset read() {
		return new SyntheticDigits(IMAGES, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
	}

	private ConventionCheck.Result check(DigitDataset data) {
		return ConventionCheck.check(network, data, ProgressListener.NONE, new CancellationToken());
	}

	private static DigitDataset unlabelled(DigitDataset data) {
		byte[] pixels = new byte[data.size() * DigitImage.PIXELS];
		byte[] labels = new byte[data.size()];
		for (int i = 0; i < labels.length; i++) {
			data.copyPixels(i, pixels, i * DigitImage.PIXELS);
			labels[i] = DigitDataset.UNLABELLED;
		}
		return new DigitDataset("no labels", pixels, labels);
	}

	private static DigitDataset relabelled(DigitDataset data, int shift) {
		byte[] pixels = new byte[data.size() * DigitImage.PIXELS];
		byte[] labels = new byte[data.size()];
		for (int i = 0; i < labels.length; i++) {
			data.copyPixels(i, pixels, i * DigitImage.PIXELS);
			labels[i] = (byte) ((data.label(i) + shift) % 10);
		}
		return new DigitDataset("other labels", pixels, labels);
	}

	private static DigitDataset moved(DigitDataset data, int columns) {
		byte[] pixels = new byte[data.size() * DigitImage.PIXELS];
		byte[] labels = new byte[data.size()];
		for (int i = 0; i < labels.length; i++) {
			labels[i] = (byte) data.label(i);
			for (int p = 0; p < DigitImage.PIXELS - columns; p++) {
				pixels[i * DigitImage.PIXELS + p] = (byte) data.ink(i, p + columns);
			}
		}
		return new DigitDataset("moved", pixels, labels);
	}

	@Test
	void nothingIsOddAboutMnistsConventions() {
		ConventionCheck.Result result = check(digits);
		assertThat(result.warnings()).isEmpty();
		assertThat(result.readAsLabelled()).isEqualTo(1);
		assertThat(result.takenForDigits()).isEqualTo(1);
		assertThat(result.remedy().isNone()).isTrue();
	}

	/** Each of these arrangements is its own inverse, so the one that made the images odd corrects them. */
	@ParameterizedTest
	@CsvSource({"true,false,false,false", "false,true,false,false", "false,false,true,false", "false,false,false,true",
			"false,false,true,true", "true,true,false,false", "false,true,true,true"})
	void whatWasDoneToTheImagesIsFound(boolean invert, boolean transpose, boolean mirror, boolean flip) {
		ImageArrangement odd = new ImageArrangement(invert, transpose, mirror, flip, false);
		DigitDataset changed = odd.of(digits, new CancellationToken());
		assertThat(check(changed).remedy()).isEqualTo(odd);
		ConventionCheck.Result withoutLabels = check(unlabelled(changed));
		assertThat(withoutLabels.remedy()).isEqualTo(odd);
		assertThat(withoutLabels.readAsLabelled()).isNaN();
		assertThat(odd.of(changed, new CancellationToken()).hasSameImages(digits)).isTrue();
	}

	/** A clockwise quarter turn is a transposition and then a mirror; its inverse is a transposition and then a flip. */
	@Test
	void imagesOnTheirSideAreSetUpright() {
		ImageArrangement clockwise = new ImageArrangement(false, true, true, false, false);
		Warning warning = check(clockwise.of(digits, new CancellationToken())).warnings().getFirst();
		assertThat(warning.remedy()).isEqualTo(new ImageArrangement(false, true, false, true, false));
		assertThat(warning.convention()).isEqualTo(Convention.ORIENTATION);
		assertThat(warning.text()).contains("on their other side").contains("otherwise 100.0 %");
	}

	@Test
	void imagesBesideTheMiddleAreCentred() {
		ConventionCheck.Result result = check(moved(digits, 4));
		assertThat(result.warnings()).extracting(Warning::convention).containsExactly(Convention.PLACE);
		assertThat(result.remedy()).isEqualTo(CENTERED);
	}

	@Test
	void whatIsNoDigitIsSaidToBeNone() {
		byte[] noise = new byte[IMAGES * DigitImage.PIXELS];
		Random random = new Random(1);
		for (int i = 0; i < noise.length; i++) {
			noise[i] = (byte) random.nextInt(100);
		}
		List<Warning> warnings = check(new DigitDataset("noise", noise, new byte[IMAGES])).warnings();
		assertThat(warnings.getLast().convention()).isEqualTo(Convention.NO_DIGITS);
		assertThat(warnings.getLast().text()).contains("reads 100.0 % of them as something else");
	}

	@Test
	void labelsOfOtherImagesAreSuspected() {
		List<Warning> warnings = check(relabelled(digits, 3)).warnings();
		assertThat(warnings).extracting(Warning::convention).containsExactly(Convention.LABELS);
		assertThat(warnings.getFirst().text()).contains("reads only 0.0 %");
	}

	@Test
	void imagesOfBothPartsAreCountedAndBlankOnesAreNot() {
		DigitDataset train = digits.subset(IntStream.range(0, 40).toArray());
		DigitDataset test = digits.subset(IntStream.range(37, IMAGES).toArray());
		DigitDataset blank = new DigitDataset("blank", new byte[DigitImage.PIXELS], new byte[1]);
		assertThat(ConventionCheck.overlap(train.and(blank), test.and(blank))).singleElement()
				.satisfies(warning -> assertThat(warning.text()).startsWith("3 of the 24 test images are"));
		assertThat(ConventionCheck.overlap(train, digits.subset(50, 51))).isEmpty();
	}

	@Test
	void aStopEndsIt() {
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(() -> ConventionCheck.check(network, digits, ProgressListener.NONE, cancellation))
				.isInstanceOf(CancellationException.class);
	}
}
