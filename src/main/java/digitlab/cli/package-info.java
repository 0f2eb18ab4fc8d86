@NullMarked
package digitlab.cli;

import org.jspecify.annotations.NullMarked;
