/** The drawing sheet: strokes and pictures with undo and redo, and their rendering into pixels. */
@NullMarked
package digitlab.sketch;

import org.jspecify.annotations.NullMarked;
