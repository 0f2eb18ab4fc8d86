/** The section of Settings that lists the models. */
@NullMarked
package digitlab.ui.models;

import org.jspecify.annotations.NullMarked;
