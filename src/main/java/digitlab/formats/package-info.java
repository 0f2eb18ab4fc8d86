/** File formats that hold digits: recognised by content and read into datasets. */
@NullMarked
package digitlab.formats;

import org.jspecify.annotations.NullMarked;
