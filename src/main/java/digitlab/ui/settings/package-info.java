/** The page of settings, on which networks are trained too. */
@NullMarked
package digitlab.ui.settings;

import org.jspecify.annotations.NullMarked;
