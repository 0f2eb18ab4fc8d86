/**
 * The one engine: the network, its training and its devices in Deep Java Library and PyTorch, and MNIST as that library
 * fetches it.
 */
@NullMarked
package digitlab.djl;

import org.jspecify.annotations.NullMarked;
