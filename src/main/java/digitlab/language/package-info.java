/** The language of the window: its texts, in English in the source, and their translations. */
@NullMarked
package digitlab.language;

import org.jspecify.annotations.NullMarked;
