/** The page to draw on, and what is read while the pen moves. */
@NullMarked
package digitlab.ui.canvas;

import org.jspecify.annotations.NullMarked;
