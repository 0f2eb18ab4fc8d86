/** From picture files to ink: decoding, the way up, the sheet and its background, rulings, frames and specks. */
@NullMarked
package digitlab.imaging;

import org.jspecify.annotations.NullMarked;
