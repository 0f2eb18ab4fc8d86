@NullMarked
package digitlab.djl;

import org.jspecify.annotations.NullMarked;
