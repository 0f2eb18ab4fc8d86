/** Figures, sheets of images and tables to be exported, drawn without a display. */
@NullMarked
package digitlab.plot;

import org.jspecify.annotations.NullMarked;
