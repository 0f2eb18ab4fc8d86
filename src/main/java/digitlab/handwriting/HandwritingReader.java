package digitlab.handwriting;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.HandwrittenScans;
import digitlab.dataset.HandwrittenScans.Scanned;
import digitlab.dataset.HandwrittenStrokes;
import digitlab.dataset.HandwrittenStrokes.Written;
import digitlab.imaging.ImageIntake;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.segmentation.DigitNormalizer;
import digitlab.segmentation.NormalizedDigit;

import static digitlab.language.Localization.tr;

/** Reads handwriting, pen strokes and scans, and normalises it like the sketches and pictures that a network sees. */
public final class HandwritingReader {

	private static final String TRAINING = "train";
	private static final String VALIDATION = "validation";

	/** How often each digit is drawn, each time with another pen. */
	private static final int DRAWINGS_OF_A_DIGIT = 2;
	private static final int DRAWINGS_OF_OTHERS = 4;

	private HandwritingReader() {
	}

	/**
	 * As {@link #read(Path, ProgressListener, CancellationToken)}.
	 *
	 * @param folder the folder as entered by the user; empty for none
	 */
	public static HandwrittenImages read(String folder, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		try {
			return folder.isEmpty() ? HandwrittenImages.NONE : read(Path.of(folder), progress, cancellation);
		} catch (InvalidPathException e) {
			throw new IOException(tr("%s cannot be a folder: %s.", folder, e.getReason()), e);
		}
	}

	/**
	 * Reads the handwriting of the training and the validation writers.
	 *
	 * @param progress counts drawings and scans
	 * @throws IOException with one sentence, if the folder contains no handwriting or it cannot be read
	 * @throws CancellationException if stopped before the end
	 */
	public static HandwrittenImages read(Path folder, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		String source = "handwriting in " + folder.getFileName();
		List<Written> training = HandwrittenStrokes.read(folder, TRAINING);
		Drawings digits = Drawings.of(training, true, DRAWINGS_OF_A_DIGIT);
		Drawings others = Drawings.of(training, false, DRAWINGS_OF_OTHERS);
		Drawings validation = Drawings.of(HandwrittenStrokes.read(folder, VALIDATION), true, 1);
		List<Scanned> scans = HandwrittenScans.read(folder, TRAINING);
		List<Scanned> validationScans = HandwrittenScans.read(folder, VALIDATION);
		Work work = new Work(digits.count() + others.count() + validation.count() + scans.size() + validationScans.size(),
				progress, cancellation);
		return new HandwrittenImages(dataset(source, drawn(digits, work), scanned(scans, work)),
				dataset(source, drawn(others, work), List.of()),
				dataset(source, drawn(validation, work), scanned(validationScans, work)));
	}

	/** Drawings, each of which is rendered {@code times} times. */
	private record Drawings(List<Written> written, int times) {

		static Drawings of(List<Written> all, boolean areDigits, int times) {
			return new Drawings(all.stream().filter(one -> one.isDigit() == areDigits).toList(), times);
		}

		int count() {
			return times * written.size();
		}
	}

	/** Work shared by several threads. */
	private static final class Work {

		private final int all;
		private final ProgressListener progress;
		private final CancellationToken cancellation;
		private int done;

		Work(int all, ProgressListener progress, CancellationToken cancellation) {
			this.all = all;
			this.progress = progress;
			this.cancellation = cancellation;
		}

		synchronized void oneMore() {
			if (cancellation.isCancelled()) {
				throw new CancellationException("Reading handwriting was stopped.");
			}
			progress.progress(++done, all);
		}
	}

	private record Labelled(int label, DigitImage image) {
	}

	private static List<Labelled> drawn(Drawings drawings, Work work) {
		return IntStream.range(0, drawings.count()).parallel().boxed().flatMap(i -> {
			work.oneMore();
			Written one = drawings.written().get(i / drawings.times());
			return DrawnImages.one(one.strokes(), i).stream().map(image -> new Labelled(one.label(), image));
		}).toList();
	}

	private static List<Labelled> scanned(List<Scanned> scans, Work work) {
		return scans.parallelStream().flatMap(scan -> {
			work.oneMore();
			return normalised(scan).stream().map(image -> new Labelled(scan.label(), image));
		}).toList();
	}

	/** A scan of an image's size is one already, like those of MNIST and its relatives. */
	private static Optional<DigitImage> normalised(Scanned scan) {
		return scan.width() == DigitImage.SIDE && scan.height() == DigitImage.SIDE
				? Optional.of(DigitImage.of(scan.ink()))
				: DigitNormalizer.normalize(ImageIntake.fromArgb(scan.width(), scan.height(), scan.argb()))
						.map(NormalizedDigit::image);
	}

	private static DigitDataset dataset(String source, List<Labelled> drawings, List<Labelled> scans) {
		List<Labelled> all = Stream.concat(drawings.stream(), scans.stream()).toList();
		byte[] pixels = new byte[all.size() * DigitImage.PIXELS];
		byte[] labels = new byte[all.size()];
		for (int i = 0; i < labels.length; i++) {
			labels[i] = (byte) all.get(i).label();
			all.get(i).image().copyTo(pixels, i * DigitImage.PIXELS);
		}
		return new DigitDataset(source, pixels, labels);
	}
}
