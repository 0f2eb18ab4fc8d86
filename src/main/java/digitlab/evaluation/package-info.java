/** How well a network reads labelled images: confusion, reliability, ROC curves, and two networks compared. */
@NullMarked
package digitlab.evaluation;

import org.jspecify.annotations.NullMarked;
