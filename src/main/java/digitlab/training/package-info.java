/** What a training is asked to do, how it goes and what came of it, for any engine. */
@NullMarked
package digitlab.training;

import org.jspecify.annotations.NullMarked;
