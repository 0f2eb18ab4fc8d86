/** Describes the chosen data and what is unusual about them, wherever data are chosen. */
@NullMarked
package digitlab.ui.inspection;

import org.jspecify.annotations.NullMarked;
