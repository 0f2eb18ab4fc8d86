package digitlab.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferInt;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What phones and scanners do to a picture: uneven light, blur, noise, JPEG. */
final class Camera {

	private Camera() {
	}

	/** Takes the picture like a phone or, one time in three, a scanner. */
	static BufferedImage take(BufferedImage image, Dice dice) {
		return dice.chance(0.33) ? scan(image, dice) : photo(image, dice);
	}

	static BufferedImage photo(BufferedImage image, Dice dice) {
		BufferedImage opaque = dice.chance(0.3) ? askew(opaque(image), dice.between(0, 0.05), dice.sign()) : opaque(image);
		double side = Math.max(image.getWidth(), image.getHeight());
		if (dice.chance(0.7)) {
			Light.side(opaque, dice.between(0.72, 0.97), dice);
		}
		if (dice.chance(0.4)) {
			Light.vignette(opaque, dice.between(0.75, 0.95), dice);
		}
		if (dice.chance(0.4)) {
			Light.mottle(opaque, side * dice.between(0.15, 0.6), dice.between(0.03, 0.15), dice);
		}
		blur(opaque, dice.log(0.35, Math.max(0.6, side / 700)));
		noise(opaque, dice.log(0.8, 7), dice.between(0, 1), dice);
		return throughJpeg(opaque, dice.between(0.35, 0.95));
	}

	/** The view from below or, with -1, from above: one end is nearer, and anything outside is lost. */
	private static BufferedImage askew(BufferedImage image, double depth, int end) {
		int width = image.getWidth();
		int height = image.getHeight();
		int[] rgb = pixels(image).clone();
		int[] seen = pixels(image);
		for (int i = 0; i < seen.length; i++) {
			double y = i / width;
			double near = end > 0 ? y / height : 1 - y / height;
			double fromX = (i % width - width / 2.0) * (1 - depth * near) + width / 2.0;
			double fromY = (y - height / 2.0) * (1 - depth * (1 - near) / 2) + height / 2.0;
			seen[i] = between(rgb, width, height, fromX, fromY);
		}
		return image;
	}

	private static int between(int[] rgb, int width, int height, double x, double y) {
		int left = Math.clamp((int) x, 0, width - 1);
		int top = Math.clamp((int) y, 0, height - 1);
		int at = top * width + left;
		int right = left + 1 < width ? 1 : 0;
		int below = top + 1 < height ? width : 0;
		double fx = Math.clamp(x - left, 0, 1);
		double fy = Math.clamp(y - top, 0, 1);
		int mixed = 0xff;
		for (int shift = 16; shift >= 0; shift -= 8) {
			double above = (1 - fx) * (rgb[at] >> shift & 0xff) + fx * (rgb[at + right] >> shift & 0xff);
			double under = (1 - fx) * (rgb[at + below] >> shift & 0xff) + fx * (rgb[at + below + right] >> shift & 0xff);
			mixed = mixed << 8 | (int) Math.round((1 - fy) * above + fy * under);
		}
		return mixed;
	}

	static BufferedImage scan(BufferedImage image, Dice dice) {
		BufferedImage opaque = opaque(image);
		blur(opaque, dice.log(0.3, 0.8));
		noise(opaque, dice.log(0.4, 3), dice.between(0, 0.5), dice);
		return dice.chance(0.2) ? opaque : throughJpeg(opaque, dice.between(0.5, 0.95));
	}

	static BufferedImage opaque(BufferedImage image) {
		BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = opaque.createGraphics();
		graphics.drawImage(image, 0, 0, Color.WHITE, null);
		graphics.dispose();
		return opaque;
	}

	/** The pixels themselves, not a copy, of an image with one int per pixel. */
	static int[] pixels(BufferedImage image) {
		return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
	}

	/** Gaussian. @param sigma in pixels */
	static void blur(BufferedImage image, double sigma) {
		int reach = (int) Math.ceil(2.5 * sigma);
		float[] kernel = new float[2 * reach + 1];
		float sum = 0;
		for (int i = 0; i < kernel.length; i++) {
			kernel[i] = (float) Math.exp(-(i - reach) * (i - reach) / (2 * sigma * sigma));
			sum += kernel[i];
		}
		for (int i = 0; i < kernel.length; i++) {
			kernel[i] /= sum;
		}
		if (Math.min(image.getWidth(), image.getHeight()) > kernel.length) {
			BufferedImage across = new ConvolveOp(new Kernel(kernel.length, 1, kernel), ConvolveOp.EDGE_NO_OP, null)
					.filter(image, null);
			new ConvolveOp(new Kernel(1, kernel.length, kernel), ConvolveOp.EDGE_NO_OP, null).filter(across, image);
		}
	}

	/**
	 * @param sigma in steps of 0..255
	 * @param colour how much of it differs between the channels, 0 to 1
	 */
	static void noise(BufferedImage image, double sigma, double colour, Dice dice) {
		int[] rgb = pixels(image);
		for (int i = 0; i < rgb.length; i++) {
			double grey = dice.normal() * sigma;
			int noisy = 0xff;
			for (int shift = 16; shift >= 0; shift -= 8) {
				double own = grey + colour * sigma * dice.between(-1.2, 1.2);
				noisy = noisy << 8 | Math.clamp(Math.round((rgb[i] >> shift & 0xff) + own), 0, 255);
			}
			rgb[i] = noisy;
		}
	}

	/** @param quality 0 to 1 */
	static BufferedImage throughJpeg(BufferedImage picture, double quality) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam param = writer.getDefaultWriteParam();
		param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		param.setCompressionQuality((float) quality);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (var stream = new MemoryCacheImageOutputStream(bytes)) {
			writer.setOutput(stream);
			writer.write(null, new IIOImage(picture, null, null), param);
			stream.flush();
			return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
		} catch (IOException failure) {
			throw new UncheckedIOException(failure);
		} finally {
			writer.dispose();
		}
	}
}
