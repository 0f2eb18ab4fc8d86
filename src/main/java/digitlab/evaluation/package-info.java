/** Evaluation on labelled images: confusion matrix, reliability, ROC curves, and the comparison of two networks. */
@NullMarked
package digitlab.evaluation;

import org.jspecify.annotations.NullMarked;
