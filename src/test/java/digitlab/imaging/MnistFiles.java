package digitlab.imaging;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import digitlab.dataset.DigitImage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The first training images of MNIST, from the folder that DIGITLAB_MNIST names. */
public final class MnistFiles {

	private MnistFiles() {
	}

	public static List<DigitImage> training(int count) throws IOException {
		String folder = System.getenv("DIGITLAB_MNIST");
		assumeTrue(folder != null, "DIGITLAB_MNIST does not name a folder with MNIST's files");
		Path file = Path.of(folder, "train-images-idx3-ubyte.gz");
		List<DigitImage> images = new ArrayList<>(count);
		try (var in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16))) {
			in.skipNBytes(16); // magic number, count, rows, columns
			for (int i = 0; i < count; i++) {
				images.add(DigitImage.of(in.readNBytes(DigitImage.PIXELS)));
			}
		}
		return images;
	}
}
