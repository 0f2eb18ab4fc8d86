/** The long-running jobs shared by the window and the command line, each from the request to the saved result. */
@NullMarked
package digitlab.services;

import org.jspecify.annotations.NullMarked;
