/** The section of the settings that lists the models. */
@NullMarked
package digitlab.ui.models;

import org.jspecify.annotations.NullMarked;
