@NullMarked
package digitlab.statistics;

import org.jspecify.annotations.NullMarked;
