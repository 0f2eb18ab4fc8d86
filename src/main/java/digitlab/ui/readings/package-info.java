/** Many images read at once, in a table. */
@NullMarked
package digitlab.ui.readings;

import org.jspecify.annotations.NullMarked;
