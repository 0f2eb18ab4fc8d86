package digitlab.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that appear whole or not at all. */
public final class WholeFile {

	private WholeFile() {
	}

	/**
	 * Writes beside the file's place and moves it there; a file that was there is replaced.
	 *
	 * @throws IOException if the folder does not exist or cannot be written to
	 */
	public static void write(Path file, byte[] content) throws IOException {
		Path target = file.toAbsolutePath();
		if (Files.isDirectory(target)) {
			throw new IOException(file + " is a folder: name a file to write to.");
		}
		Path unfinished = target.resolveSibling(target.getFileName() + ".part");
		try {
			Files.write(unfinished, content);
			move(unfinished, target);
		} catch (NoSuchFileException | AccessDeniedException e) {
			throw e.getFile().equals(unfinished.toString()) ? notHere(file, e) : e;
		} catch (FileSystemException named) {
			throw named; // it says which file
		} catch (IOException e) { // a full disk says only that
			throw new IOException(file + " could not be written: " + e.getMessage() + ".", e);
		} finally {
			Files.deleteIfExists(unfinished);
		}
	}

	/** Nobody has asked for the unfinished file by its name. */
	private static FileSystemException notHere(Path file, FileSystemException cause) {
		String name = file.toString();
		FileSystemException named = cause instanceof AccessDeniedException
				? new AccessDeniedException(name)
				: new NoSuchFileException(name);
		named.initCause(cause);
		return named;
	}

	private static void move(Path from, Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (AtomicMoveNotSupportedException notHere) {
			// Some network drives cannot; a plain move is still better than writing in place.
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
