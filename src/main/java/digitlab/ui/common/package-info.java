/** What several pages consist of: jobs, cards, choosers, and the wording of confidence. */
@NullMarked
package digitlab.ui.common;

import org.jspecify.annotations.NullMarked;
