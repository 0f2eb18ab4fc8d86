package digitlab.imaging;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import digitlab.dataset.DigitImage;
import digitlab.sketch.InkImage;

/** Creates pictures for the tests with Java2D. */
public final class Pictures {

	private Pictures() {
	}

	static BufferedImage draw(int width, int height, Color paper, Consumer<Graphics2D> drawing) {
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		Graphics2D graphics = picture.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		graphics.setColor(paper);
		graphics.fillRect(0, 0, width, height);
		drawing.accept(graphics);
		graphics.dispose();
		return picture;
	}

	public static InkImage intake(BufferedImage picture) {
		int width = picture.getWidth();
		int height = picture.getHeight();
		return ImageIntake.fromArgb(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
	}

	/** The digit as a picture of light ink on black, as MNIST is usually shown. */
	public static BufferedImage of(DigitImage digit) {
		BufferedImage picture = new BufferedImage(DigitImage.SIDE, DigitImage.SIDE, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < DigitImage.SIDE; y++) {
			for (int x = 0; x < DigitImage.SIDE; x++) {
				picture.setRGB(x, y, digit.ink(y, x) * 0x010101);
			}
		}
		return picture;
	}

	public static BufferedImage enlarge(BufferedImage picture, int factor, Object interpolation) {
		int width = picture.getWidth() * factor;
		int height = picture.getHeight() * factor;
		BufferedImage large = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = large.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
		graphics.drawImage(picture, 0, 0, width, height, null);
		graphics.dispose();
		return large;
	}

	static BufferedImage throughJpeg(BufferedImage picture, float quality) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam param = writer.getDefaultWriteParam();
		param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		param.setCompressionQuality(quality);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (var stream = new MemoryCacheImageOutputStream(bytes)) {
			writer.setOutput(stream);
			writer.write(null, new IIOImage(picture, null, null), param);
		} finally {
			writer.dispose();
		}
		return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
	}

	/** The mean difference of two digits over the 784 pixels, in steps of 0..255. */
	public static double meanDifference(DigitImage a, DigitImage b) {
		double sum = 0;
		for (int y = 0; y < DigitImage.SIDE; y++) {
			for (int x = 0; x < DigitImage.SIDE; x++) {
				sum += Math.abs(a.ink(y, x) - b.ink(y, x));
			}
		}
		return sum / DigitImage.PIXELS;
	}
}
