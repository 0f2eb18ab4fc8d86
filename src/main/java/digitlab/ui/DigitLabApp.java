package digitlab.ui;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

import digitlab.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Opens the window. */
public final class DigitLabApp {

	private final UiServices services;
	private final Settings settings;
	private final CountDownLatch closed = new CountDownLatch(1);
	private volatile @Nullable MainWindow window;
	private volatile @Nullable RuntimeException failure;

	private DigitLabApp(UiServices services) {
		this.services = services;
		settings = services.settings().load();
	}

	/**
	 * Opens the window and waits until it is closed. The process should end then: JavaFX does not start twice.
	 *
	 * @return the exit code, 0
	 * @throws NoDisplayException if there is no screen
	 */
	public static int open(UiServices services) throws NoDisplayException {
		checkDisplay();
		DigitLabApp app = new DigitLabApp(services);
		try {
			Platform.startup(app::show);
		} catch (UnsupportedOperationException | LinkageError e) {
			throw new NoDisplayException(e);
		}
		return app.waitUntilClosed();
	}

	static void checkDisplay() throws NoDisplayException {
		if (lacksDisplay(System.getProperty("os.name"), System.getProperty("glass.platform"), System.getenv("DISPLAY"))) {
			throw new NoDisplayException();
		}
	}

	/** JavaFX itself would print a stack trace. On Linux it needs X, on Wayland too. */
	static boolean lacksDisplay(String system, @Nullable String glassPlatform, @Nullable String display) {
		return system.toLowerCase(Locale.ROOT).contains("linux") && !"Headless".equalsIgnoreCase(glassPlatform)
				&& (display == null || display.isBlank());
	}

	private void show() {
		try {
			Stage stage = new Stage();
			stage.setOnHidden(_ -> closed.countDown());
			MainWindow opened = new MainWindow(stage, services, settings);
			Thread.currentThread().setUncaughtExceptionHandler((_, e) -> opened.report(e));
			window = opened;
			opened.show(settings);
		} catch (RuntimeException e) {
			failure = e;
			closed.countDown();
		}
	}

	private int waitUntilClosed() {
		try {
			closed.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		if (window != null) {
			window.close();
		}
		if (failure != null) {
			throw failure;
		}
		return 0;
	}
}
