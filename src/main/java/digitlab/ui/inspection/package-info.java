/** What data are and whether they follow MNIST's conventions, to be seen wherever data are chosen. */
@NullMarked
package digitlab.ui.inspection;

import org.jspecify.annotations.NullMarked;
