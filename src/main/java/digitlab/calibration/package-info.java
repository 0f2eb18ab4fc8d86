/**
 * What makes a network's answers honest: the temperature of its probabilities and the detector of what is no digit, and
 * fitting both.
 */
@NullMarked
package digitlab.calibration;

import org.jspecify.annotations.NullMarked;
