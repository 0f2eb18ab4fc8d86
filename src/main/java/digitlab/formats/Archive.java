package digitlab.formats;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

import digitlab.dataset.DatasetFormatException;
import digitlab.io.TextSanitizer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

import static digitlab.language.Localization.tr;

/** A zip or tar archive, read with Commons Compress. Nothing is ever extracted to the paths that it names. */
final class Archive implements Closeable {

	/** Extensions of archives, and of formats that are archives inside. */
	static final List<String> ENDINGS = List.of(".zip", ".npz", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2");
	private static final int MAX_NAME = 200;

	private final Closeable file;
	private final String prefix;
	private final List<Entry> entries = new ArrayList<>();

	private Archive(Closeable file, String prefix) {
		this.file = file;
		this.prefix = prefix;
	}

	/**
	 * @param prefix prepended to the paths of its entries
	 * @throws DatasetFormatException if it is damaged, needs a password, or names paths outside itself
	 */
	static Archive open(Entry entry, String prefix, FileKind kind, SeekableByteChannel channel) throws IOException {
		try {
			return kind == FileKind.ZIP ? zip(entry, prefix, channel) : tar(entry, prefix, channel);
		} catch (DatasetFormatException ours) {
			channel.close();
			throw ours;
		} catch (IOException | RuntimeException damaged) {
			// Commons Compress fails on damaged archives in many ways, from EOFException to IllegalArgumentException.
			channel.close();
			throw new DatasetFormatException(
					tr("%s is a damaged or truncated archive: its list of files cannot be read; download it again.",
							entry.name()),
					damaged);
		}
	}

	private static Archive zip(Entry entry, String prefix, SeekableByteChannel channel) throws IOException {
		ZipFile zip = ZipFile.builder().setSeekableByteChannel(channel).setIgnoreLocalFileHeader(true).get();
		Archive archive = new Archive(zip, prefix);
		Enumeration<ZipArchiveEntry> all = zip.getEntries();
		while (all.hasMoreElements()) {
			ZipArchiveEntry inside = all.nextElement();
			if (inside.isDirectory()) {
				continue;
			}
			if (inside.getGeneralPurposeBit().usesEncryption()) {
				throw new DatasetFormatException(tr("%s is protected by a password: unpack it first.", entry.name()));
			}
			// If the archive itself is compressed, its content is larger than its size on disk.
			boolean isPacked = inside.getMethod() != ZipArchiveEntry.STORED || inside.getSize() > entry.size();
			long size = isPacked ? inside.getCompressedSize() : inside.getSize();
			archive.add(entry, inside.getName(), inside.getSize() == 0 ? 0 : Math.clamp(size, 1, Math.max(1, entry.size())),
					isPacked,
					() -> read(zip, inside));
		}
		return archive;
	}

	private static InputStream read(ZipFile zip, ZipArchiveEntry inside) throws IOException {
		if (!zip.canReadEntryData(inside)) {
			throw new DatasetFormatException(
					tr("The archive's file %s is compressed in a way that cannot be read (method %s): unpack the archive first.",
							TextSanitizer.of(inside.getName(), MAX_NAME), inside.getMethod()));
		}
		try {
			return new CheckedEntry(zip.getInputStream(inside), inside.getCrc());
		} catch (IOException | RuntimeException damaged) {
			throw new DatasetFormatException(
					tr("The archive's file %s cannot be found where the archive says it is: it is damaged, download it again.",
							TextSanitizer.of(inside.getName(), MAX_NAME)),
					damaged);
		}
	}

	private static Archive tar(Entry entry, String prefix, SeekableByteChannel channel) throws IOException {
		TarFile tar = new TarFile(channel);
		Archive archive = new Archive(tar, prefix);
		for (TarArchiveEntry inside : tar.getEntries()) {
			if (inside.isFile() && !inside.isSparse()) {
				archive.add(entry, inside.getName(), inside.getSize(), true, () -> tar.getInputStream(inside));
			}
		}
		return archive;
	}

	private void add(Entry archive, String path, long size, boolean packed, Entry.Raw raw) throws DatasetFormatException {
		String clean = TextSanitizer.clean(path.replace('\\', '/'));
		boolean leadsOut = clean.startsWith("/") || clean.matches("[A-Za-z]:.*") || List.of(clean.split("/")).contains("..");
		if (leadsOut) {
			throw new DatasetFormatException(
					tr("%s holds a file named \"%s\", which leads outside the archive, so nothing of it is read.", archive.name(),
							TextSanitizer.of(clean, MAX_NAME)));
		}
		entries.add(new Entry(archive.name() + ", " + TextSanitizer.of(clean, MAX_NAME),
				prefix + (clean.startsWith("./") ? clean.substring(2) : clean),
				Math.max(0, size), packed, raw));
	}

	List<Entry> entries() {
		return entries;
	}

	@Override
	public void close() throws IOException {
		file.close();
	}
}
