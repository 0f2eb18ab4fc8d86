/** The sheet that a person draws on: strokes and pictures with undo and redo, and their pixels. */
@NullMarked
package digitlab.sketch;

import org.jspecify.annotations.NullMarked;
