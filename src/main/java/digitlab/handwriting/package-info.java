/** Real handwriting from tablets and paper, normalised like the sketches and pictures that a network sees. */
@NullMarked
package digitlab.handwriting;

import org.jspecify.annotations.NullMarked;
