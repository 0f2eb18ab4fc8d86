package digitlab.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes one grey PNG per image, white ink on black as in MNIST: {@code train/7/000042.png} is the 42nd image of the split, a 7.
 * Images without labels are in the split's own folder.
 */
final class PngExport implements DatasetExport.Sink {

	private final Path folder;
	private final BufferedImage picture = new BufferedImage(DigitImage.SIDE, DigitImage.SIDE, BufferedImage.TYPE_BYTE_GRAY);
	private Path part;
	private DigitDataset images = new DigitDataset("none", new byte[0], new byte[0]);

	PngExport(Path folder) {
		this.folder = folder;
		part = folder;
	}

	@Override
	public void begin(Split split, DigitDataset all) throws IOException {
		images = all;
		part = Files.createDirectory(folder.resolve(split.label()));
		if (all.isLabelled()) {
			for (int digit = 0; digit < 10; digit++) {
				Files.createDirectory(part.resolve(Integer.toString(digit)));
			}
		}
	}

	@Override
	public void image(int index, byte[] pixels) throws IOException {
		picture.getRaster().setDataElements(0, 0, DigitImage.SIDE, DigitImage.SIDE, pixels);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (var stream = new MemoryCacheImageOutputStream(bytes)) {
			ImageIO.write(picture, "png", stream);
		}
		int label = images.label(index);
		Path place = label == DigitDataset.UNLABELLED ? part : part.resolve(Integer.toString(label));
		Files.write(place.resolve(String.format(Locale.ROOT, "%06d.png", index + 1)), bytes.toByteArray());
	}

	@Override
	public void end() {
		// Each image is a file of its own.
	}
}
