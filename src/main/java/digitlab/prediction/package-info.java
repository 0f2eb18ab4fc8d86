@NullMarked
package digitlab.prediction;

import org.jspecify.annotations.NullMarked;
