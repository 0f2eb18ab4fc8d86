/**
 * Files and long-running work, used by every other package: atomic writes, locks between processes, progress, cancellation, and
 * text from files made safe for messages.
 */
@NullMarked
package digitlab.io;

import org.jspecify.annotations.NullMarked;
