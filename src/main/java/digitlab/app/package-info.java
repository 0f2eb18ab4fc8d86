@NullMarked
package digitlab.app;

import org.jspecify.annotations.NullMarked;
