/** The sections of the settings for training and improving networks, and for choosing their device. */
@NullMarked
package digitlab.ui.training;

import org.jspecify.annotations.NullMarked;
