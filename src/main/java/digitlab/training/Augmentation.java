package digitlab.training;

import java.util.Locale;

/** How training pictures are varied, so that the network sees each one anew in every epoch. */
public enum Augmentation {
	/** Pictures as they are. */
	NONE,
	/** Turned, shifted, scaled and slanted. */
	AFFINE,
	/** Affine, bent smoothly as another hand would, and drawn with a thinner or thicker pen. */
	ELASTIC;

	/** The name on the command line. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
