/** Recognition: the interface to trained networks, numbers of several digits, and explanations of predictions. */
@NullMarked
package digitlab.recognition;

import org.jspecify.annotations.NullMarked;
