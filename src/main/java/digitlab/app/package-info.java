/** Assembles the application: start-up, all paths, the log, and the diagnostics. */
@NullMarked
package digitlab.app;

import org.jspecify.annotations.NullMarked;
