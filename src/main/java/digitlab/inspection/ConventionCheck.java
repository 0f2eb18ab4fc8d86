package digitlab.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/**
 * Checks whether images of digits follow MNIST's conventions: light ink on a dark background without ink at the border, upright,
 * centred. Tone and position are measured on the images themselves; orientation, and whether they are digits, by a network's
 * predictions.
 */
public final class ConventionCheck {

	/** The numbers of evenly spaced images that are measured, and that are classified in each orientation. */
	private static final int MAX_SEEN = 2000;
	private static final int MAX_READ = 400;

	/** The maximum ink at the border of MNIST's images. */
	private static final int FAINT = 64;
	private static final double FEW = 0.1;

	/** The tolerances in pixels for the centre of mass, and for the longer side, which should be 20. */
	private static final double OFF_CENTRE = 2;
	private static final int SIZE = 20;
	private static final int OTHER_SIZE = 4;
	private static final double MANY = 0.25;

	/** The minimum increase of the fraction of correctly classified images for another orientation. */
	private static final double CLEARLY = 0.15;
	/** The minimum fraction of a set of digits that is accepted as digits and classified as labelled. */
	private static final double DIGITS = 0.5;
	private static final double AS_LABELLED = 0.75;

	/** The conventions that a set of images may violate. */
	public enum Convention {
		/** Dark ink on a light background. */
		INVERTED,
		/** Transposed, mirrored or rotated. */
		ORIENTATION,
		/** Not centred, or of another size. */
		PLACE,
		/** Ink at the border. */
		BORDER,
		/** Not digits. */
		NO_DIGITS,
		/** Labels that do not match the images. */
		LABELS,
		/** Images that are in both splits. */
		OVERLAP
	}

	/**
	 * A warning.
	 *
	 * @param text one or two sentences for the user
	 * @param remedy the change that corrects it; {@link ImageArrangement#NONE} if there is none
	 */
	public record Warning(Convention convention, String text, ImageArrangement remedy) {
	}

	/**
	 * The result of the check.
	 *
	 * @param readAsLabelled fraction of the labelled images that are classified as labelled without changes, 0 to 1; NaN without
	 * labels
	 * @param takenForDigits fraction of images that are accepted as digits without changes, 0 to 1
	 * @param warnings warnings, most important first; empty if all conventions are met
	 */
	public record Result(double readAsLabelled, double takenForDigits, List<Warning> warnings) {

		/** Copies the warnings. */
		public Result {
			warnings = List.copyOf(warnings);
		}

		/** All remedies combined. */
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

	/**
	 * How a network classifies images: the fraction as labelled (NaN without labels), the fraction accepted as digits, and the
	 * mean confidence.
	 */
	private record Judgement(double right, double digits, double sure) {

		/** The quantity to maximise. */
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
	 * @param classifier a network with an out-of-distribution detector
	 * @param data at least one image
	 * @param progress counts the orientations tried so far
	 * @throws CancellationException if {@code cancellation} was set before the end
	 */
	public static Result check(DigitClassifier classifier, DigitDataset data, ProgressListener progress,
			CancellationToken cancellation) {
		return new ConventionCheck(classifier, data, progress, cancellation).check();
	}

	/**
	 * Warns if some images of the test split are also in the training split.
	 *
	 * @return at most one warning
	 */
	public static List<Warning> overlap(DigitDataset train, DigitDataset test) {
		int common = Overlap.count(train, test);
		return common == 0
				? List.of()
				: List.of(new Warning(Convention.OVERLAP, trn(
						"%,d of the %,d test images is also in the training split, so memorised images count as read.",
						"%,d of the %,d test images are also in the training split, so memorised images count as read.", common,
						test.size()), ImageArrangement.NONE));
	}

	/** Whether images have dark ink on a light background, which can be determined without a network. */
	public static boolean isInverted(DigitDataset data) {
		return data.size() > 0 && borderInk(data.evenly(MAX_SEEN)) > DigitImage.LIGHT_GROUND;
	}

	private Result check() {
		boolean isInverted = isInverted(seen);
		if (isInverted) {
			warn(Convention.INVERTED, tr("The images have dark ink on a light background; MNIST has light ink on a dark "
					+ "background."),
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
				? tr("otherwise they look much more like digits.")
				: tr("unchanged, %s are read as labelled, otherwise %s.", percent(asItLies.right()),
						percent(best.judgement().right()));
		warn(Convention.ORIENTATION, tr("%s: %s", lie(best.way()), gain), best.way());
		return best;
	}

	private static String lie(ImageArrangement way) {
		if (way.transpose()) {
			return way.mirror() && way.flip()
					? tr("The images are mirrored along the other diagonal")
					: way.mirror()
							? tr("The images lie on their side")
							: way.flip() ? tr("The images lie on their other side") : tr("The images are transposed");
		}
		return way.mirror() && way.flip()
				? tr("The images are upside down")
				: way.mirror() ? tr("The images are mirrored") : tr("The images are flipped");
	}

	/** Checks the position of the ink, and whether centred images are classified better. */
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
		ImageArrangement remedy = isBetter ? ImageArrangement.NONE.with(false, true) : ImageArrangement.NONE;
		if (elsewhere >= MANY) {
			warn(Convention.PLACE,
					withGain(tr("%s of the images are not centred or not 20 pixels large, as MNIST's are.", percent(elsewhere)),
							now,
							centred),
					remedy);
		} else {
			warn(Convention.BORDER,
					withGain(tr("%s of the images have ink at the border, where MNIST has none.", percent(atBorder)), now,
							centred),
					remedy);
		}
		return isBetter ? centred : now;
	}

	private static String withGain(String sentence, Judgement now, Judgement centred) {
		return Double.isNaN(now.right())
				? sentence
				: String.join(" ", sentence, tr("Unchanged, %s are read as labelled; centred, %s.", percent(now.right()),
						percent(centred.right())));
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

	/** Checks whether the images are digits, and match their labels. */
	private void nature(Judgement best) {
		if (best.digits() < DIGITS) {
			warn(Convention.NO_DIGITS, noDigits(best), ImageArrangement.NONE);
		} else if (best.right() < AS_LABELLED) {
			warn(Convention.LABELS,
					tr("The images look like digits, but the model reads only %s of them as labelled: do the labels "
							+ "and images match?", percent(best.right())),
					ImageArrangement.NONE);
		}
	}

	private static String noDigits(Judgement best) {
		String others = percent(1 - best.digits());
		return Double.isNaN(best.right())
				? tr("These do not look like handwritten digits: the model reads %s of them as something else.", others)
				: tr("These do not look like handwritten digits: the model reads %s of them as something else and %s as labelled.",
						others, percent(best.right()));
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
		return tr("%.1f %%", 100 * share);
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

		/** A 64-bit hash, so that two of a hundred thousand different images are alike once in two thousand million sets. */
		private static long hash(DigitDataset data, int image) {
			long hash = 0xcbf29ce484222325L; // FNV-1a, of G. Fowler, L. C. Noll and K.-P. Vo
			for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
				hash = (hash ^ data.ink(image, pixel)) * 0x100000001b3L;
			}
			return hash;
		}
	}
}
