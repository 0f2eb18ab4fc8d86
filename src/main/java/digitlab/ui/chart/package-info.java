/** The page of charts: data, training, evaluation, and one answer explained. */
@NullMarked
package digitlab.ui.chart;

import org.jspecify.annotations.NullMarked;
