package digitlab.plot;

import java.awt.Color;

/**
 * Assigns colours to groups. The first eight are Okabe and Ito's ("Color Universal Design", 2008), which are distinguishable with
 * colour blindness; two darker ones make ten; further hues are a golden angle apart.
 */
public final class GroupColors {

	private static final int[] FIRST = {0x0072B2, 0xE69F00, 0x009E73, 0xD55E00, 0xCC79A7, 0x56B4E9, 0x6B4C9A, 0x9A8B00,
			0x882255, 0x4D4D4D};
	private static final float GOLDEN_ANGLE = 0.381966f;

	private GroupColors() {
	}

	/**
	 * @param group 0 or more
	 * @return 0xRRGGBB
	 */
	public static int rgb(int group) {
		return group < FIRST.length ? FIRST[group] : Color.HSBtoRGB(group * GOLDEN_ANGLE, 0.75f, 0.75f) & 0xffffff;
	}
}
