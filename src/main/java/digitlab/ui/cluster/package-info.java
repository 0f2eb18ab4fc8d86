/** The page of clusters. */
@NullMarked
package digitlab.ui.cluster;

import org.jspecify.annotations.NullMarked;
