/** The long jobs that the window and the command line share: each is one walk from what was asked to what is kept. */
@NullMarked
package digitlab.services;

import org.jspecify.annotations.NullMarked;
