/**
 * Principal components, k-means, embeddings in the plane and measures of what they found. Smile and OpenBLAS are used here
 * alone.
 */
@NullMarked
package digitlab.clustering;

import org.jspecify.annotations.NullMarked;
