/** The work of a class: the sketches and models of its pupils, collected from a folder that they share. */
@NullMarked
package digitlab.classroom;

import org.jspecify.annotations.NullMarked;
