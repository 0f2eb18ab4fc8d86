/** Fine-tuning a network to one person's handwriting, and evaluating the result. */
@NullMarked
package digitlab.improvement;

import org.jspecify.annotations.NullMarked;
