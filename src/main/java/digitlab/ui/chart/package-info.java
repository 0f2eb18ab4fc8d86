/** The page of charts: data, training, evaluation, and one reading. */
@NullMarked
package digitlab.ui.chart;

import org.jspecify.annotations.NullMarked;
