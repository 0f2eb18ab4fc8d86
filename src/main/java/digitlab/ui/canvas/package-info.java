@NullMarked
package digitlab.ui.canvas;

import org.jspecify.annotations.NullMarked;
