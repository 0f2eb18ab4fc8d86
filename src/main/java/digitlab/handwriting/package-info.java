/**
 * What real people wrote on tablets and on paper, brought into the form in which a network is shown a sketch or a picture.
 */
@NullMarked
package digitlab.handwriting;

import org.jspecify.annotations.NullMarked;
