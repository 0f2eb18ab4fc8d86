/**
 * From ink to digits: rows, connected components, cuts between touching digits, signs, and the normalisation to 28×28. Sketches,
 * picture files and the user's own samples all go through this code.
 */
@NullMarked
package digitlab.segmentation;

import org.jspecify.annotations.NullMarked;
