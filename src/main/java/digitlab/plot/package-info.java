/** Figures, image sheets and tables for export, drawn without a display. */
@NullMarked
package digitlab.plot;

import org.jspecify.annotations.NullMarked;
