package digitlab.ui;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;

import digitlab.ui.common.Job;
import digitlab.ui.common.StatusViewModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class StatusBarTest {

	private final FxRobot robot = new FxRobot();
	private final Button page = new Button("page");
	private Stage stage;
	private final StatusViewModel status = new StatusViewModel(_ -> {
	});

	@BeforeAll
	static void startToolkit() throws Exception {
		FxToolkit.registerPrimaryStage();
	}

	/** In a window with another control, which has the keyboard. */
	private StatusBar bar(Duration linger) {
		StatusBar[] made = new StatusBar[1];
		robot.interact(() -> {
			made[0] = new StatusBar(status, new SimpleObjectProperty<@Nullable Job>(), linger);
			stage = new Stage();
			stage.setScene(new Scene(new VBox(page, made[0]), 600, 60));
			stage.show();
			page.requestFocus();
		});
		return made[0];
	}

	@AfterEach
	void close() {
		robot.interact(stage::close);
	}

	@Test
	void whatOnlyConfirmsGoesByItself() throws Exception {
		bar(Duration.ONE);
		robot.interact(() -> status.saved(Path.of("plot.png")));
		WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> status.messageProperty().get().isEmpty());
	}

	/** The later message starts its time after the earlier one, so by its end the earlier one would have gone, too. */
	@Test
	void aWarningAndAnOfferStay() throws Exception {
		bar(Duration.ONE);
		for (Runnable message : new Runnable[]{() -> status.warn("The settings could not be read."),
				() -> status.say("Trained model 1", "Use it", () -> {
				})}) {
			robot.interact(message);
			String said = status.messageProperty().get();
			StatusViewModel other = new StatusViewModel(_ -> {
			});
			robot.interact(() -> new StatusBar(other, new SimpleObjectProperty<@Nullable Job>(), Duration.ONE));
			robot.interact(() -> other.say("later"));
			WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> other.messageProperty().get().isEmpty());
			assertThat(status.messageProperty().get()).isEqualTo(said);
		}
	}

	@Test
	void theKeyboardReturnsFromALinkThatGoes() {
		StatusBar bar = bar(Duration.INDEFINITE);
		robot.interact(() -> status.say("Deleted", "Undo", () -> status.say("It is back")));
		Hyperlink link = (Hyperlink) bar.lookup("#message-action");
		robot.interact(link::requestFocus);
		robot.interact(link::fire);
		robot.interact(() -> {
		});
		assertThat(link.isVisible()).isFalse();
		assertThat(page.isFocused()).isTrue();
	}
}
