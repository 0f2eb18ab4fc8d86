/** The settings, the progress and the result of a training, independent of the engine. */
@NullMarked
package digitlab.training;

import org.jspecify.annotations.NullMarked;
