package digitlab.synthetic;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Draws characters of the system's fonts, distorted as if written by hand. The available fonts differ between computers. */
final class FontGlyphs {

	/** The side in pixels of the sheet on which which a character is drawn before it is scaled down. */
	private static final int SIDE = 112;
	private static final double ROOM = 20;
	private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

	private final List<Font> fonts;

	FontGlyphs() {
		fonts = Stream.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts()).toList();
	}

	/**
	 * Draws one of the characters in one of the fonts; ink of {@link #side} × {@link #side}, null if no font has the chosen
	 * character.
	 */
	float[] draw(String characters, RandomGenerator random) {
		for (int attempt = 0; attempt < 20 && !fonts.isEmpty(); attempt++) {
			Font font = fonts.get(random.nextInt(fonts.size())).deriveFont(random.nextInt(4) == 0 ? Font.BOLD : Font.PLAIN, 100f);
			int[] points = characters.codePoints().toArray();
			int point = points[random.nextInt(points.length)];
			if (font.canDisplay(point)) {
				Shape outline = font.createGlyphVector(CONTEXT, Character.toString(point)).getOutline();
				if (outline.getBounds2D().getWidth() > 1 && outline.getBounds2D().getHeight() > 1) {
					return ink(outline, random);
				}
			}
		}
		return new float[SIDE * SIDE];
	}

	static int side() {
		return SIDE;
	}

	private static float[] ink(Shape outline, RandomGenerator random) {
		AffineTransform lean = AffineTransform.getShearInstance(random.nextDouble(-0.35, 0.2), 0);
		lean.preConcatenate(AffineTransform.getRotateInstance(Math.toRadians(random.nextDouble(-12, 12))));
		lean.scale(random.nextDouble(0.75, 1.25), 1);
		Shape bent = bend(lean.createTransformedShape(outline), random);
		Rectangle2D bounds = bent.getBounds2D();
		double scale = (SIDE - 2 * ROOM) / Math.max(bounds.getWidth(), bounds.getHeight());
		AffineTransform fit = AffineTransform.getTranslateInstance(SIDE / 2.0, SIDE / 2.0);
		fit.scale(scale, scale);
		fit.translate(-bounds.getCenterX(), -bounds.getCenterY());
		BufferedImage sheet = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D graphics = sheet.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		graphics.setColor(Color.WHITE);
		Shape fitted = fit.createTransformedShape(bent);
		graphics.fill(fitted);
		// Fonts are drawn with finer lines than MNIST's pens.
		graphics.setStroke(new BasicStroke((float) random.nextDouble(0.5, 7), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		graphics.draw(fitted);
		graphics.dispose();
		int[] samples = sheet.getRaster().getSamples(0, 0, SIDE, SIDE, 0, (int[]) null);
		float[] ink = new float[samples.length];
		for (int i = 0; i < ink.length; i++) {
			ink[i] = samples[i] / 255f;
		}
		return ink;
	}

	/** Distorts the outline along smooth waves. */
	private static Shape bend(Shape shape, RandomGenerator random) {
		double reach = random.nextDouble(0, 6);
		double phaseX = random.nextDouble(2 * Math.PI);
		double phaseY = random.nextDouble(2 * Math.PI);
		Path2D bent = new Path2D.Double(Path2D.WIND_NON_ZERO);
		double[] at = new double[6];
		for (PathIterator path = shape.getPathIterator(null, 0.5); !path.isDone(); path.next()) {
			int kind = path.currentSegment(at);
			double x = at[0] + reach * Math.sin(at[1] / 17 + phaseX);
			double y = at[1] + reach * Math.sin(at[0] / 19 + phaseY);
			switch (kind) {
				case PathIterator.SEG_MOVETO -> bent.moveTo(x, y);
				case PathIterator.SEG_LINETO -> bent.lineTo(x, y);
				default -> bent.closePath();
			}
		}
		return bent;
	}
}
