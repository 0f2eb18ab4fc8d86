package digitlab.paper;

import java.awt.image.BufferedImage;

/** Light on a picture: it dims paper and ink by the same factor. */
final class Light {

	/** The brightness at a position; 1 changes nothing. */
	interface Field {
		double at(int x, int y);
	}

	private Light() {
	}

	static void shine(BufferedImage image, Field field) {
		int width = image.getWidth();
		int[] argb = Camera.pixels(image);
		for (int i = 0; i < argb.length; i++) {
			double factor = field.at(i % width, i / width);
			argb[i] = argb[i] & 0xff000000 | scale(argb[i] >> 16 & 0xff, factor) << 16
					| scale(argb[i] >> 8 & 0xff, factor) << 8 | scale(argb[i] & 0xff, factor);
		}
	}

	private static int scale(int channel, double factor) {
		return Math.clamp(Math.round(channel * factor), 0, 255);
	}

	/** Clouds and folds: brightness varies by up to {@code depth} over {@code cell} pixels. */
	static void mottle(BufferedImage image, double cell, double depth, Dice dice) {
		float[] field = Noise.smooth(image.getWidth(), image.getHeight(), cell, dice);
		shine(image, (x, y) -> 1 + depth * (field[y * image.getWidth() + x] - 0.5));
	}

	/** A lamp on one side: the far side has {@code darkest} of the near side's light. */
	static void side(BufferedImage image, double darkest, Dice dice) {
		double angle = dice.between(0, 2 * Math.PI);
		double cos = Math.cos(angle);
		double sin = Math.sin(angle);
		double reach = (Math.abs(cos) * image.getWidth() + Math.abs(sin) * image.getHeight()) / 2;
		double bend = dice.between(0.7, 1.6);
		shine(image, (x, y) -> {
			double along = ((x - image.getWidth() / 2.0) * cos + (y - image.getHeight() / 2.0) * sin) / reach;
			return darkest + (1 - darkest) * Math.pow(Math.clamp((along + 1) / 2, 0, 1), bend);
		});
	}

	/** Corners have {@code darkest} of the middle's light. */
	static void vignette(BufferedImage image, double darkest, Dice dice) {
		double x0 = image.getWidth() * dice.between(0.4, 0.6);
		double y0 = image.getHeight() * dice.between(0.4, 0.6);
		double reach = Math.hypot(image.getWidth(), image.getHeight()) / 2;
		shine(image, (x, y) -> {
			double away = Math.hypot(x - x0, y - y0) / reach;
			return 1 - (1 - darkest) * Math.min(1, away * away);
		});
	}

	/** A hard-edged shadow across the middle, such as that of the phone taking the picture. */
	static void hardShadow(BufferedImage image, double left, Dice dice) {
		double angle = dice.between(0, 2 * Math.PI);
		double cos = Math.cos(angle);
		double sin = Math.sin(angle);
		double reach = (Math.abs(cos) * image.getWidth() + Math.abs(sin) * image.getHeight()) / 2;
		double edge = dice.between(-0.35, 0.35) * reach;
		double width = dice.chance(0.35) ? dice.between(0.25, 0.8) * reach : 4 * reach;
		double soft = dice.log(0.8, 1 + 0.02 * reach);
		shine(image, (x, y) -> {
			double along = (x - image.getWidth() / 2.0) * cos + (y - image.getHeight() / 2.0) * sin - edge;
			double inside = Math.min(along, width - along) / soft;
			return 1 - (1 - left) * Math.clamp(inside + 0.5, 0, 1);
		});
	}
}
