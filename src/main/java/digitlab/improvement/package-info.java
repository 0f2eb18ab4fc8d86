/** Teaching a network one person's hand, and judging what that brought. */
@NullMarked
package digitlab.improvement;

import org.jspecify.annotations.NullMarked;
