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
 * records its path, so that the next start can delete what a killed process left behind, wherever that is. A folder that is being
 * replaced has a note, too, with which the next start puts it back unless the new one is there.
 */
public final class PendingFile implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(PendingFile.class);
	private static final long PROCESS = ProcessHandle.current().pid();
	private static final AtomicLong NUMBER = new AtomicLong();
	private static final Pattern NOTE = Pattern.compile("([0-9]{1,19})-[0-9]{1,19}");
	/** Parts the paths in a note; it can be in no path. */
	private static final String PATHS = "\0";

	private static volatile @Nullable Path notes;

	private final Path path;
	/** Where it is put back unless something else is there; null if it is deleted. */
	private final @Nullable Path origin;
	private final @Nullable Path note;

	private PendingFile(Path path, @Nullable Path origin, @Nullable Path note) {
		this.path = path;
		this.origin = origin;
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
		String[] paths = Files.readString(note).split(PATHS, 2);
		Path left = Path.of(paths[0]);
		// Nothing else is ever deleted or moved, whatever a note says.
		boolean isOurs = left.isAbsolute() && left.endsWith(name(note.getFileName().toString()));
		boolean isThere = isOurs && Files.exists(left, LinkOption.NOFOLLOW_LINKS);
		Path name = paths.length > 1 ? Path.of(paths[1]).getFileName() : null;
		Path origin = name == null ? null : left.resolveSibling(name);
		boolean isDeleted = isThere && !putBack(left, origin);
		if (isDeleted) {
			deleteAll(left);
			LOG.info("{} was left unfinished and is deleted", left);
		}
		Files.deleteIfExists(note);
		return isDeleted ? 1 : 0;
	}

	/** Whether it was moved back to where it was. */
	private static boolean putBack(Path path, @Nullable Path origin) throws IOException {
		if (origin == null || Files.exists(origin, LinkOption.NOFOLLOW_LINKS)) {
			return false;
		}
		Files.move(path, origin, StandardCopyOption.ATOMIC_MOVE);
		LOG.info("{} was being replaced; the old one is back", origin);
		return true;
	}

	private static String name(String note) {
		return ".digitlab-" + note + ".part";
	}

	/** Begins a file or folder that will be moved to {@code target}; creates only the note. */
	public static PendingFile beside(Path target) {
		return beside(target, null);
	}

	private static PendingFile beside(Path target, @Nullable Path origin) {
		String name = PROCESS + "-" + NUMBER.incrementAndGet();
		Path path = target.toAbsolutePath().resolveSibling(name(name));
		Path folder = notes;
		Path note = folder == null ? null : folder.resolve(name);
		if (note != null) {
			try {
				Files.writeString(note, origin == null ? path.toString() : path + PATHS + origin);
			} catch (IOException e) {
				LOG.debug("No note can be kept of {}", path, e); // the file can be written without a note
			}
		}
		return new PendingFile(path, origin, note);
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

	/**
	 * Moves the folder to its target. A folder that is there is moved aside first, since it cannot be replaced in one step, and
	 * deleted afterwards; if the move fails, it is back.
	 */
	public void replaceFolder(Path target) throws IOException {
		try (PendingFile old = beside(target, target.toAbsolutePath())) {
			if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
				Files.move(target, old.path, StandardCopyOption.ATOMIC_MOVE);
			}
			Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
		}
	}

	/**
	 * Deletes the file or folder unless it was moved. What cannot be deleted is left to the next start: what was to be saved is
	 * saved, or another exception says why it is not.
	 */
	@Override
	public void close() {
		try {
			if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !putBack(path, origin)) {
				deleteAll(path);
			}
		} catch (IOException e) {
			LOG.warn("{} stays until the next start: {}", path, e.toString());
			return;
		}
		forgetNote();
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
