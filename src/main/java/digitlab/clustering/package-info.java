@NullMarked
package digitlab.clustering;

import org.jspecify.annotations.NullMarked;
