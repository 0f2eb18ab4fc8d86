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

/** Writes files that appear whole or not at all, whatever happens meanwhile: a kill, a full disk, another process. */
public final class AtomicFile {

	private static final int BUFFER = 1 << 16;
	/** As many as Linux follows. */
	private static final int MAX_LINKS = 40;

	private AtomicFile() {
	}

	/** What goes into a file. */
	@FunctionalInterface
	public interface Content {

		/** Writes all of it; the stream is closed by who asked. */
		void writeTo(OutputStream out) throws IOException;
	}

	/**
	 * Writes beside the file's place and moves it there; a file that was there is replaced and its mode kept. Links are followed.
	 * What is no regular file, such as a pipe or a device, is written through.
	 *
	 * @throws IOException if the folder does not exist or cannot be written to, or the disk is full, with the file's name
	 */
	public static void write(Path file, byte[] content) throws IOException {
		write(file, out -> out.write(content));
	}

	/** The same with content that is not in memory as a whole. */
	public static void write(Path file, Content content) throws IOException {
		if (Files.isDirectory(file)) {
			throw new IOException(file + " is a folder: name a file.");
		}
		Path target = followed(file);
		if (Files.exists(target) && !Files.isRegularFile(target)) {
			writeThrough(target, content);
			return;
		}
		try (PendingFile unfinished = PendingFile.beside(target)) {
			fill(unfinished.path(), content);
			keepMode(target, unfinished.path());
			unfinished.moveTo(target);
		} catch (FileSystemException e) {
			throw e.getFile() != null && e.getFile().endsWith(".part") ? named(file, e) : e;
		} catch (IOException e) { // a full disk says only that
			throw new IOException(file + " could not be written: " + e.getMessage() + ".", e);
		}
	}

	/** The place that a link leads to in the end, whether there is a file yet or not. */
	private static Path followed(Path file) throws IOException {
		Path place = file.toAbsolutePath();
		for (int links = 0; Files.isSymbolicLink(place); links++) {
			if (links == MAX_LINKS) {
				throw new FileSystemException(file.toString(), null, "there are too many symbolic links in a row");
			}
			place = place.resolveSibling(Files.readSymbolicLink(place));
		}
		return place;
	}

	/** There is nothing to keep whole, and nothing that could take its place. */
	private static void writeThrough(Path target, Content content) throws IOException {
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target, StandardOpenOption.WRITE), BUFFER)) {
			content.writeTo(out);
		} catch (FileSystemException e) {
			throw e;
		} catch (IOException e) {
			throw new IOException(target + " could not be written: " + e.getMessage() + ".", e);
		}
	}

	/** Of a file that is about to be replaced: who may not read the old one may not read the new one. */
	private static void keepMode(Path old, Path part) throws IOException {
		if (Files.exists(old) && Files.getFileStore(part).supportsFileAttributeView(PosixFileAttributeView.class)) {
			Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(old));
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
