/** A trained network is taught the user's own hand. */
@NullMarked
package digitlab.tuning;

import org.jspecify.annotations.NullMarked;
