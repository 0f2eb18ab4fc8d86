/** Models and trainings on disk: the store, the files beside the weights, and the formats in which models are exchanged. */
@NullMarked
package digitlab.models;

import org.jspecify.annotations.NullMarked;
