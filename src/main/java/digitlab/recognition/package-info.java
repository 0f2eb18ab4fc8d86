/**
 * From ink to an answer: the interface to trained networks, numbers of several digits, and why an answer came out as it
 * did.
 */
@NullMarked
package digitlab.recognition;

import org.jspecify.annotations.NullMarked;
