package digitlab.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

import static digitlab.language.Localization.tr;

/** Writes files atomically: after a kill, a full disk or a concurrent write, a file is either complete or unchanged. */
public final class AtomicFile {

	private static final int BUFFER = 1 << 16;
	/** The number of links that Linux follows. */
	private static final int MAX_LINKS = 40;

	private AtomicFile() {
	}

	/** The content of a file. */
	@FunctionalInterface
	public interface Content {

		/** Writes the whole content; the caller closes the stream. */
		void writeTo(OutputStream out) throws IOException;
	}

	/**
	 * Writes to a temporary file in the same folder and moves it into place; an existing file is replaced and its permissions are
	 * kept. Links are followed. Anything but a regular file, such as a pipe or a device, is written to directly.
	 *
	 * @throws IOException if the folder does not exist or cannot be written to, or the disk is full; the message names the file
	 */
	public static void write(Path file, byte[] content) throws IOException {
		write(file, out -> out.write(content));
	}

	/** As {@link #write(Path, byte[])}, for content that is not held in memory. */
	public static void write(Path file, Content content) throws IOException {
		if (Files.isDirectory(file)) {
			throw new IOException(tr("%s is a folder: name a file.", file));
		}
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			writeThrough(file, content);
			return;
		}
		Path target = followed(file);
		try (PendingFile unfinished = PendingFile.beside(target)) {
			fill(unfinished.path(), content);
			keepMode(target, unfinished.path());
			unfinished.moveTo(target);
		} catch (FileSystemException e) {
			throw e.getFile() != null && e.getFile().endsWith(".part") ? named(file, e) : e;
		} catch (IOException e) { // the message of a full disk lacks the file's name
			throw new IOException(tr("%s could not be written: %s.", file, e.getMessage()), e);
		}
	}

	/** The final target of a chain of links, whether or not a file exists there. */
	private static Path followed(Path file) throws IOException {
		Path place = file.toAbsolutePath();
		for (int links = 0; Files.isSymbolicLink(place); links++) {
			if (links == MAX_LINKS) {
				throw new FileSystemException(file.toString(), null, tr("there are too many symbolic links in a row"));
			}
			place = place.resolveSibling(Files.readSymbolicLink(place));
		}
		return place;
	}

	/** Writes to a pipe or device, which can be neither left incomplete nor replaced. */
	private static void writeThrough(Path target, Content content) throws IOException {
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target, StandardOpenOption.WRITE), BUFFER)) {
			content.writeTo(out);
		} catch (FileSystemException e) {
			throw e;
		} catch (IOException e) {
			throw new IOException(tr("%s could not be written: %s.", target, e.getMessage()), e);
		}
	}

	/**
	 * Keeps the permissions of a file that is about to be replaced: whoever may not read the old one may not read the new one.
	 */
	private static void keepMode(Path old, Path part) throws IOException {
		if (Files.exists(old) && hasModes(part)) {
			Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(old));
		}
	}

	private static boolean hasModes(Path file) {
		try {
			return Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class);
		} catch (IOException e) { // its mount point is not to be seen, as below another root (chroot)
			return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
		}
	}

	private static void fill(Path part, Content content) throws IOException {
		try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
			content.writeTo(out);
			out.flush();
			// Without this, a power failure could leave the new name with none of its bytes.
			channel.force(true);
		}
	}

	/** Names the target instead of the temporary file, of which the user knows nothing. */
	private static FileSystemException named(Path file, FileSystemException cause) {
		String name = file.toString();
		FileSystemException named = switch (cause) {
			case AccessDeniedException _ -> new AccessDeniedException(name);
			case NoSuchFileException _ -> new NoSuchFileException(name);
			default -> new FileSystemException(name, null, cause.getReason());
		};
		named.initCause(cause);
		return named;
	}
}
