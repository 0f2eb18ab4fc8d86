package digitlab.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

import digitlab.settings.WindowBounds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import static org.assertj.core.api.Assertions.assertThat;

class WindowPlaceTest {

	private final FxRobot robot = new FxRobot();
	private final List<WindowBounds> kept = new ArrayList<>();
	private final Rectangle2D screen = Screen.getPrimary().getVisualBounds();

	@BeforeAll
	static void startToolkit() throws Exception {
		FxToolkit.registerPrimaryStage();
	}

	/** Shows a window, moves it if asked to, and hides it. */
	private WindowBounds shown(@Nullable WindowBounds last, double moved) {
		WindowBounds[] bounds = new WindowBounds[1];
		robot.interact(() -> {
			Stage stage = new Stage();
			stage.setScene(new Scene(new StackPane()));
			new WindowPlace(stage, last, kept::add);
			stage.show();
			bounds[0] = new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
			stage.setX(stage.getX() + moved);
			stage.hide();
		});
		return bounds[0];
	}

	@Test
	void aWindowComesBackWhereItWas() {
		WindowBounds last = new WindowBounds(screen.getMinX() + 30, screen.getMinY() + 40, 920, 610, false);
		assertThat(shown(last, 0)).isEqualTo(last);
		assertThat(kept).as("nothing changed, nothing is written").isEmpty();
		shown(last, 12);
		assertThat(kept).containsExactly(new WindowBounds(last.x() + 12, last.y(), 920, 610, false));
	}

	@Test
	void theFirstWindowFitsTheScreen() {
		WindowBounds first = shown(null, 0);
		assertThat(first.width()).isEqualTo(Math.min(1100, screen.getWidth()));
		assertThat(first.height()).isEqualTo(Math.min(740, screen.getHeight()));
		assertThat(kept).containsExactly(first);
	}

	@Test
	void aScreenThatIsGoneIsNotUsed() {
		WindowBounds elsewhere = new WindowBounds(screen.getMaxX() + 2000, 100, 920, 610, false);
		WindowBounds shown = shown(elsewhere, 0);
		assertThat(screen.contains(shown.x(), shown.y())).isTrue();
		assertThat(shown.width()).isEqualTo(Math.min(1100, screen.getWidth()));
	}

	@Test
	void aWindowLargerThanTheScreenIsFittedIn() {
		WindowBounds shown = shown(new WindowBounds(screen.getMinX() + 10, screen.getMinY(), 1500, 1200, false), 0);
		assertThat(shown).isEqualTo(
				new WindowBounds(screen.getMinX(), screen.getMinY(), screen.getWidth(), screen.getHeight(), false));
	}

	@Test
	void theBoundsBeforeMaximisingAreKept() {
		WindowBounds last = new WindowBounds(screen.getMinX() + 30, screen.getMinY() + 40, 920, 610, true);
		shown(last, 0);
		assertThat(kept).isEmpty();
	}
}
