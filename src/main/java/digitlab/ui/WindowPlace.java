package digitlab.ui;

import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

import digitlab.settings.WindowBounds;
import org.jspecify.annotations.Nullable;

/** Puts a window where it was the last time, as far as the screens still allow. */
final class WindowPlace {

	private static final double MIN_WIDTH = 900;
	/** Of a screen of 1080 lines at twice the scale, less its bars. */
	private static final double MIN_HEIGHT = 480;
	private static final double WIDTH = 1100;
	private static final double HEIGHT = 740;
	/** Must be on a screen, so that the window can be dragged by its title bar. */
	private static final double GRIP = 120;

	private final Stage stage;
	private final @Nullable WindowBounds last;

	/**
	 * @param last where the window was; null for a window in the middle
	 * @param keep receives where it is when it is hidden, if that is not the same
	 */
	WindowPlace(Stage stage, @Nullable WindowBounds last, Consumer<WindowBounds> keep) {
		this.stage = stage;
		this.last = last;
		Rectangle2D screen = last == null ? null : screenOf(last);
		if (last == null || screen == null) {
			Rectangle2D primary = Screen.getPrimary().getVisualBounds();
			limit(primary);
			stage.setWidth(Math.min(WIDTH, primary.getWidth()));
			stage.setHeight(Math.min(HEIGHT, primary.getHeight()));
		} else {
			limit(screen);
			double width = Math.min(last.width(), screen.getWidth());
			double height = Math.min(last.height(), screen.getHeight());
			stage.setWidth(width);
			stage.setHeight(height);
			stage.setX(Math.clamp(last.x(), screen.getMinX(), screen.getMaxX() - width));
			stage.setY(Math.clamp(last.y(), screen.getMinY(), screen.getMaxY() - height));
			stage.setMaximized(last.isMaximized());
		}
		stage.setOnHiding(_ -> {
			WindowBounds now = now();
			if (!now.equals(last) && !stage.isIconified()) {
				keep.accept(now);
			}
		});
	}

	private void limit(Rectangle2D screen) {
		stage.setMinWidth(Math.min(MIN_WIDTH, screen.getWidth()));
		stage.setMinHeight(Math.min(MIN_HEIGHT, screen.getHeight()));
	}

	/** The screen that shows the middle of the title bar; null if none does any more. */
	private static @Nullable Rectangle2D screenOf(WindowBounds bounds) {
		return Screen.getScreensForRectangle(bounds.x() + bounds.width() / 2 - GRIP / 2, bounds.y(), GRIP, 1).stream()
				.map(Screen::getVisualBounds).findFirst().orElse(null);
	}

	private WindowBounds now() {
		if (stage.isMaximized() && last != null) {
			return new WindowBounds(last.x(), last.y(), last.width(), last.height(), true);
		}
		return new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
	}
}
