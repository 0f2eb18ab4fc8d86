/**
 * Inspection of data sources: their content, and whether it follows MNIST's conventions, judged by the images and a network's
 * predictions.
 */
@NullMarked
package digitlab.inspection;

import org.jspecify.annotations.NullMarked;
