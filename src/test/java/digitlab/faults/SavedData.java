package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import digitlab.dataset.DatasetExport;
import digitlab.dataset.DatasetFormat;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.SourceSplits;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** Exported data, as by {@code data convert --force}: six images for each version. */
final class SavedData implements Versions {

	private static final int IMAGES = 6;
	private static final int TONES = 128;

	private final DatasetFormat format;

	SavedData(DatasetFormat format) {
		this.format = format;
	}

	/** They tell the numbers below 16,384 apart. */
	static DigitDataset images(int number) {
		byte[] pixels = new byte[IMAGES * DigitImage.PIXELS];
		new SplittableRandom(number).nextBytes(pixels);
		byte[] labels = new byte[IMAGES];
		for (int i = 0; i < IMAGES; i++) {
			pixels[i * DigitImage.PIXELS] = (byte) 255; // so that the scale is known
			pixels[i * DigitImage.PIXELS + 1] = (byte) (number % TONES);
			pixels[i * DigitImage.PIXELS + 2] = (byte) (number / TONES);
			labels[i] = (byte) ((number + i) % 10);
		}
		return new DigitDataset("any", pixels, labels);
	}

	private Path target(Path home) {
		return home.resolve("data" + format.ending());
	}

	@Override
	public void save(Path home, int number) throws IOException {
		new DatasetExport(format, target(home), true, ProgressListener.NONE, new CancellationToken())
				.write(SourceSplits.of(Map.of(Split.TRAIN, images(number))));
	}

	/**
	 * The number of such images.
	 *
	 * @throws IllegalStateException if they are others
	 */
	static int number(DigitDataset found) {
		int number = found.size() == 0 ? 0 : found.ink(0, 1) + TONES * found.ink(0, 2);
		Versions.require(found.size() == 0 || byLabel(found).hasSameImages(byLabel(images(number))), "data");
		return number;
	}

	/** Folders have their pictures in this order. */
	private static DigitDataset byLabel(DigitDataset all) {
		return all.subset(IntStream.range(0, all.size()).boxed().sorted(Comparator.comparingInt(all::label))
				.mapToInt(Integer::intValue).toArray());
	}

	@Override
	public int check(Path home) throws IOException {
		if (!Files.exists(target(home))) {
			return 0;
		}
		return number(new FileDatasetReader(target(home), LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE,
				new CancellationToken()));
	}
}
