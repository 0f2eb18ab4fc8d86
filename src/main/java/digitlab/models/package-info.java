@NullMarked
package digitlab.models;

import org.jspecify.annotations.NullMarked;
