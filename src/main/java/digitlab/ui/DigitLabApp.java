package digitlab.ui;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

import digitlab.settings.Settings;
import digitlab.ui.common.UiServices;
import org.jspecify.annotations.Nullable;

/** Opens the window. */
public final class DigitLabApp {

	private static final int SECONDS_BETWEEN_LOOKS = 5;

	private final UiServices services;
	private final Settings settings;
	private final BiConsumer<MainWindow, Stage> first;
	private final CountDownLatch closed = new CountDownLatch(1);
	private volatile @Nullable MainWindow window;
	private volatile @Nullable RuntimeException failure;

	/**
	 * @param first what to do once the window is shown
	 */
	private DigitLabApp(UiServices services, BiConsumer<MainWindow, Stage> first) {
		this.services = services;
		this.first = first;
		settings = services.stored().settings().load();
	}

	/**
	 * Opens the window and waits until it is closed. The process should end after that: JavaFX does not start twice.
	 *
	 * @param picture shown on the sheet; null for none
	 * @return the exit code, 0
	 * @throws NoDisplayException if no window can be opened
	 */
	public static int open(UiServices services, @Nullable Path picture) throws NoDisplayException {
		return start(services, (window, _) -> {
			if (picture != null) {
				window.open(picture);
			}
		});
	}

	/**
	 * Opens the window, sketches a seven in it, waits until it is read, turns to every page and closes the window.
	 *
	 * @param tell receives a sentence for each step reached
	 * @return the exit code, 0 if every step was reached
	 * @throws NoDisplayException if no window can be opened
	 */
	public static int rehearse(UiServices services, Consumer<String> tell) throws NoDisplayException {
		Rehearsal rehearsal = new Rehearsal(tell);
		int code = start(services, rehearsal::begin);
		return rehearsal.hasPassed() ? code : 1;
	}

	private static int start(UiServices services, BiConsumer<MainWindow, Stage> first) throws NoDisplayException {
		checkDisplay();
		DigitLabApp app = new DigitLabApp(services, first);
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

	/** Checked here because JavaFX itself would print a stack trace. On Linux it needs X, even under Wayland. */
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
			first.accept(opened, stage);
		} catch (RuntimeException e) {
			failure = e;
			closed.countDown();
		}
	}

	private int waitUntilClosed() {
		try {
			for (HeapKeeper heap = null; !closed.await(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS); heap.look()) {
				heap = heap == null ? new HeapKeeper() : heap; // not before the window is there: it takes time
			}
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
