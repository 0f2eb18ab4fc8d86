/** Calibration of networks: the temperature of the probabilities and the out-of-distribution detector, and fitting both. */
@NullMarked
package digitlab.calibration;

import org.jspecify.annotations.NullMarked;
