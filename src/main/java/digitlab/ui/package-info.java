/** The window: its pages, navigation, status bar and theme. */
@NullMarked
package digitlab.ui;

import org.jspecify.annotations.NullMarked;
