package digitlab.tuning;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import digitlab.data.DigitDataset;
import digitlab.data.DigitImage;
import digitlab.data.HandwrittenStrokes;
import digitlab.data.HandwrittenStrokes.Written;
import digitlab.data.StopSignal;
import digitlab.sketch.DigitNormalizer;
import digitlab.sketch.ImageIntake;
import digitlab.sketch.NormalizedDigit;
import digitlab.training.HandwrittenImages;
import digitlab.training.TrainingPlan;

/** Brings what people wrote, as pen strokes and as scans, into the form in which a network is shown a sketch or a picture. */
public final class HandwritingReader {

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
		List<Written> training = HandwrittenStrokes.read(folder, "train");
		String source = "handwriting in " + folder.getFileName();
		DigitDataset digits = dataset(source,
				drawn(training.stream().filter(Written::isDigit).toList(), DRAWINGS_OF_A_DIGIT, stop))
				.and(scans(folder, "train"));
		DigitDataset others = dataset(source,
				drawn(training.stream().filter(written -> !written.isDigit()).toList(), DRAWINGS_OF_OTHERS, stop));
		DigitDataset validation = dataset(source,
				drawn(HandwrittenStrokes.read(folder, "validation").stream().filter(Written::isDigit).toList(), 1, stop))
				.and(scans(folder, "validation"));
		return new HandwrittenImages(digits, others, validation);
	}

	private record Labelled(int label, DigitImage image) {
	}

	private static List<Labelled> drawn(List<Written> written, int times, StopSignal stop) {
		return IntStream.range(0, times * written.size()).parallel().boxed().flatMap(i -> {
			if (stop.isStopped()) {
				throw new CancellationException("Drawing what people wrote was stopped.");
			}
			Written one = written.get(i / times);
			return DrawnImages.one(one.strokes(), i).stream().map(image -> new Labelled(one.label(), image));
		}).toList();
	}

	private static DigitDataset dataset(String source, List<Labelled> labelled) {
		byte[] pixels = new byte[labelled.size() * DigitImage.PIXELS];
		byte[] labels = new byte[labelled.size()];
		for (int i = 0; i < labels.length; i++) {
			labels[i] = (byte) labelled.get(i).label();
			for (int p = 0; p < DigitImage.PIXELS; p++) {
				pixels[i * DigitImage.PIXELS + p] = (byte) labelled.get(i).image().ink(p / DigitImage.SIDE, p % DigitImage.SIDE);
			}
		}
		return new DigitDataset(source, pixels, labels);
	}

	private static DigitDataset scans(Path folder, String part) throws IOException {
		List<Labelled> all = new ArrayList<>();
		List<Path> files;
		try (var found = Files.find(folder, 2, (path, _) -> path.endsWith(part + "-images-idx3-ubyte.gz"),
				FileVisitOption.FOLLOW_LINKS)) {
			files = found.sorted().toList();
		}
		for (Path file : files) {
			try (var images = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)));
					var labels = new DataInputStream(new GZIPInputStream(
							Files.newInputStream(file.resolveSibling(part + "-labels-idx1-ubyte.gz"))))) {
				labels.readLong();
				images.readInt();
				int n = images.readInt();
				int height = images.readInt();
				int width = images.readInt();
				byte[] pixels = images.readNBytes(n * width * height);
				byte[] label = labels.readNBytes(n);
				all.addAll(IntStream.range(0, n).parallel().boxed().flatMap(i -> {
					int[] argb = new int[width * height];
					for (int p = 0; p < argb.length; p++) {
						argb[p] = 0xff000000 | 0x10101 * (255 - (pixels[i * argb.length + p] & 0xff));
					}
					return DigitNormalizer.normalize(ImageIntake.fromArgb(width, height, argb)).map(NormalizedDigit::image)
							.stream()
							.map(image -> new Labelled(label[i], image));
				}).toList());
			}
		}
		return dataset("scans", all);
	}
}
