package digitlab.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Within one process; {@code digitlab.faults} tests two processes. */
class FileLockTest {

	@TempDir
	Path folder;

	@Test
	void onlyOneHoldsItAtATime() throws IOException {
		Path file = folder.resolve("lock");
		assertThat(FileLock.isTaken(file)).isFalse();
		try (FileLock lock = FileLock.takeIfFree(file)) {
			assertThat(lock).isNotNull();
			assertThat(FileLock.isTaken(file)).isTrue();
			assertThat(FileLock.takeIfFree(folder.resolve("../" + folder.getFileName() + "/lock"))).isNull();
		}
		assertThat(FileLock.isTaken(file)).isFalse();
	}

	@Test
	void threadsWaitForEachOther() throws IOException, InterruptedException, ExecutionException {
		Path file = folder.resolve("lock");
		int[] sum = {0};
		try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
			List<Future<?>> done = new ArrayList<>();
			for (int i = 0; i < 40; i++) {
				done.add(pool.submit(() -> {
					try (FileLock _ = FileLock.take(file, "It")) {
						sum[0]++;
					}
					return null;
				}));
			}
			for (Future<?> each : done) {
				each.get();
			}
		}
		assertThat(sum[0]).isEqualTo(40);
	}

	@Test
	void aFolderThatIsNotThereCannotBeLocked() {
		assertThatThrownBy(() -> FileLock.take(folder.resolve("none/lock"), "It")).isInstanceOf(IOException.class);
	}
}
