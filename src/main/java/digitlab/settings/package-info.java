@NullMarked
package digitlab.settings;

import org.jspecify.annotations.NullMarked;
