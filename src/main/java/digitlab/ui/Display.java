package digitlab.ui;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.stage.Screen;

/** Checks whether there is a screen for a window. */
public final class Display {

	private Display() {
	}

	/**
	 * Describes the screens' sizes. Starts and ends JavaFX, after which this process can open no window.
	 *
	 * @throws NoDisplayException if there is no screen
	 */
	public static String inWords() throws NoDisplayException, InterruptedException {
		DigitLabApp.checkDisplay();
		AtomicReference<String> words = new AtomicReference<>("");
		CountDownLatch done = new CountDownLatch(1);
		try {
			Platform.startup(() -> {
				words.set(inWords(Screen.getScreens()));
				done.countDown();
			});
		} catch (UnsupportedOperationException | LinkageError e) {
			throw new NoDisplayException(e);
		}
		done.await();
		Platform.exit();
		return words.get() + ", JavaFX " + System.getProperty("javafx.version");
	}

	private static String inWords(List<Screen> screens) {
		return screens.stream().map(screen -> String.format(Locale.ROOT, "%.0f×%.0f at %.0f %%", screen.getBounds().getWidth(),
				screen.getBounds().getHeight(), screen.getOutputScaleX() * 100)).collect(Collectors.joining(", "));
	}
}
