/** The settings that the application remembers between starts. */
@NullMarked
package digitlab.settings;

import org.jspecify.annotations.NullMarked;
