/** What several pages are made of: jobs, cards, choosers, and the words for how sure an answer is. */
@NullMarked
package digitlab.ui.common;

import org.jspecify.annotations.NullMarked;
