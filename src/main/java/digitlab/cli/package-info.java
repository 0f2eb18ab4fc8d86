/** The command line: thin commands on top of the services that the window also uses. */
@NullMarked
package digitlab.cli;

import org.jspecify.annotations.NullMarked;
