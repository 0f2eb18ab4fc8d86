/** The charts page: data, training, evaluation, and one reading explained. */
@NullMarked
package digitlab.ui.chart;

import org.jspecify.annotations.NullMarked;
