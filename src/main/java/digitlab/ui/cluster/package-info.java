/** The page of clusters: a plot of every image, and what was found in it. */
@NullMarked
package digitlab.ui.cluster;

import org.jspecify.annotations.NullMarked;
