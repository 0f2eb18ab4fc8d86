/** The results of jobs as JSON keys and as text, whoever runs the jobs: the command line, or a cluster of machines. */
@NullMarked
package digitlab.report;

import org.jspecify.annotations.NullMarked;
