/** The clusters page. */
@NullMarked
package digitlab.ui.cluster;

import org.jspecify.annotations.NullMarked;
