package digitlab.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes a vector drawing (W3C, "Scalable Vector Graphics (SVG) 1.1", 2011), element by element. */
final class Svg {

	private final StringBuilder text = new StringBuilder();

	Svg(int width, int height) {
		add("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"%d\" height=\"%d\" "
				+ "viewBox=\"0 0 %d %d\" font-family=\"DejaVu Sans, Arial, sans-serif\" stroke=\"none\">", width, height, width,
				height);
		rect(0, 0, width, height, Charts.PAPER);
	}

	/** Adds a line, formatted independently of the locale. */
	Svg add(String format, Object... values) {
		text.append(String.format(Locale.ROOT, format, values)).append('\n');
		return this;
	}

	/** Adds markup unchanged. */
	Svg raw(CharSequence element) {
		text.append(element).append('\n');
		return this;
	}

	Svg rect(double x, double y, double width, double height, Color color) {
		return add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>", x, y, width, height, hex(color));
	}

	/**
	 * @param anchor start, middle or end
	 */
	Svg text(double x, double y, int size, Color color, String anchor, String words) {
		return add("<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" fill=\"%s\" text-anchor=\"%s\">%s</text>", x, y, size,
				hex(color),
				anchor, escape(words));
	}

	/** Embeds a picture. */
	Svg image(double x, double y, double side, BufferedImage image) {
		return add("<image x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" xlink:href=\"%s\"/>", x, y, side, side,
				dataUri(image));
	}

	@Override
	public String toString() {
		return text + "</svg>\n";
	}

	static String hex(Color color) {
		return hex(color.getRGB());
	}

	static String hex(int rgb) {
		return String.format(Locale.ROOT, "#%06x", rgb & 0xffffff);
	}

	static String escape(String words) {
		return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	/** A picture as a data URI. */
	static String dataUri(BufferedImage image) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (var stream = new MemoryCacheImageOutputStream(bytes)) {
			ImageIO.write(image, "png", stream);
		} catch (IOException e) {
			throw new UncheckedIOException("A picture could not be packed", e);
		}
		return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
	}
}
