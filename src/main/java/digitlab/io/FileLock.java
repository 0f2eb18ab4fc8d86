package digitlab.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * An exclusive lock on a file that holds between processes and between the threads of this one. The operating system releases it
 * when the process ends, however it ends.
 */
public final class FileLock implements AutoCloseable {

	private static final long PATIENCE_NANOS = 10_000_000_000L;
	private static final long PAUSE_NANOS = 2_000_000;
	/** A process that only checks holds the lock for less than a millisecond. */
	private static final int TRIES = 4;
	private static final long LONG_PAUSE_NANOS = 20_000_000;

	/**
	 * The files locked by this process. The operating system must not be asked about them: on Unix, closing any channel of a file
	 * releases all locks that the process holds on it.
	 */
	private static final Set<Path> HERE = new HashSet<>();

	private final Path file;
	private final FileChannel channel;

	private FileLock(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * Acquires the lock of a file in an existing folder and creates the file if necessary. Waits up to ten seconds while another
	 * process or thread holds it; the lock is not reentrant.
	 *
	 * @param busy the sentence for the user if it stays locked
	 * @throws IOException with one sentence, if the lock is still held after that time or the file cannot be created
	 */
	public static FileLock take(Path file, String busy) throws IOException {
		return take(file, busy, PATIENCE_NANOS);
	}

	/** As {@link #take(Path, String)}, but waits at most {@code patience} nanoseconds. */
	public static FileLock take(Path file, String busy, long patience) throws IOException {
		long began = System.nanoTime();
		FileLock lock = tryOnce(file);
		while (lock == null) {
			if (System.nanoTime() - began > patience) {
				throw new IOException(busy);
			}
			LockSupport.parkNanos(PAUSE_NANOS);
			lock = tryOnce(file);
		}
		return lock;
	}

	/** Acquires the lock of a file without waiting; null when it is held already. */
	public static @Nullable FileLock takeIfFree(Path file) throws IOException {
		FileLock lock = tryOnce(file);
		for (int i = 1; i < TRIES && lock == null && !isTakenHere(file); i++) {
			LockSupport.parkNanos(LONG_PAUSE_NANOS);
			lock = tryOnce(file);
		}
		return lock;
	}

	/** Whether another process or thread holds the lock of a file. */
	public static boolean isTaken(Path file) throws IOException {
		synchronized (HERE) {
			if (isTakenHere(file)) {
				return true;
			}
			if (!Files.isWritable(file)) { // or missing: then nothing can be writing
				return false;
			}
			try (FileChannel channel = channel(file)) {
				return channel == null;
			}
		}
	}

	private static boolean isTakenHere(Path file) {
		synchronized (HERE) {
			return HERE.contains(file.toAbsolutePath().normalize());
		}
	}

	private static @Nullable FileLock tryOnce(Path file) throws IOException {
		Path key = file.toAbsolutePath().normalize();
		synchronized (HERE) {
			FileChannel channel = HERE.contains(key) ? null : channel(key);
			if (channel == null) {
				return null;
			}
			HERE.add(key);
			return new FileLock(key, channel);
		}
	}

	/** The channel of the locked file; null when another process holds the lock or has just deleted the file. */
	private static @Nullable FileChannel channel(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		try {
			java.nio.channels.FileLock lock = channel.tryLock();
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
			HERE.remove(file);
			channel.close();
		}
	}
}
