/** The settings page, and its sections for appearance and folders. */
@NullMarked
package digitlab.ui.settings;

import org.jspecify.annotations.NullMarked;
