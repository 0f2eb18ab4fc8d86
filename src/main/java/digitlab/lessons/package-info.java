/** Lessons: texts with tasks that the window recognises as done, and what a pupil has reached in them. */
@NullMarked
package digitlab.lessons;

import org.jspecify.annotations.NullMarked;
