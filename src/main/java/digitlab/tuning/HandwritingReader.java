package digitlab.tuning;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.data.DigitDataset;
import digitlab.data.DigitImage;
import digitlab.data.HandwrittenScans;
import digitlab.data.HandwrittenStrokes;
import digitlab.data.HandwrittenStrokes.Written;
import digitlab.data.StopSignal;
import digitlab.sketch.DigitNormalizer;
import digitlab.sketch.ImageIntake;
import digitlab.training.HandwrittenImages;
import digitlab.training.TrainingPlan;

/** Brings what people wrote, as pen strokes and as scans, into the form in which a network is shown a sketch or a picture. */
public final class HandwritingReader {

	private static final String TRAINING = "train";
	private static final String VALIDATION = "validation";

	/** Times that each is drawn, every time with another pen. */
	private static final int DRAWINGS_OF_A_DIGIT = 2;
	private static final int DRAWINGS_OF_OTHERS = 4;

	private HandwritingReader() {
	}

	/**
	 * A plan with the handwriting of a folder besides.
	 *
	 * @param folder empty for none
	 * @throws IOException with one sentence, if there is no handwriting in it or it cannot be read
	 * @throws CancellationException if stopped before the end
	 */
	public static TrainingPlan addTo(TrainingPlan plan, String folder, StopSignal stop) throws IOException {
		if (folder.isEmpty()) {
			return plan;
		}
		try {
			return plan.with(read(Path.of(folder), stop));
		} catch (InvalidPathException e) {
			throw new IOException(folder + " cannot be a folder: " + e.getReason() + ".", e);
		}
	}

	/**
	 * Reads the training and the validation writers.
	 *
	 * @throws IOException with one sentence, if there is no handwriting in the folder or it cannot be read
	 * @throws CancellationException if stopped before the end
	 */
	public static HandwrittenImages read(Path folder, StopSignal stop) throws IOException {
		String source = "handwriting in " + folder.getFileName();
		List<Written> training = HandwrittenStrokes.read(folder, TRAINING);
		List<Written> validation = HandwrittenStrokes.read(folder, VALIDATION);
		return new HandwrittenImages(
				dataset(source, drawn(training, true, DRAWINGS_OF_A_DIGIT, stop), scanned(folder, TRAINING, stop)),
				dataset(source, drawn(training, false, DRAWINGS_OF_OTHERS, stop), List.of()),
				dataset(source, drawn(validation, true, 1, stop), scanned(folder, VALIDATION, stop)));
	}

	private record Labelled(int label, DigitImage image) {
	}

	private static List<Labelled> drawn(List<Written> all, boolean isDigit, int times, StopSignal stop) {
		List<Written> written = all.stream().filter(one -> one.isDigit() == isDigit).toList();
		return IntStream.range(0, times * written.size()).parallel().boxed().flatMap(i -> {
			checkStop(stop);
			Written one = written.get(i / times);
			return DrawnImages.one(one.strokes(), i).stream().map(image -> new Labelled(one.label(), image));
		}).toList();
	}

	private static void checkStop(StopSignal stop) {
		if (stop.isStopped()) {
			throw new CancellationException("Reading what people wrote was stopped.");
		}
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

	private static List<Labelled> scanned(Path folder, String part, StopSignal stop) throws IOException {
		return HandwrittenScans.read(folder, part).parallelStream().flatMap(scan -> {
			checkStop(stop);
			return DigitNormalizer.normalize(ImageIntake.fromArgb(scan.width(), scan.height(), scan.argb())).stream()
					.map(digit -> new Labelled(scan.label(), digit.image()));
		}).toList();
	}
}
