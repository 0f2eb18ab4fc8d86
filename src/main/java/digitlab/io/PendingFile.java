package digitlab.io;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file or folder that is written next to its target and moved there once it is complete. While it is being written, a note
 * records its path, so that the next start can delete what a killed process left behind, wherever that is.
 */
public final class PendingFile implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(PendingFile.class);
	private static final long PROCESS = ProcessHandle.current().pid();
	private static final AtomicLong NUMBER = new AtomicLong();
	private static final Pattern NOTE = Pattern.compile("([0-9]{1,19})-[0-9]{1,19}");

	private static volatile @Nullable Path notes;

	private final Path path;
	private final @Nullable Path note;

	private PendingFile(Path path, @Nullable Path note) {
		this.path = path;
		this.note = note;
	}

	/**
	 * Deletes the unfinished files of processes that no longer run, and keeps new notes in the same folder. Call it once, before
	 * anything is written.
	 *
	 * @param folder for the notes, created if necessary; without it no notes are kept
	 * @return how many files and folders were deleted
	 */
	public static int cleanUp(Path folder) {
		int deleted = 0;
		try (Stream<Path> entries = Files.list(Files.createDirectories(folder))) {
			for (Path entry : entries.toList()) {
				Matcher name = NOTE.matcher(entry.getFileName().toString());
				if (name.matches() && isGone(Long.parseUnsignedLong(name.group(1)))) {
					deleted += forgetAny(entry);
				}
			}
			notes = folder;
		} catch (IOException e) {
			LOG.warn("What an earlier Digit Lab may have left unfinished cannot be looked for in {}: {}", folder, e.toString());
		}
		return deleted;
	}

	/** A process number may have been reused; its notes then wait for a later start. */
	private static boolean isGone(long process) {
		return process == PROCESS || ProcessHandle.of(process).isEmpty();
	}

	/** A note that a failing disk has damaged names nothing: it is deleted, and the others count. */
	private static int forgetAny(Path note) throws IOException {
		try {
			return forget(note);
		} catch (InvalidPathException | CharacterCodingException e) {
			LOG.warn("The note {} is damaged and is deleted: {}", note, e.toString());
			Files.deleteIfExists(note);
			return 0;
		}
	}

	private static int forget(Path note) throws IOException {
		Path left = Path.of(Files.readString(note));
		// Nothing else is ever deleted, whatever a note says.
		boolean isOurs = left.isAbsolute() && left.endsWith(name(note.getFileName().toString()));
		boolean isThere = isOurs && Files.exists(left, LinkOption.NOFOLLOW_LINKS);
		if (isThere) {
			deleteAll(left);
			LOG.info("{} was left unfinished and is deleted", left);
		}
		Files.deleteIfExists(note);
		return isThere ? 1 : 0;
	}

	private static String name(String note) {
		return ".digitlab-" + note + ".part";
	}

	/** Begins a file or folder that will be moved to {@code target}; creates only the note. */
	public static PendingFile beside(Path target) {
		String name = PROCESS + "-" + NUMBER.incrementAndGet();
		Path path = target.toAbsolutePath().resolveSibling(name(name));
		Path folder = notes;
		Path note = folder == null ? null : folder.resolve(name);
		if (note != null) {
			try {
				Files.writeString(note, path.toString());
			} catch (IOException e) {
				LOG.debug("No note can be kept of {}", path, e); // the file can be written without a note
			}
		}
		return new PendingFile(path, note);
	}

	/** The path to write to; nothing exists there yet. */
	public Path path() {
		return path;
	}

	/** Moves the file or folder to its target in one step, replacing an existing file. */
	public void moveTo(Path target) throws IOException {
		try {
			Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (AtomicMoveNotSupportedException notHere) {
			// Some network drives cannot move atomically; a plain move is still better than writing in place.
			Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Deletes the file or folder unless it was moved. */
	@Override
	public void close() throws IOException {
		try {
			deleteAll(path);
		} finally {
			forgetNote();
		}
	}

	/** A note that stays is deleted by the next start, which finds nothing that belongs to it; what was saved is saved. */
	private void forgetNote() {
		try {
			if (note != null) {
				Files.deleteIfExists(note);
			}
		} catch (IOException e) {
			LOG.warn("The note {} of a file that is finished cannot be deleted: {}", note, e.toString());
		}
	}

	/** Deletes a file, or a folder with its contents, if it exists; links are deleted, not followed. */
	public static void deleteAll(Path path) throws IOException {
		if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		try (Stream<Path> entries = Files.walk(path)) {
			for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(entry);
			}
		}
	}
}
