/**
 * From ink to digits: rows, connected components, cuts between touching digits, signs, and the normalisation to 28×28. The
 * canvas, picture files and the user's own sketches all take this one road.
 */
@NullMarked
package digitlab.segmentation;

import org.jspecify.annotations.NullMarked;
