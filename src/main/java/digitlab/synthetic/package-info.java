/** Digits, sketches and non-digits generated from a seed. */
@NullMarked
package digitlab.synthetic;

import org.jspecify.annotations.NullMarked;
