package digitlab.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a window was, in the screens' coordinates.
 *
 * @param isMaximized whether it filled its screen; the other values are then those of before
 */
public record WindowBounds(double x, double y, double width, double height, @JsonProperty("maximized") boolean isMaximized) {

	private static final double MAX = 100_000;

	/** Whether a window could have these bounds: a settings file may hold anything. */
	@JsonIgnore
	boolean isSound() {
		return Math.abs(x) <= MAX && Math.abs(y) <= MAX && width > 0 && width <= MAX && height > 0 && height <= MAX;
	}
}
