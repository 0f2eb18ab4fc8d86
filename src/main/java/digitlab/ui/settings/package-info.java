/** The page of settings, and its sections for looks and places. */
@NullMarked
package digitlab.ui.settings;

import org.jspecify.annotations.NullMarked;
