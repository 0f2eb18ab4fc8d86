package digitlab.plot;

/**
 * The viridis colour scale, which is perceptually uniform with and without colour blindness, and in grey (Smith and van der Walt,
 * "A Better Default Colormap for Matplotlib", 2015; in the public domain). Ten of its colours, interpolated linearly.
 */
public final class ColorScale {

	private static final int[] VIRIDIS = {0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59,
			0xB4DE2C, 0xFDE725};

	private ColorScale() {
	}

	/**
	 * The colour of a value.
	 *
	 * @param share 0 dark violet to 1 yellow; values beyond are clamped, NaN counts as 0
	 * @return 0xRRGGBB
	 */
	public static int rgb(double share) {
		double place = share > 0 ? Math.min(share, 1) * (VIRIDIS.length - 1) : 0;
		int below = (int) place;
		int above = Math.min(below + 1, VIRIDIS.length - 1);
		double part = place - below;
		return mix(below, above, part, 16) | mix(below, above, part, 8) | mix(below, above, part, 0);
	}

	private static int mix(int below, int above, double part, int shift) {
		int from = VIRIDIS[below] >> shift & 0xff;
		int to = VIRIDIS[above] >> shift & 0xff;
		return (int) Math.round(from + part * (to - from)) << shift;
	}

	/** Whether white text is more legible than black on a colour: its luminance (ITU-R BT.709) is below one half. */
	public static boolean isDark(int rgb) {
		return 0.2126 * (rgb >> 16 & 0xff) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff) < 128;
	}
}
