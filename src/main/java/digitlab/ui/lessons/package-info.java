/** Lessons in the window: the panel that shows them and watches what is done, worksheets, and the first start. */
@NullMarked
package digitlab.ui.lessons;

import org.jspecify.annotations.NullMarked;
