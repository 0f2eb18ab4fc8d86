package digitlab.ui;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;

import digitlab.settings.Settings.Theme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Moves through the real window with the keyboard and checks that the focus is visible. */
class KeyboardFocusViewTest extends WindowTest {

	/** For indicators of a state against their surroundings: WCAG 2.2, success criterion 1.4.11. */
	private static final double MIN_CONTRAST = 3;

	KeyboardFocusViewTest() {
		super(_ -> FakeModels.sure(1, 0.9));
	}

	@ParameterizedTest
	@EnumSource(value = Theme.class, names = {"LIGHT", "DARK"})
	void aFlatButtonShowsTheKeyboard(Theme theme) throws Exception {
		while (services.stored().settings().load().theme() != theme) {
			Theme before = services.stored().settings().load().theme();
			robot.clickOn("#theme");
			until(() -> services.stored().settings().load().theme() != before);
		}
		Node sheet = robot.lookup(".sheet").query();
		robot.moveTo(sheet).press(MouseButton.PRIMARY).moveBy(0, 60)
				.release(MouseButton.PRIMARY);
		until(() -> !button("undo").isDisabled() && !button("save").isDisabled());
		for (String id : List.of("eraser", "undo", "save")) {
			robot.interact(() -> window.scene().getRoot().requestFocus());
			Color without = beside(id);
			robot.interact(() -> button(id).requestFocus());
			robot.type(KeyCode.TAB);
			robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
			assertThat(button(id).isFocusVisible()).as(id).isTrue();
			assertThat(contrast(beside(id), without)).as(id).isGreaterThanOrEqualTo(MIN_CONTRAST);
		}
	}

	private Node button(String id) {
		return window.scene().lookup("#" + id);
	}

	/** The window's colour a pixel left of a button. */
	private Color beside(String id) {
		Color[] color = new Color[1];
		robot.interact(() -> {
			WritableImage shot = window.scene().snapshot(null);
			Bounds place = button(id).localToScene(button(id).getLayoutBounds());
			color[0] = shot.getPixelReader().getColor((int) Math.rint(place.getMinX()) - 1, (int) place.getCenterY());
		});
		return color[0];
	}

	private static double contrast(Color one, Color other) {
		double a = luminance(one);
		double b = luminance(other);
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	}

	/** Relative luminance as WCAG defines it. */
	private static double luminance(Color color) {
		return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
	}

	private static double linear(double share) {
		return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}
}
