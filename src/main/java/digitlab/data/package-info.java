@NullMarked
package digitlab.data;

import org.jspecify.annotations.NullMarked;
