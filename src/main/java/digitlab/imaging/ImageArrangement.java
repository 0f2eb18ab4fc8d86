package digitlab.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Preprocessing;
import digitlab.dataset.Preprocessing.Step;
import digitlab.io.CancellationToken;
import digitlab.language.Localization;
import digitlab.segmentation.DigitNormalizer;
import digitlab.segmentation.NormalizedDigit;
import digitlab.sketch.InkImage;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;

/**
 * The changes that convert images with other conventions to MNIST's. They are applied in the order of the components; the three
 * in the middle yield all eight orientations of a square.
 *
 * @param invert whether to invert dark and light
 * @param transpose whether to exchange rows and columns, as EMNIST's files require
 * @param mirror whether to mirror horizontally
 * @param flip whether to flip vertically
 * @param center whether to scale each image into a box of 20×20 pixels and centre it by its centre of mass, as MNIST's were
 */
public record ImageArrangement(boolean invert, boolean transpose, boolean mirror, boolean flip, boolean center) {

	/** Leaves images unchanged. */
	public static final ImageArrangement NONE = new ImageArrangement(false, false, false, false, false);

	private static final int SIDE = DigitImage.SIDE;

	/** The eight orientations of an image, beginning with the unchanged one, with no other change. */
	public static List<ImageArrangement> orientations() {
		return IntStream.range(0, 8)
				.mapToObj(i -> new ImageArrangement(false, (i & 1) > 0, (i & 2) > 0, (i & 4) > 0, false)).toList();
	}

	/** Extracts the changes to images from all preprocessing. */
	public static ImageArrangement of(Preprocessing all) {
		return new ImageArrangement(all.has(Step.INVERT), all.has(Step.TRANSPOSE), all.has(Step.MIRROR), all.has(Step.FLIP),
				all.has(Step.CENTER));
	}

	/** Converts this to preprocessing steps. */
	public Preprocessing with(boolean keepDigits) {
		return Preprocessing.of(steps()).with(Step.KEEP_DIGITS, keepDigits);
	}

	/**
	 * Returns an arrangement equivalent to this followed by another. A flip before a transposition equals mirroring after it, and
	 * vice versa.
	 */
	public ImageArrangement then(ImageArrangement next) {
		boolean mirrored = next.transpose ? flip : mirror;
		boolean flipped = next.transpose ? mirror : flip;
		return new ImageArrangement(invert != next.invert, transpose != next.transpose, mirrored != next.mirror,
				flipped != next.flip, center || next.center);
	}

	/** Returns the same orientation with other settings for inversion and centring. */
	public ImageArrangement with(boolean inverted, boolean centred) {
		return new ImageArrangement(inverted, transpose, mirror, flip, centred);
	}

	/** Whether nothing is changed. */
	public boolean isNone() {
		return equals(NONE);
	}

	/** The names of the changes such as {@code invert}. */
	public List<String> steps() {
		List<String> steps = new ArrayList<>();
		add(steps, invert, marktr("invert"));
		add(steps, transpose, marktr("transpose"));
		add(steps, mirror, marktr("mirror"));
		add(steps, flip, marktr("flip"));
		add(steps, center, marktr("center"));
		return steps;
	}

	private static void add(List<String> steps, boolean isDone, String step) {
		if (isDone) {
			steps.add(step);
		}
	}

	/** Wraps a reader so that it applies this; returns the reader itself if nothing is to be changed. */
	public DatasetReader of(DatasetReader reader) {
		return isNone()
				? reader
				: (split, progress, cancellation) -> of(reader.read(split, progress, cancellation), cancellation);
	}

	/**
	 * Applies this to all images; labels stay unchanged.
	 *
	 * @throws CancellationException if {@code cancellation} was set before the end
	 */
	public DigitDataset of(DigitDataset data, CancellationToken cancellation) {
		if (isNone()) {
			return data;
		}
		byte[] pixels = new byte[data.size() * DigitImage.PIXELS];
		byte[] labels = new byte[data.size()];
		IntStream.range(0, data.size()).parallel().forEach(i -> {
			if (!cancellation.isCancelled()) {
				labels[i] = (byte) data.label(i);
				System.arraycopy(of(data.image(i)).toBytes(), 0, pixels, i * DigitImage.PIXELS, DigitImage.PIXELS);
			}
		});
		if (cancellation.isCancelled()) {
			throw new CancellationException();
		}
		String done = tr("The images were changed: %s.",
				steps().stream().map(Localization::translated).collect(Collectors.joining(", ")));
		return new DigitDataset(data.source(), pixels, labels, data.description().with(done));
	}

	/** Applies this to one image; a blank image stays blank. */
	public DigitImage of(DigitImage image) {
		byte[] from = image.toBytes();
		byte[] to = new byte[from.length];
		for (int i = 0; i < to.length; i++) {
			// Maps each target pixel back to its source.
			int row = flip ? SIDE - 1 - i / SIDE : i / SIDE;
			int column = mirror ? SIDE - 1 - i % SIDE : i % SIDE;
			byte ink = from[transpose ? column * SIDE + row : row * SIDE + column];
			to[i] = invert ? (byte) (255 - (ink & 0xff)) : ink;
		}
		DigitImage arranged = DigitImage.of(to);
		return center ? centred(arranged).orElse(arranged) : arranged;
	}

	private static Optional<DigitImage> centred(DigitImage image) {
		float[] ink = new float[DigitImage.PIXELS];
		for (int i = 0; i < ink.length; i++) {
			ink[i] = image.ink(i / SIDE, i % SIDE) / 255f;
		}
		return DigitNormalizer.normalize(InkImage.ofInk(SIDE, SIDE, ink)).map(NormalizedDigit::image);
	}
}
