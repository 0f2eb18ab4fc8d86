package digitlab.sketch;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import digitlab.io.AtomicFile;

/** Saves sketches as PNG files. */
public final class SketchPng {

	private SketchPng() {
	}

	/**
	 * Writes the sheet as a grey PNG, dark ink on white. The file appears whole or not at all; an existing file is replaced.
	 *
	 * @param side width and height in pixels, at least 1
	 * @throws IOException if the folder does not exist or cannot be written to
	 */
	public static void write(List<SketchElement> elements, int side, Path file) throws IOException {
		AtomicFile.write(file, bytes(elements, side));
	}

	/** The same in memory. */
	public static byte[] bytes(List<SketchElement> elements, int side) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (var stream = new MemoryCacheImageOutputStream(bytes)) {
			ImageIO.write(picture(elements, side), "png", stream);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	/** The sheet as a grey picture, dark ink on white. */
	public static BufferedImage picture(List<SketchElement> elements, int side) {
		InkImage image = SketchRasterizer.render(elements, side);
		BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
		for (int y = 0; y < image.height(); y++) {
			for (int x = 0; x < image.width(); x++) {
				picture.getRaster().setSample(x, y, 0, 255 - Math.round(255 * image.ink(x, y)));
			}
		}
		return picture;
	}
}
