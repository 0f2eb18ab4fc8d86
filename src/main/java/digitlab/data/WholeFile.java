package digitlab.data;

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

/** Writes files that appear whole or not at all, whatever happens meanwhile: a kill, a full disk, another process. */
public final class WholeFile {

	private static final int BUFFER = 1 << 16;

	private WholeFile() {
	}

	/** What goes into a file. */
	@FunctionalInterface
	public interface Content {

		/** Writes all of it; the stream is closed by who asked. */
		void writeTo(OutputStream out) throws IOException;
	}

	/**
	 * Writes beside the file's place and moves it there; a file that was there is replaced.
	 *
	 * @throws IOException if the folder does not exist or cannot be written to, or the disk is full, with the file's name
	 */
	public static void write(Path file, byte[] content) throws IOException {
		write(file, out -> out.write(content));
	}

	/** The same with content that is not in memory as a whole. */
	public static void write(Path file, Content content) throws IOException {
		Path target = file.toAbsolutePath();
		if (Files.isDirectory(target)) {
			throw new IOException(file + " is a folder: name a file to write to.");
		}
		try (Unfinished unfinished = Unfinished.beside(target)) {
			fill(unfinished.path(), content);
			unfinished.moveTo(target);
		} catch (FileSystemException e) {
			throw e.getFile() != null && e.getFile().endsWith(".part") ? named(file, e) : e;
		} catch (IOException e) { // a full disk says only that
			throw new IOException(file + " could not be written: " + e.getMessage() + ".", e);
		}
	}

	private static void fill(Path part, Content content) throws IOException {
		try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
			content.writeTo(out);
			out.flush();
			// Without this a power cut could leave the new name with none of its bytes.
			channel.force(true);
		}
	}

	/** Nobody has asked for the unfinished file by its name. */
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
