/**
 * What every other room needs of files and long work: files that appear whole or not at all, locks between processes,
 * progress, cancellation, and words of unknown origin made fit for a message.
 */
@NullMarked
package digitlab.io;

import org.jspecify.annotations.NullMarked;
