package digitlab.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws the application's icon: a handwritten 7 on a blue sheet. Run it in the project's folder. */
final class AppIcon {

	private static final int[] SIZES = {16, 22, 24, 32, 48, 64, 128, 256, 512};

	private AppIcon() {
	}

	/** Writes all sizes. */
	public static void main(String[] arguments) throws IOException {
		for (int size : SIZES) {
			write(size, Path.of("src/main/resources/digitlab/ui/icon-" + size + ".png"));
		}
		write(512, Path.of("jlink-config/digitlab.png"));
	}

	private static void write(int size, Path file) throws IOException {
		BufferedImage icon = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
		Graphics2D graphics = icon.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		graphics.scale(size / 32.0, size / 32.0);
		graphics.setColor(new Color(0x0969da));
		graphics.fill(new RoundRectangle2D.Double(1, 1, 30, 30, 14, 14));
		graphics.setColor(Color.WHITE);
		// Small icons need a bolder pen to be legible.
		float pen = size <= 32 ? 3.6f : 3;
		graphics.setStroke(new BasicStroke(pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		Path2D seven = new Path2D.Double();
		seven.moveTo(9.5, 9.5);
		seven.curveTo(13, 8.4, 18, 8.4, 22.5, 9);
		seven.curveTo(19, 13.5, 16, 18.5, 14.5, 24);
		graphics.draw(seven);
		graphics.draw(new Line2D.Double(12.8, 16.6, 20.4, 15.8));
		graphics.dispose();
		ImageIO.write(icon, "png", file.toFile());
	}
}
