package digitlab.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;

/**
 * Generates non-digits in MNIST's form, to train and evaluate their rejection. Image {@code i} of a kind depends only on the
 * seed, the digits and {@code i}, and for letters and symbols on the system's fonts.
 */
public final class NonDigits {

	/** Without B, D, G, I, J, L, O, Q, S, Z, Y, b, g, i, j, l, o, q, s, y and z, which look like digits. */
	private static final String LETTERS = "ACEFHKMNPRTUVWXacdefhkmnprtuvwx";
	private static final String SYMBOLS = "@#&%$§€¶{}<>=+*ΓΔΛΞΠΣΦΨΩαβγηκλμπφχψωДЖИКЛПФЦШЩЫЮאבגהחטכלמסעפצקשת";
	private static final double MIN_PEN = 1.6;
	private static final double MAX_PEN = 3.8;
	private static final double SIDE = 100;

	private final DigitDataset digits;
	private final long seed;
	private final FontGlyphs fonts = new FontGlyphs();

	/**
	 * @param digits digits from which halves and groups are made
	 * @param seed any number; equal seeds give equal images
	 */
	public NonDigits(DigitDataset digits, long seed) {
		this.digits = digits;
		this.seed = seed;
	}

	/**
	 * Generates images of one kind.
	 *
	 * @return {@code count} images without labels
	 * @throws CancellationException if stopped
	 */
	public DigitDataset read(NonDigitKind kind, int count, CancellationToken cancellation) {
		byte[] pixels = new byte[count * DigitImage.PIXELS];
		byte[] labels = new byte[count];
		for (int i = 0; i < count; i++) {
			if (cancellation.isCancelled()) {
				throw new CancellationException("Generating non-digits was stopped.");
			}
			labels[i] = DigitDataset.UNLABELLED;
			draw(kind, new SplittableRandom(SyntheticDigits.mix(SyntheticDigits.mix(seed, kind.ordinal()), i)), pixels,
					i * DigitImage.PIXELS);
		}
		return new DigitDataset(kind.name().toLowerCase(java.util.Locale.ROOT), pixels, labels);
	}

	private void draw(NonDigitKind kind, SplittableRandom random, byte[] pixels, int offset) {
		switch (kind) {
			case LETTERS -> font(LETTERS, random, pixels, offset);
			case SYMBOLS -> font(SYMBOLS, random, pixels, offset);
			case SCRIBBLES -> paint(scribble(random), random, pixels, offset);
			case SHAPES -> paint(written(NonDigitShapes.SIGNS, random), random, pixels, offset);
			case HANDWRITTEN -> paint(written(NonDigitShapes.LETTERS, random), random, pixels, offset);
			case DRAWINGS -> paint(written(NonDigitShapes.DRAWINGS, random), random, pixels, offset);
			case CURVES -> paint(NonDigitLines.curve(random), random, pixels, offset);
			case TEXTURES -> DigitPainter.paint(NonDigitLines.texture(random), random.nextDouble(1, 2), pixels, offset);
			case SEVERAL -> DigitPieces.several(digits, random, pixels, offset);
			case PARTS -> DigitPieces.part(digits, random, pixels, offset);
			case BLOTS -> DigitPieces.blot(random, pixels, offset);
		}
	}

	private void font(String characters, SplittableRandom random, byte[] pixels, int offset) {
		if (!InkFit.paint(fonts.draw(characters, random), FontGlyphs.side(), FontGlyphs.side(), pixels, offset)) {
			// Without suitable fonts, letters drawn in strokes replace them.
			paint(written(NonDigitShapes.SIGNS, random), random, pixels, offset);
		}
	}

	private static void paint(List<Handwriting.Line> lines, SplittableRandom random, byte[] pixels, int offset) {
		DigitPainter.paint(lines, random.nextDouble(MIN_PEN, MAX_PEN), pixels, offset);
	}

	private static List<Handwriting.Line> written(List<DigitShapes.Shape> shapes, SplittableRandom random) {
		return new Handwriting(random).write(shapes.get(random.nextInt(shapes.size())));
	}

	/** Smooth or angular strokes through random points, or a random walk. */
	private static List<Handwriting.Line> scribble(SplittableRandom random) {
		List<DigitShapes.Path> strokes = new ArrayList<>();
		int count = random.nextInt(1, 4);
		for (int s = 0; s < count; s++) {
			int places = random.nextInt(4, 13);
			DigitShapes.Path path = new DigitShapes.Path(new double[places], new double[places], new boolean[places]);
			double angular = random.nextInt(3) == 0 ? 0.8 : 0.1;
			double x = random.nextDouble(SIDE);
			double y = random.nextDouble(SIDE);
			boolean isWalk = random.nextBoolean();
			for (int i = 0; i < places; i++) {
				path.xs()[i] = x;
				path.ys()[i] = y;
				path.corners()[i] = random.nextDouble() < angular;
				x = isWalk ? Math.clamp(x + 30 * random.nextGaussian(), 0, SIDE) : random.nextDouble(SIDE);
				y = isWalk ? Math.clamp(y + 30 * random.nextGaussian(), 0, SIDE) : random.nextDouble(SIDE);
			}
			strokes.add(path);
		}
		return new Handwriting(random).write(new DigitShapes.Shape(strokes));
	}
}
