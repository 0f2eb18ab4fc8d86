/** What the chosen data are and what is odd about them, shown wherever data are chosen. */
@NullMarked
package digitlab.ui.inspection;

import org.jspecify.annotations.NullMarked;
