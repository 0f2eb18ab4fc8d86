/** Exact statistics of datasets: counts, means and variances of pixels, writing styles, outliers, duplicates. */
@NullMarked
package digitlab.statistics;

import org.jspecify.annotations.NullMarked;
