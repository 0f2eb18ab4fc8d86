package digitlab.paper;

import java.awt.image.BufferedImage;

/**
 * A pen's ink on paper.
 *
 * @param rgb its colour
 * @param strength how much of the paper it hides, 0 to 1
 * @param grain how much of it is missing because of the paper's roughness, 0 to 1
 */
record Ink(int rgb, double strength, double grain) {

	/** A common pen: mostly blue or black, sometimes red or green. */
	static Ink pen(Dice dice) {
		int colour = dice.pick(0x1c2f80, 0x243c9c, 0x10205c, 0x2b50b4, 0x202024, 0x16161a, 0x303038, 0x202024, 0xb02028,
				0x1f6b3c);
		return new Ink(dice.colour(colour, 14), dice.between(0.8, 1), dice.chance(0.5) ? 0 : dice.between(0, 0.35));
	}

	static Ink pencil(Dice dice) {
		return new Ink(dice.colour(dice.pick(0x606060, 0x505358, 0x707070), 12), dice.between(0.45, 0.9), dice.between(0.2, 0.6));
	}

	static Ink any(Dice dice) {
		return dice.chance(0.2) ? pencil(dice) : pen(dice);
	}

	/** The writing in this ink, transparent elsewhere. */
	BufferedImage paint(Writing writing, Dice dice) {
		int width = writing.width();
		int height = writing.height();
		double cell = Math.max(1, writing.pen() * 0.25);
		float[] fine = grain == 0 ? null : Noise.smooth(width, height, cell, dice);
		float[] broad = grain == 0 ? null : Noise.smooth(width, height, writing.pen() * 4, dice);
		int[] argb = new int[width * height];
		for (int i = 0; i < argb.length; i++) {
			double left = fine == null ? 1 : 1 - grain * (0.65 * fine[i] + 0.35 * broad[i]);
			argb[i] = (int) Math.round(255 * writing.mask()[i] * strength * left) << 24 | rgb & 0xffffff;
		}
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		image.setRGB(0, 0, width, height, argb, 0, width);
		return image;
	}
}
