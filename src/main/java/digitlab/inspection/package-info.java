/**
 * What is in a data source, and whether it follows MNIST's conventions; told by its images and by a network's readings.
 */
@NullMarked
package digitlab.inspection;

import org.jspecify.annotations.NullMarked;
