package digitlab.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.imaging.ImageArrangement;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.ScoredPrediction;

/**
 * Finds out whether images of digits follow MNIST's conventions: light ink on a dark ground without ink at the border, upright,
 * in the middle. Tone and place are seen in the images themselves; how they lie, and whether they are digits, in how a network
 * reads them.
 */
public final class ConventionCheck {

	/** So many images are looked at, evenly far apart; so many are read, in each way in which they may lie. */
	private static final int MAX_SEEN = 2000;
	private static final int MAX_READ = 400;

	/** No image of MNIST has more ink than this at its border. */
	private static final int FAINT = 64;
	private static final double FEW = 0.1;

	/** Images whose centre of mass is farther from the middle than this, or whose longer side is not within this of 20, in pixels. */
	private static final double OFF_CENTRE = 2;
	private static final int SIZE = 20;
	private static final int OTHER_SIZE = 4;
	private static final double MANY = 0.25;

	/** By so much more of the images has to be read right in another way. */
	private static final double CLEARLY = 0.15;
	/** Of a set of digits at least this share is taken for digits, and read as labelled. */
	private static final double DIGITS = 0.5;
	private static final double AS_LABELLED = 0.75;

	/** What may be odd about a set of images. */
	public enum Convention {
		/** Dark ink on a light ground. */
		INVERTED,
		/** Transposed, mirrored or turned. */
		ORIENTATION,
		/** Not in the middle, or of another size. */
		PLACE,
		/** Ink at the border. */
		BORDER,
		/** Something else than digits. */
		NO_DIGITS,
		/** Labels that do not belong to the images. */
		LABELS,
		/** Images that are in both parts. */
		OVERLAP
	}

	/**
	 * A warning.
	 *
	 * @param text one or two sentences for a person
	 * @param remedy what sets it right; {@link ImageArrangement#NONE} if nothing does
	 */
	public record Warning(Convention convention, String text, ImageArrangement remedy) {
	}

	/**
	 * What was found.
	 *
	 * @param readAsLabelled the share of the labelled images that are read as their labels say, as the images are, 0 to 1; NaN without
	 *     labels
	 * @param takenForDigits the share of images that are taken for digits, as they are, 0 to 1
	 * @param warnings most important first; empty if all is as in MNIST
	 */
	public record Result(double readAsLabelled, double takenForDigits, List<Warning> warnings) {

		/** Copies the list. */
		public Result {
			warnings = List.copyOf(warnings);
		}

		/** All that sets things right, together. */
		public ImageArrangement remedy() {
			ImageArrangement all = ImageArrangement.NONE;
			for (Warning warning : warnings) {
				ImageArrangement one = warning.remedy();
				all = new ImageArrangement(all.invert() || one.invert(), all.transpose() || one.transpose(),
						all.mirror() || one.mirror(), all.flip() || one.flip(), all.center() || one.center());
			}
			return all;
		}
	}

	/** How a network reads images: which share as labelled (NaN without labels), which share as digits, and how surely on average. */
	private record Judgement(double right, double digits, double sure) {

		/** What is to be as large as possible. */
		double quality() {
			return Double.isNaN(right) ? sure : right;
		}
	}

	private final DigitClassifier classifier;
	private final ProgressListener progress;
	private final CancellationToken cancellation;
	private final DigitDataset seen;
	private final DigitDataset read;
	private final List<Warning> warnings = new ArrayList<>();
	private int done;

	private ConventionCheck(DigitClassifier classifier, DigitDataset data, ProgressListener progress,
			CancellationToken cancellation) {
		this.classifier = classifier;
		this.progress = progress;
		this.cancellation = cancellation;
		this.seen = data.evenly(MAX_SEEN);
		this.read = seen.evenly(MAX_READ);
	}

	/**
	 * Checks a set of images.
	 *
	 * @param classifier that can tell digits from other things
	 * @param data at least one image
	 * @param progress told about the ways tried so far
	 * @throws CancellationException if {@code cancellation} was set before the end
	 */
	public static Result check(DigitClassifier classifier, DigitDataset data, ProgressListener progress,
			CancellationToken cancellation) {
		return new ConventionCheck(classifier, data, progress, cancellation).check();
	}

	/**
	 * The warning that a test part is no test, if some of its images are in the other part too.
	 *
	 * @return none, or one
	 */
	public static List<Warning> overlap(DigitDataset train, DigitDataset test) {
		int common = Overlap.count(train, test);
		return common == 0
				? List.of()
				: List.of(new Warning(Convention.OVERLAP, String.format(Locale.ROOT,
						"%,d of the %,d test images %s also in the training split, so memorised images count as read.",
						common,
						test.size(), common == 1 ? "is" : "are"), ImageArrangement.NONE));
	}

	/** Whether images have dark ink on a light ground, which can be told without a network. */
	public static boolean isInverted(DigitDataset data) {
		return data.size() > 0 && borderInk(data.evenly(MAX_SEEN)) > DigitImage.LIGHT_GROUND;
	}

	private Result check() {
		boolean isInverted = isInverted(seen);
		if (isInverted) {
			warn(Convention.INVERTED, "The images have dark ink on a light background; MNIST has light ink on a dark "
					+ "background.",
					ImageArrangement.NONE.with(true, false));
		}
		Judgement asIs = judge(ImageArrangement.NONE);
		Judgement toned = isInverted ? judge(ImageArrangement.NONE.with(true, false)) : asIs;
		Oriented best = orientation(isInverted, toned);
		nature(place(best.way().with(isInverted, false), best.judgement()));
		return new Result(asIs.right(), asIs.digits(), warnings);
	}

	private void warn(Convention convention, String text, ImageArrangement remedy) {
		warnings.add(new Warning(convention, text, remedy));
	}

	/** The mean ink of the outermost pixels, 0 to 255. */
	private static double borderInk(DigitDataset seen) {
		return IntStream.range(0, seen.size())
				.mapToDouble(image -> DigitImage.border().map(pixel -> seen.ink(image, pixel)).average().orElse(0))
				.average().orElse(0);
	}

	private record Oriented(ImageArrangement way, Judgement judgement) {
	}

	private Oriented orientation(boolean isInverted, Judgement asItLies) {
		Oriented best = ImageArrangement.orientations().stream()
				.map(way -> new Oriented(way, way.isNone() ? asItLies : judge(way.with(isInverted, false))))
				.max(Comparator.comparingDouble(oriented -> oriented.judgement().quality())).orElseThrow();
		if (best.judgement().quality() < asItLies.quality() + CLEARLY) {
			return new Oriented(ImageArrangement.NONE, asItLies);
		}
		String gain = Double.isNaN(asItLies.right())
				? "otherwise they look much more like digits"
				: "unchanged, " + percent(asItLies.right()) + " are read as labelled, otherwise "
						+ percent(best.judgement().right());
		warn(Convention.ORIENTATION, "The images " + lie(best.way()) + ": " + gain + ".", best.way());
		return best;
	}

	private static String lie(ImageArrangement way) {
		if (way.transpose()) {
			return way.mirror() && way.flip()
					? "are mirrored along the other diagonal"
					: way.mirror() ? "lie on their side" : way.flip() ? "lie on their other side" : "are transposed";
		}
		return way.mirror() && way.flip() ? "are upside down" : way.mirror() ? "are mirrored" : "are flipped";
	}

	/** Looks where the ink lies, and whether another place is better read. */
	private Judgement place(ImageArrangement arranged, Judgement now) {
		List<DigitImage> images = images(seen, arranged);
		double atBorder = share(images,
				image -> DigitImage.border().anyMatch(i -> image.ink(i / DigitImage.SIDE, i % DigitImage.SIDE) > FAINT));
		double elsewhere = share(images, ConventionCheck::isElsewhere);
		if (elsewhere < MANY && atBorder < FEW) {
			return now;
		}
		Judgement centred = judge(arranged.with(arranged.invert(), true));
		boolean isBetter = centred.quality() >= now.quality();
		String gain = Double.isNaN(now.right())
				? ""
				: " Unchanged, " + percent(now.right()) + " are read as labelled; centred, " + percent(centred.right()) + ".";
		ImageArrangement remedy = isBetter ? ImageArrangement.NONE.with(false, true) : ImageArrangement.NONE;
		if (elsewhere >= MANY) {
			warn(Convention.PLACE, percent(elsewhere)
					+ " of the images are not centred or not 20 pixels large, as MNIST's are." + gain, remedy);
		} else {
			warn(Convention.BORDER, percent(atBorder) + " of the images have ink at the border, where MNIST has none." + gain,
					remedy);
		}
		return isBetter ? centred : now;
	}

	private static boolean isElsewhere(DigitImage image) {
		double mass = 0;
		double x = 0;
		double y = 0;
		int left = DigitImage.SIDE;
		int right = 0;
		int top = DigitImage.SIDE;
		int bottom = 0;
		for (int i = 0; i < DigitImage.PIXELS; i++) {
			int row = i / DigitImage.SIDE;
			int column = i % DigitImage.SIDE;
			int ink = image.ink(row, column);
			if (ink > 0) {
				mass += ink;
				x += ink * (column + 0.5);
				y += ink * (row + 0.5);
				left = Math.min(left, column);
				right = Math.max(right, column + 1);
				top = Math.min(top, row);
				bottom = Math.max(bottom, row + 1);
			}
		}
		double middle = DigitImage.SIDE / 2.0;
		int longer = Math.max(right - left, bottom - top);
		return mass > 0 && (Math.abs(x / mass - middle) > OFF_CENTRE || Math.abs(y / mass - middle) > OFF_CENTRE
				|| Math.abs(longer - SIZE) > OTHER_SIZE);
	}

	/** Whether they are digits, and those that the labels say. */
	private void nature(Judgement best) {
		String labelled = Double.isNaN(best.right()) ? "" : " and " + percent(best.right()) + " as labelled";
		if (best.digits() < DIGITS) {
			warn(Convention.NO_DIGITS, "These do not look like handwritten digits: the model reads " + percent(1 - best.digits())
					+ " of them as something else" + labelled + ".", ImageArrangement.NONE);
		} else if (best.right() < AS_LABELLED) {
			warn(Convention.LABELS, "The images look like digits, but the model reads only " + percent(best.right())
					+ " of them as labelled: do the labels and images match?", ImageArrangement.NONE);
		}
	}

	private Judgement judge(ImageArrangement way) {
		if (cancellation.isCancelled()) {
			throw new CancellationException();
		}
		List<ScoredPrediction> answers = classifier.answers(images(read, way));
		int right = 0;
		int labelled = 0;
		for (int i = 0; i < answers.size(); i++) {
			boolean hasLabel = read.label(i) != DigitDataset.UNLABELLED;
			labelled += hasLabel ? 1 : 0;
			right += hasLabel && answers.get(i).prediction().digit() == read.label(i) ? 1 : 0;
		}
		progress.progress(++done, ImageArrangement.orientations().size() + 2);
		return new Judgement(labelled == 0 ? Double.NaN : (double) right / labelled,
				answers.stream().filter(ScoredPrediction::isDigit).count() / (double) answers.size(),
				answers.stream().mapToDouble(ScoredPrediction::certainty).average().orElse(0));
	}

	private static List<DigitImage> images(DigitDataset data, ImageArrangement way) {
		return IntStream.range(0, data.size()).mapToObj(i -> way.of(data.image(i))).toList();
	}

	private static double share(List<DigitImage> images, Predicate<DigitImage> what) {
		return images.stream().filter(what).count() / (double) images.size();
	}

	private static String percent(double share) {
		return String.format(Locale.ROOT, "%.1f %%", 100 * share);
	}

	/** Counts images that two sets have in common. */
	private static final class Overlap {

		private Overlap() {
		}

		static int count(DigitDataset train, DigitDataset test) {
			long[] known = IntStream.range(0, train.size()).mapToLong(i -> hash(train, i)).sorted().toArray();
			return (int) IntStream.range(0, test.size())
					.filter(i -> !isBlank(test, i) && Arrays.binarySearch(known, hash(test, i)) >= 0).count();
		}

		private static boolean isBlank(DigitDataset data, int image) {
			return IntStream.range(0, DigitImage.PIXELS).allMatch(pixel -> data.ink(image, pixel) == data.ink(image, 0));
		}

		/** Of 64 bits, so that two of a hundred thousand different images are alike once in two thousand million sets. */
		private static long hash(DigitDataset data, int image) {
			long hash = 0xcbf29ce484222325L; // FNV-1a, of G. Fowler, L. C. Noll and K.-P. Vo
			for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
				hash = (hash ^ data.ink(image, pixel)) * 0x100000001b3L;
			}
			return hash;
		}
	}
}
