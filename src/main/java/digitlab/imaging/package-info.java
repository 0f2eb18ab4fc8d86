/**
 * From picture files to ink: decoding, orientation, finding the sheet, and removing its background, rulings, frames and specks.
 */
@NullMarked
package digitlab.imaging;

import org.jspecify.annotations.NullMarked;
