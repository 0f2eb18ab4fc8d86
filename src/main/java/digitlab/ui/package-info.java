@NullMarked
package digitlab.ui;

import org.jspecify.annotations.NullMarked;
