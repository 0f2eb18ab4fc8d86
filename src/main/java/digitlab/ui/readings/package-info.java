/** The readings page, which reads many images at once. */
@NullMarked
package digitlab.ui.readings;

import org.jspecify.annotations.NullMarked;
