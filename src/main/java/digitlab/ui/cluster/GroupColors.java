package digitlab.ui.cluster;

/** Colours of groups: Okabe's and Ito's, which the colour-blind can tell apart, and a few more; then paler ones. */
final class GroupColors {

	private static final int[] RGB = {0x0072b2, 0xe69f00, 0x009e73, 0xd55e00, 0x56b4e9, 0xcc79a7, 0x8c6bb1, 0xb8a800, 0x8c564b,
			0x7f7f7f};
	private static final int[] MATCH = {0x0072b2, 0xd55e00, 0x7f7f7f};
	private static final double PALER = 0.45;

	private GroupColors() {
	}

	/** The colour of a cluster or a label, as 0xRRGGBB. */
	static int of(int group) {
		int rgb = RGB[group % RGB.length];
		double white = Math.min(0.8, PALER * (group / RGB.length));
		return mix(rgb >> 16, white) << 16 | mix(rgb >> 8, white) << 8 | mix(rgb, white);
	}

	/** The colour of a right match, a wrong one, and none. */
	static int ofMatch(int group) {
		return MATCH[group];
	}

	private static int mix(int channel, double white) {
		return (int) Math.round((channel & 0xff) * (1 - white) + 255 * white);
	}
}
