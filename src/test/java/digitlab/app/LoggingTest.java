package digitlab.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;

import digitlab.faults.SmallDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LoggingTest {

	private static final Logger ROOT = Logger.getLogger("");
	private static final Logger LOG = Logger.getLogger("digitlab.test");

	private final List<Handler> before = List.of(ROOT.getHandlers());
	private final PrintStream terminal = System.err;
	private final ByteArrayOutputStream told = new ByteArrayOutputStream();

	@TempDir
	Path folder;

	@BeforeEach
	void listen() {
		System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
	}

	@AfterEach
	void restore() {
		Logging.start(folder.resolve("last/log"), false);
		for (Handler handler : ROOT.getHandlers()) {
			ROOT.removeHandler(handler);
			handler.close();
		}
		before.forEach(ROOT::addHandler);
		Logger.getLogger("digitlab").setLevel(null);
		Thread.setDefaultUncaughtExceptionHandler(null);
		System.setErr(terminal);
	}

	private void closeFiles() {
		Stream.of(ROOT.getHandlers()).forEach(Handler::close);
	}

	@Test
	void theLogRotatesAndStaysSmall() throws IOException {
		Logging.start(folder.resolve("log"), false);
		for (int i = 0; i < 6000; i++) {
			LOG.warning("x".repeat(1000));
		}
		closeFiles();
		try (Stream<Path> files = Files.list(folder)) {
			List<Path> logs = files.sorted().toList();
			assertThat(logs).extracting(f -> f.getFileName().toString()).containsExactly("log.0", "log.1", "log.2");
			for (Path log : logs) {
				assertThat(Files.size(log)).isLessThan(1_002_000);
			}
		}
		assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
	}

	@Test
	void verboseTellsEveryStepOnStandardErrorToo() throws IOException {
		Logging.start(folder.resolve("log"), true);
		LOG.fine("a small step");
		closeFiles();
		assertThat(told.toString(StandardCharsets.UTF_8)).contains("a small step");
		assertThat(folder.resolve("log.0")).content().contains("a small step");
	}

	@Test
	void withoutItStandardErrorIsLeftToTheCommands() throws IOException {
		Logging.start(folder.resolve("log"), false);
		LOG.fine("a small step");
		LOG.severe("a fault");
		closeFiles();
		assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
		assertThat(folder.resolve("log.0")).content().contains("a fault").doesNotContain("a small step");
	}

	@Test
	void aFullDiskIsNoReasonForAStackTrace() throws IOException {
		try (SmallDisk disk = SmallDisk.mount(Files.createDirectory(folder.resolve("disk")), 2)) {
			Logging.start(disk.folder().resolve("log"), false);
			disk.fill(0);
			for (int i = 0; i < 100; i++) {
				LOG.warning("x".repeat(1000));
			}
			closeFiles();
		}
		assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
	}

	@Test
	void whereNoLogCanBeWrittenSeriousErrorsAreTold() throws IOException {
		Path file = Files.writeString(folder.resolve("taken"), "a file, no folder");
		Logging.start(file.resolve("log"), false);
		LOG.warning("a warning");
		LOG.severe("a fault");
		assertThat(told.toString(StandardCharsets.UTF_8)).contains("a fault").doesNotContain("a warning");
	}

	@Test
	void aThreadThatEndsUnexpectedlyIsInTheLogAndNotOnTheTerminal() throws InterruptedException {
		Logging.start(folder.resolve("log"), false);
		Thread thread = new Thread(() -> {
			throw new IllegalStateException("oh");
		}, "worker");
		thread.start();
		thread.join();
		closeFiles();
		assertThat(folder.resolve("log.0")).content().contains("The thread worker ended unexpectedly", "oh");
		assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
	}
}
