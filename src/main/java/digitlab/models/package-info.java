/**
 * Models and trainings on disk: the store, what is written beside the weights, and the forms in which models are
 * exchanged.
 */
@NullMarked
package digitlab.models;

import org.jspecify.annotations.NullMarked;
