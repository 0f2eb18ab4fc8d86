/**
 * The deep learning engine: the network, its training and devices with Deep Java Library and PyTorch, and the download of MNIST
 * with that library.
 */
@NullMarked
package digitlab.djl;

import org.jspecify.annotations.NullMarked;
