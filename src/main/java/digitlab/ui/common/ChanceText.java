package digitlab.ui.common;

import static digitlab.language.Localization.tr;

/** Says whether two models differ by more than chance: in words first, the figure after. */
public final class ChanceText {

	private static final double SIGNIFICANT = 0.05;
	private static final double SMALLEST_TOLD = 0.001;

	private ChanceText() {
	}

	/** @param p of McNemar's exact test, 0 to 1 */
	public static String of(double p) {
		if (p < SMALLEST_TOLD) {
			return tr("The difference is hardly chance (McNemar's exact test, p below\u00a0%s).",
					Numbers.decimal(SMALLEST_TOLD, 3));
		}
		return p < SIGNIFICANT
				? tr("The difference is hardly chance (McNemar's exact test, p = %s).", Numbers.decimal(p, 3))
				: tr("The difference may well be chance (McNemar's exact test, p = %s).", Numbers.decimal(p, 3));
	}
}
