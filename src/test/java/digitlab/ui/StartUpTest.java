package digitlab.ui;

import java.nio.file.Files;
import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the window says if something has changed since it was closed. */
class StartUpTest extends WindowTest {

	StartUpTest() {
		super(_ -> new float[10]);
	}

	@Test
	void aChosenModelThatIsGoneIsTold() throws Exception {
		services.stored().settings().update(settings -> settings.withModel("mine"));
		openAnew();
		until(() -> message().equals("The model mine, which was chosen, no longer exists; " + inUse() + " is used."));
	}

	@Test
	void aSettingThatCannotBeUnderstoodIsTold() throws Exception {
		close(); // writes where the window was
		Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"PURPLE\", \"penWidth\": 0.1}");
		open();
		until(() -> message().startsWith("Of the settings, theme could not be understood and is reset to the default;"));
		assertThat(services.stored().settings().load().penWidth()).isEqualTo(0.1);
	}

	private void openAnew() throws Exception {
		close();
		open();
	}

	private String message() {
		return robot.lookup("#message").queryAs(Label.class).getText();
	}

	private String inUse() throws Exception {
		return services.stored().models().selected(null).model().name();
	}
}
