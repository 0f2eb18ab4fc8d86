@NullMarked
package digitlab.plot;

import org.jspecify.annotations.NullMarked;
