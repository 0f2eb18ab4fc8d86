package digitlab.training;

import java.util.Locale;

/** Kinds of augmentation, which show the network every image anew in every epoch. */
public enum Augmentation {
	/** Unchanged images. */
	NONE,
	/** Rotated, shifted, scaled and slanted. */
	AFFINE,
	/** Affine, smoothly distorted like another handwriting, and drawn with a thinner or thicker pen. */
	ELASTIC;

	/** The name on the command line. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
