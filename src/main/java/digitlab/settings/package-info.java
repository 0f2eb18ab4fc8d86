/** What the application remembers from one start to the next. */
@NullMarked
package digitlab.settings;

import org.jspecify.annotations.NullMarked;
