package digitlab.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/** Keeps a run's folder for one training, of all processes and of all threads of this one. The system gives it back. */
final class RunLock implements AutoCloseable {

	/** Its file's name in the run's folder. */
	static final String FILE = "lock";

	/** Another process that only looks holds the lock for less than a millisecond. */
	private static final int TRIES = 4;
	private static final long PAUSE_NANOS = 20_000_000;

	/**
	 * The folders locked by this process. They must not be asked the system for: on Unix, closing any channel of a file gives
	 * back all locks that the process has on it.
	 */
	private static final Set<Path> HERE = new HashSet<>();

	private final Path folder;
	private final FileChannel channel;

	private RunLock(Path folder, FileChannel channel) {
		this.folder = folder;
		this.channel = channel;
	}

	/** Takes the lock of a folder, which is made when needed; null when somebody else has it. */
	static @Nullable RunLock take(Path folder) throws IOException {
		Path key = folder.toAbsolutePath().normalize();
		synchronized (HERE) {
			for (int i = 0; i < TRIES && !HERE.contains(key); i++) {
				FileChannel channel = channel(Files.createDirectories(folder).resolve(FILE));
				if (channel != null) {
					HERE.add(key);
					return new RunLock(key, channel);
				}
				LockSupport.parkNanos(PAUSE_NANOS);
			}
			return null;
		}
	}

	/** Whether somebody trains in a folder. */
	static boolean isTaken(Path folder) throws IOException {
		Path key = folder.toAbsolutePath().normalize();
		synchronized (HERE) {
			if (HERE.contains(key)) {
				return true;
			}
			if (!Files.exists(key.resolve(FILE))) {
				return false;
			}
			try (FileChannel channel = channel(key.resolve(FILE))) {
				return channel == null;
			}
		}
	}

	/** Of the locked file; null when another process has it, or just deleted it. */
	private static @Nullable FileChannel channel(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		try {
			FileLock lock = channel.tryLock();
			if (lock != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
				return channel;
			}
		} catch (IOException | RuntimeException e) {
			channel.close();
			throw e;
		}
		channel.close();
		return null;
	}

	@Override
	public void close() throws IOException {
		synchronized (HERE) {
			HERE.remove(folder);
			channel.close();
		}
	}
}
