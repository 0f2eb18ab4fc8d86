/** The window: its pages, navigation, status bar and looks. */
@NullMarked
package digitlab.ui;

import org.jspecify.annotations.NullMarked;
