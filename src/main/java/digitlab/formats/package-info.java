/** The files in which people have digits: recognised by what is in them and read into datasets. */
@NullMarked
package digitlab.formats;

import org.jspecify.annotations.NullMarked;
