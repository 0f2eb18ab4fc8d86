package digitlab.ui;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javafx.stage.Stage;

import digitlab.dataset.DigitImage;
import digitlab.settings.Settings;
import digitlab.ui.common.UiServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.service.query.EmptyNodeQueryException;
import org.testfx.util.WaitForAsyncUtils;

/** The real window at its minimum size, 900×600, for a test to drive; only the network is a fake. */
@Timeout(120)
abstract class WindowTest {

	@TempDir
	Path folder;

	final FxRobot robot = new FxRobot();
	UiServices services;
	MainWindow window;

	private final Function<DigitImage, float[]> network;

	/**
	 * @param network gives the logits of a picture
	 */
	WindowTest(Function<DigitImage, float[]> network) {
		this.network = network;
	}

	@BeforeAll
	static void startToolkit() throws TimeoutException {
		FxToolkit.registerPrimaryStage();
		OutdatedFrames.tolerate();
	}

	@BeforeEach
	void open() throws Exception {
		services = FakeModels.services(folder, network);
		robot.interact(() -> {
			Settings settings = services.stored().settings().load();
			Stage stage = new Stage();
			window = new MainWindow(stage, services, settings);
			stage.setWidth(900);
			stage.setHeight(600);
			window.show(settings);
		});
		until(() -> window.status().engineProperty().get().isEmpty());
	}

	@AfterEach
	void close() {
		Stage stage = (Stage) window.scene().getWindow();
		robot.interact(stage::hide);
		window.close();
		// The Headless platform's robots keep every window that they worked on: at least these are empty.
		robot.interact(() -> {
			stage.setOnCloseRequest(null);
			stage.setOnHiding(null);
			stage.setScene(null);
		});
	}

	/** Waits until a condition on the UI thread holds; while what it looks at is not there yet, it does not. */
	static void until(Callable<Boolean> condition) throws TimeoutException {
		WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(() -> holds(condition)).get());
		WaitForAsyncUtils.waitForFxEvents();
	}

	private static boolean holds(Callable<Boolean> condition) throws Exception {
		try {
			return condition.call();
		} catch (NullPointerException | EmptyNodeQueryException notThereYet) {
			return false;
		}
	}
}
