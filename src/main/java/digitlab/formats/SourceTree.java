package digitlab.formats;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import digitlab.dataset.DatasetFormatException;
import digitlab.io.NaturalOrder;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

import static digitlab.language.Localization.tr;

/** Lists all files of a data source: a file, a folder with its subfolders, or an archive with its content. */
final class SourceTree implements Closeable {

	/** The maximum depth of folders. */
	private static final int MAX_FOLDERS = 8;
	/** The maximum depth of archives within archives. */
	private static final int MAX_ARCHIVES = 2;
	private static final int MAX_FILES = 2_000_000;
	/** The maximum number of archives found in a folder that were not named themselves. */
	private static final int MAX_ARCHIVES_IN_FOLDER = 20;

	private final Path place;
	private final long memory;
	private final List<Closeable> open = new ArrayList<>();
	private final List<Entry> entries = new ArrayList<>();

	private SourceTree(Path place, long memory) {
		this.place = place;
		this.memory = memory;
	}

	/**
	 * Reads a pipe to its end.
	 *
	 * @param name for messages
	 * @param memory the memory that Java may use, in bytes
	 * @throws IOException if it holds more than a quarter of that, or cannot be read
	 */
	static byte[] drain(InputStream pipe, Path name, long memory) throws IOException {
		int maxBytes = maxBytes(memory);
		byte[] bytes = pipe.readNBytes(maxBytes);
		if (pipe.read() >= 0) {
			throw new IOException(tr("%s holds more than %d MB, too much for the memory that Digit Lab may use: save it as a "
					+ "file first.", name, maxBytes >> 20));
		}
		return bytes;
	}

	/**
	 * As {@link #of(Path, long)}, for a file whose content was read before.
	 *
	 * @param bytes the content
	 */
	static SourceTree of(Path place, byte[] bytes, long memory) throws IOException {
		SourceTree tree = new SourceTree(place, memory);
		Entry file = new Entry(place.toString(), place.getFileName().toString(), bytes.length, false,
				() -> new ByteArrayInputStream(bytes));
		return tree.filled(() -> tree.addFile(file, () -> new SeekableInMemoryByteChannel(bytes)));
	}

	/** The size of the largest file that is held in memory. */
	private static int maxBytes(long memory) {
		return (int) Math.min(Integer.MAX_VALUE - 16, memory / 4);
	}

	@FunctionalInterface
	private interface Filling {
		void run() throws IOException;
	}

	private SourceTree filled(Filling filling) throws IOException {
		try {
			filling.run();
			return this;
		} catch (IOException | RuntimeException failure) {
			close();
			throw failure;
		}
	}

	/**
	 * Lists the files; archives in a folder are opened only if there is nothing else.
	 *
	 * @param memory the memory that Java may use, in bytes: archives within archives are held in memory
	 * @throws DatasetFormatException if an archive is damaged or malicious
	 * @throws IOException if there is nothing, or it cannot be read
	 */
	static SourceTree of(Path place, long memory) throws IOException {
		SourceTree tree = new SourceTree(place, memory);
		return tree.filled(() -> {
			if (Files.isDirectory(place)) {
				tree.addFolder();
			} else {
				tree.addFile(tree.entry(place, place.getFileName().toString()), () -> Files.newByteChannel(place));
			}
		});
	}

	/** Ordered by path, with numbers ordered by value. */
	List<Entry> entries() {
		return List.copyOf(entries);
	}

	private void addFile(Entry file, Channel plain) throws IOException {
		if (file.size() == 0) {
			throw new DatasetFormatException(tr("%s is empty (0 bytes): copy or download it again.", place));
		}
		add(file, 0, plain);
		sort();
	}

	private void addFolder() throws IOException {
		List<Path> files;
		try (Stream<Path> walk = Files.walk(place, MAX_FOLDERS, FileVisitOption.FOLLOW_LINKS)) {
			files = walk.filter(file -> !isHidden(place.relativize(file).toString().replace('\\', '/')))
					.filter(Files::isRegularFile).limit(MAX_FILES + 1L).toList();
		} catch (java.io.UncheckedIOException unreadable) {
			throw new IOException(tr("The folder %s cannot be read: %s.", place, unreadable.getCause().getMessage()), unreadable);
		}
		if (files.size() > MAX_FILES) {
			throw tooMany();
		}
		List<Entry> archives = new ArrayList<>();
		for (Path file : files) {
			Entry entry = entry(file, place.relativize(file).toString().replace('\\', '/'));
			boolean isArchive = Archive.ENDINGS.stream().anyMatch(entry.path().toLowerCase(Locale.ROOT)::endsWith);
			if (entry.path().toLowerCase(Locale.ROOT).endsWith(".npz")) {
				add(entry, 0, () -> Files.newByteChannel(file));
			} else {
				(isArchive ? archives : entries).add(entry);
			}
		}
		if (entries.stream().noneMatch(SourceTree::mayBeData)) {
			for (Entry archive : archives.subList(0, Math.min(MAX_ARCHIVES_IN_FOLDER, archives.size()))) {
				add(archive, 0, () -> Files.newByteChannel(place.resolve(archive.path())));
			}
		}
		sort();
	}

	/** Excludes files that people keep next to their archives. */
	private static boolean mayBeData(Entry entry) {
		String name = entry.fileName().toLowerCase(Locale.ROOT);
		return Stream.of(".txt", ".md", ".html", ".htm", ".pdf", ".py", ".ipynb", ".m", ".json").noneMatch(name::endsWith);
	}

	private Entry entry(Path file, String path) throws IOException {
		try {
			if (!Files.isReadable(file) && Files.exists(file)) {
				throw new AccessDeniedException(file.toString());
			}
			return new Entry(file.toString(), path, Files.size(file), false, () -> Files.newInputStream(file));
		} catch (NoSuchFileException missing) {
			throw new IOException(tr("There is no file %s.", file), missing);
		} catch (AccessDeniedException denied) {
			throw new IOException(tr("%s cannot be read: access is denied.", file), denied);
		}
	}

	@FunctionalInterface
	private interface Channel {
		SeekableByteChannel open() throws IOException;
	}

	/** Adds a file, or its content if it is an archive. */
	private void add(Entry file, int depth, Channel plain) throws IOException {
		byte[] start = file.size() == 0 ? new byte[0] : file.head();
		FileKind kind = FileKind.of(start);
		if (kind != FileKind.ZIP && kind != FileKind.TAR) {
			entries.add(file);
			return;
		}
		if (depth > MAX_ARCHIVES) {
			throw new DatasetFormatException(
					tr("%s lies in more than %d nested archives: unpack the outer ones first.", file.name(), MAX_ARCHIVES));
		}
		try (EntryStream stream = file.open()) {
			if (stream.isPacked() || depth > 0) {
				byte[] bytes = allBytes(file, stream);
				addArchive(file, kind, depth, () -> new SeekableInMemoryByteChannel(bytes));
				return;
			}
		}
		addArchive(file, kind, depth, plain);
	}

	private byte[] allBytes(Entry file, EntryStream stream) throws IOException {
		int maxBytes = maxBytes(memory);
		byte[] bytes = stream.readNBytes(maxBytes);
		if (bytes.length == maxBytes) {
			throw new DatasetFormatException(
					tr("%s unpacks to an archive of more than %d MB, too much for the memory that Digit Lab may use: "
							+ "unpack it first.", file.name(), maxBytes >> 20));
		}
		return bytes;
	}

	private void addArchive(Entry file, FileKind kind, int depth, Channel channel) throws IOException {
		Archive archive = Archive.open(file, isRoot(file) ? "" : file.path() + "/", kind, channel.open());
		open.add(archive);
		for (Entry inside : archive.entries()) {
			if (isHidden(inside.path())) {
				continue;
			}
			if (entries.size() >= MAX_FILES) {
				throw tooMany();
			}
			boolean mayBeArchive = Archive.ENDINGS.stream().anyMatch(inside.path().toLowerCase(Locale.ROOT)::endsWith);
			if (mayBeArchive) {
				add(inside, depth + 1, () -> {
					throw new IllegalStateException("a nested archive is in memory");
				});
			} else {
				entries.add(inside);
			}
		}
	}

	private boolean isRoot(Entry file) {
		return file.name().equals(place.toString());
	}

	private DatasetFormatException tooMany() {
		return new DatasetFormatException(tr("%s contains more than %,d files: choose a smaller folder.", place, MAX_FILES));
	}

	private void sort() {
		entries.sort(Comparator.comparing(Entry::path, new NaturalOrder()));
	}

	/** Whether it is a hidden file, as systems leave in folders and archives. */
	private static boolean isHidden(String path) {
		for (String part : path.split("/")) {
			boolean isDot = part.startsWith(".") && !part.equals(".");
			if (isDot || part.equals("__MACOSX") || part.equalsIgnoreCase("Thumbs.db") || part.equalsIgnoreCase("desktop.ini")) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void close() throws IOException {
		for (Closeable archive : open) {
			archive.close();
		}
	}
}
