@NullMarked
package digitlab.sketch;

import org.jspecify.annotations.NullMarked;
