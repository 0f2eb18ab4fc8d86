/** Puts the parts together: start-up, every place that is read or written, the log, and the self-test. */
@NullMarked
package digitlab.app;

import org.jspecify.annotations.NullMarked;
