/** The help: the documents of {@code docs/}, about the application, and its licences. */
@NullMarked
package digitlab.ui.help;

import org.jspecify.annotations.NullMarked;
