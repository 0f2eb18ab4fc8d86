@NullMarked
package digitlab.training;

import org.jspecify.annotations.NullMarked;
