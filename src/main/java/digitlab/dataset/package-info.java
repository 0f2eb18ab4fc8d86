/**
 * Images of digits with their labels, the rules for what a data source holds, and the forms in which datasets are written.
 */
@NullMarked
package digitlab.dataset;

import org.jspecify.annotations.NullMarked;
