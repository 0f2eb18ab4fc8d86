/** Jobs for a cluster of machines that run Apache Spark, with the options and the results of the command line. */
@NullMarked
package digitlab.spark;

import org.jspecify.annotations.NullMarked;
