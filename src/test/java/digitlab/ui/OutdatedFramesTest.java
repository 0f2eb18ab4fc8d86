package digitlab.ui;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutdatedFramesTest {

	private final List<Throwable> told = new ArrayList<>();
	private final OutdatedFrames handler = new OutdatedFrames((_, failure) -> told.add(failure));

	private static RuntimeException failure(RuntimeException failure, String type, String method) {
		failure.setStackTrace(new StackTraceElement[]{new StackTraceElement("java.nio.Buffer", "checkIndex", null, -1),
				new StackTraceElement(type, method, null, -1)});
		return failure;
	}

	@Test
	void onlyAFrameThatDoesNotFitIsPassedOver() {
		String window = "com.sun.glass.ui.headless.HeadlessWindow";
		RuntimeException ours = failure(new IndexOutOfBoundsException(), "digitlab.ui.MainWindow", "blit");
		RuntimeException elsewhere = failure(new IndexOutOfBoundsException(), window, "setBounds");
		RuntimeException other = failure(new IllegalStateException(), window, "blit");
		for (RuntimeException failure : List.of(failure(new IndexOutOfBoundsException(), window, "blit"), ours, elsewhere,
				other)) {
			handler.uncaughtException(Thread.currentThread(), failure);
		}
		assertThat(told).containsExactly(ours, elsewhere, other);
	}
}
