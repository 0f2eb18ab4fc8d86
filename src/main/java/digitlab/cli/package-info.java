/** The command line: thin commands over the same services as the window's. */
@NullMarked
package digitlab.cli;

import org.jspecify.annotations.NullMarked;
