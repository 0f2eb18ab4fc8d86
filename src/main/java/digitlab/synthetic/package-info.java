/** Digits, sketches and things that are no digits, generated from nothing but a seed. */
@NullMarked
package digitlab.synthetic;

import org.jspecify.annotations.NullMarked;
