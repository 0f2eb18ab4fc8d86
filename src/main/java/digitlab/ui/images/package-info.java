/** The pages of images: the user's sketches, and any dataset. */
@NullMarked
package digitlab.ui.images;

import org.jspecify.annotations.NullMarked;
