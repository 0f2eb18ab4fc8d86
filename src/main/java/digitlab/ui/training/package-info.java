/** The sections of Settings where networks are trained and improved, and their device is chosen. */
@NullMarked
package digitlab.ui.training;

import org.jspecify.annotations.NullMarked;
