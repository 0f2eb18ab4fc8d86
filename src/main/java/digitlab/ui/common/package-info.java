/** What every view of the window shares. */
@NullMarked
package digitlab.ui.common;

import org.jspecify.annotations.NullMarked;
