package digitlab.properties;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

import digitlab.dataset.DigitImage;
import digitlab.imaging.AnalysedPicture;
import digitlab.imaging.ImageIntake;
import digitlab.imaging.InkDrawing;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.NumberRecognizer;
import digitlab.segmentation.InkLayout;
import digitlab.segmentation.SyntheticSketches;
import digitlab.sketch.InkImage;
import digitlab.sketch.SketchPng;
import digitlab.ui.FakeModels;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for any picture. */
class PicturePropertiesTest {

	private static final int[] TYPES = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_GRAY,
			BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED,
			BufferedImage.TYPE_4BYTE_ABGR};
	private static final DigitClassifier NETWORK = FakeModels.classifier(PicturePropertiesTest::logits);

	/** Sees whether there is more ink above or below. */
	private static float[] logits(DigitImage image) {
		float[] logits = new float[10];
		logits[0] = 5; // of a ring, which has as much ink above as below
		for (int i = 0; i < DigitImage.PIXELS; i++) {
			logits[i < DigitImage.PIXELS / 2 ? 7 : 0] += image.ink(i / 28, i % 28) / 50f;
		}
		return logits;
	}

	/** Mostly small, some as large as a picture on a page, and strips. */
	@Provide
	static Arbitrary<Integer> sides() {
		return Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.integers().between(1, 120)),
				Tuple.of(1, Arbitraries.integers().between(121, 700)));
	}

	@Property(tries = 100, seed = "27")
	void anyPictureIsAnsweredInThePromisedForm(@ForAll("sides") int width, @ForAll("sides") int height,
			@ForAll @IntRange(max = 6) int type, @ForAll long seed)
			throws IOException {
		byte[] file = png(scribbled(width, height, TYPES[type], new SplittableRandom(seed)));
		AnalysedPicture picture = ImageIntake.analyse(Path.of("any.png"), new ByteArrayInputStream(file));
		InkImage ink = picture.ink();
		for (int i = 0; i < ink.width() * ink.height(); i++) {
			float value = ink.ink(i % ink.width(), i / ink.width());
			assertThat(value >= 0 && value <= 1).as("ink %s", value).isTrue();
		}
		RecognitionForm.check(NumberRecognizer.read(NETWORK, InkLayout.of(ink)));
	}

	/** Any tones with any opacity. */
	private static BufferedImage scribbled(int width, int height, int type, SplittableRandom random) {
		BufferedImage image = new BufferedImage(width, height, type);
		Graphics2D pen = image.createGraphics();
		if (random.nextBoolean()) {
			pen.setColor(color(random));
			pen.fillRect(0, 0, width, height);
		}
		for (int i = random.nextInt(12); i > 0; i--) {
			pen.setColor(color(random));
			int x = random.nextInt(width);
			int y = random.nextInt(height);
			switch (random.nextInt(3)) {
				case 0 -> pen.drawLine(x, y, random.nextInt(width), random.nextInt(height));
				case 1 -> pen.fillOval(x, y, 1 + random.nextInt(width), 1 + random.nextInt(height));
				default -> pen.drawRect(x, y, random.nextInt(width), random.nextInt(height));
			}
		}
		pen.dispose();
		return image;
	}

	private static Color color(SplittableRandom random) {
		int opacity = random.nextBoolean() ? 255 : random.nextInt(256);
		return new Color(random.nextInt(1 << 24) | opacity << 24, true);
	}

	private static byte[] png(BufferedImage image) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		assertThat(ImageIO.write(image, "png", bytes)).isTrue();
		return bytes.toByteArray();
	}

	/** Numbers of sevens and rings, which the network tells apart. */
	@Property(tries = 20, seed = "27")
	void theSameInkElsewhereInvertedOrTwiceAsLargeIsReadAlike(@ForAll @Size(min = 1, max = 4) List<Boolean> sevens,
			@ForAll @IntRange(max = 40) int right, @ForAll @IntRange(max = 40) int down,
			@ForAll @IntRange(min = 30, max = 90) int height, @ForAll @IntRange(min = 10, max = 14) int heightInPens) {
		double pen = Math.max(3, height / (double) heightInPens);
		int side = 80 + Math.max(height, (int) (0.9 * height * sevens.size()));
		int[] drawn = number(sevens, side, 20, 20, height, pen);
		String text = text(side, drawn);
		assertThat(text).isEqualTo(sevens.stream().map(seven -> seven ? "7" : "0").collect(Collectors.joining()));
		assertThat(text(side, number(sevens, side, 20 + right, 20 + down, height, pen))).as("moved").isEqualTo(text);
		assertThat(text(2 * side, number(sevens, 2 * side, 40, 40, 2 * height, 2 * pen))).as("twice as large").isEqualTo(text);
		assertThat(text(side, inverted(drawn))).as("inverted").isEqualTo(text);
	}

	@Property(tries = 25, seed = "27")
	void aSketchSavedAsAPictureIsReadAlikeInverted(@ForAll @IntRange(max = 9) int digit,
			@ForAll @IntRange(min = 1, max = 999) int seed, @ForAll @IntRange(min = 100, max = 300) int side) {
		int[] drawn = SketchPng.picture(SyntheticSketches.dense(digit, seed), side).getRaster().getSamples(0, 0, side, side, 0,
				new int[side * side]);
		for (int i = 0; i < drawn.length; i++) {
			drawn[i] = 0xff000000 | drawn[i] * 0x010101;
		}
		String text = text(side, drawn);
		assertThat(text).isNotEmpty();
		assertThat(text(side, inverted(drawn))).isEqualTo(text);
	}

	private static int[] inverted(int[] argb) {
		int[] inverted = argb.clone();
		for (int i = 0; i < inverted.length; i++) {
			inverted[i] ^= 0xffffff;
		}
		return inverted;
	}

	/** Sevens and rings, dark on light. */
	private static int[] number(List<Boolean> sevens, int side, double x, double y, double height, double pen) {
		InkDrawing ink = new InkDrawing(side, side, pen);
		for (int i = 0; i < sevens.size(); i++) {
			double left = x + 0.9 * height * i;
			if (sevens.get(i)) {
				ink.seven(left, y, height);
			} else {
				ink.zero(left, y, height);
			}
		}
		return argb(ink);
	}

	private static int[] argb(InkDrawing ink) {
		float[] light = ink.light();
		int[] argb = new int[light.length];
		for (int i = 0; i < argb.length; i++) {
			argb[i] = 0xff000000 | Math.round(255 * light[i]) * 0x010101;
		}
		return argb;
	}

	private static String text(int side, int[] argb) {
		return RecognitionForm.text(NumberRecognizer.read(NETWORK, InkLayout.of(ImageIntake.fromArgb(side, side, argb))));
	}
}
