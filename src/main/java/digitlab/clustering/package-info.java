/**
 * Principal components, k-means, two-dimensional embeddings and cluster measures. The only package that uses Smile and OpenBLAS.
 */
@NullMarked
package digitlab.clustering;

import org.jspecify.annotations.NullMarked;
