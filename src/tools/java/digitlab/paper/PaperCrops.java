package digitlab.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.IdxFiles;
import digitlab.dataset.IdxWriter;
import digitlab.djl.DjlClassifier;
import digitlab.djl.EngineForTests;
import digitlab.djl.MnistParts;
import digitlab.models.StoredModel;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.Part;
import digitlab.recognition.RecognitionResult.ReadDigit;

import static digitlab.Benchmark.report;

/**
 * Writes the digits of generated pictures of paper as a network is shown them, cut out and normalised, to learn from with
 * {@code train --hands}: a folder of scans of 28 × 28 pixels. Arguments: the folder, pictures of each kind (80), and a seed (1).
 * See {@link DigitSource} for the variables that choose the digits; with {@code DIGITLAB_PART=tune} they are ones that the model
 * has learned from.
 */
public final class PaperCrops {

	/** Kinds without handwritten digits. */
	private static final Set<PaperKind> WITHOUT_DIGITS = EnumSet.of(PaperKind.DISC, PaperKind.TICK, PaperKind.ARROW,
			PaperKind.LETTER, PaperKind.BLANK, PaperKind.RULING_ONLY, PaperKind.TEXT);

	private record Crop(int label, DigitImage image) {
	}

	private PaperCrops() {
	}

	public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
		Path folder = Path.of(arguments[0]);
		int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 80;
		long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
		System.setProperty("java.awt.headless", "true");
		DigitSource source = DigitSource.ofEnvironment();
		EngineForTests.start();
		StoredModel model = MnistParts.model();
		List<Crop> crops = new ArrayList<>();
		try (ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
				DigitClassifier classifier = model.open(DjlClassifier::open, 1)) {
			for (PaperKind kind : EnumSet.complementOf(EnumSet.copyOf(WITHOUT_DIGITS))) {
				List<Future<List<Crop>>> pictures = new ArrayList<>();
				for (int i = 0; i < count; i++) {
					long number = PaperBenchmark.number(seed, i);
					pictures.add(workers.submit(() -> crops(kind.picture(source, number), classifier)));
				}
				for (Future<List<Crop>> picture : pictures) {
					crops.addAll(picture.get());
				}
				report("%s: %d digits so far", kind, crops.size());
			}
		}
		write(folder, crops);
	}

	/** The digits of a picture that is cut as it was written; none if more than one of its parts is read as something else. */
	private static List<Crop> crops(PaperPicture picture, DigitClassifier classifier) {
		RecognitionResult reading = PaperBenchmark.read(picture, classifier);
		List<Part> parts = reading.lines().stream().flatMap(line -> line.parts().stream()).toList();
		String written = picture.expected().replace("\n", "");
		if (parts.size() != written.length() || reading.lines().size() != picture.expected().lines().count()) {
			return List.of();
		}
		List<Crop> crops = new ArrayList<>();
		int others = 0;
		for (int i = 0; i < parts.size(); i++) {
			boolean isDigit = Character.isDigit(written.charAt(i));
			String read = parts.get(i).text();
			boolean isAsWritten = isDigit == parts.get(i) instanceof ReadDigit
					&& (!isDigit || read.equals("?") || read.equals(written.substring(i, i + 1)));
			others += isAsWritten ? 0 : 1;
			if (isDigit && parts.get(i) instanceof ReadDigit digit) {
				crops.add(new Crop(Character.digit(written.charAt(i), 10), digit.input().image()));
			}
		}
		return others > 1 ? List.of() : crops;
	}

	private static void write(Path folder, List<Crop> crops) throws IOException {
		byte[] pixels = new byte[crops.size() * DigitImage.PIXELS];
		byte[] labels = new byte[crops.size()];
		for (int i = 0; i < labels.length; i++) {
			labels[i] = (byte) crops.get(i).label();
			crops.get(i).image().copyTo(pixels, i * DigitImage.PIXELS);
		}
		Files.createDirectories(folder);
		Path images = folder.resolve(IdxFiles.TRAIN_IMAGES);
		Path digits = folder.resolve(IdxFiles.TRAIN_LABELS);
		IdxWriter.write(new DigitDataset("paper", pixels, labels), images, digits);
		IdxFiles.pack(images);
		IdxFiles.pack(digits);
		report("%d digits in %s", crops.size(), folder);
	}
}
