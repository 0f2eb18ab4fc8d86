package digitlab.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import digitlab.io.NaturalOrder;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Files on anything that Spark can reach: a disk that all machines share, HDFS, an object store. */
final class Storage {

	/** Enough to recognise a file, and to find the layout of a table. */
	private static final int HEAD = 1 << 20;

	private Storage() {
	}

	/** A file and its length in bytes. */
	record StoredFile(String path, long length) {

		String name() {
			return path.substring(path.lastIndexOf('/') + 1);
		}

		boolean isPacked() {
			return name().toLowerCase(Locale.ROOT).endsWith(".gz");
		}
	}

	/** Hadoop's configuration in this process, of which every new one reads files again. */
	private static final class Hadoop {

		private static final Configuration CONFIGURATION = SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf());
	}

	private static FileSystem of(Path path) throws IOException {
		return path.getFileSystem(Hadoop.CONFIGURATION);
	}

	/**
	 * A file, or the files in a folder and below it, in the order of their names; without those that begin with a dot or an
	 * underscore, which are not data.
	 *
	 * @throws IOException with one sentence, if there are none
	 */
	static List<StoredFile> files(String place) throws IOException {
		Path path = new Path(place);
		List<StoredFile> files = new ArrayList<>();
		try {
			add(of(path), of(path).getFileStatus(path), files);
		} catch (FileNotFoundException e) {
			throw new IOException("There is no file or folder " + place + " that this program can reach.", e);
		}
		if (files.isEmpty()) {
			throw new IOException("There are no files in " + place + ".");
		}
		files.sort(Comparator.comparing(StoredFile::path, new NaturalOrder()));
		return files;
	}

	private static void add(FileSystem system, FileStatus status, List<StoredFile> files) throws IOException {
		if (status.isFile()) {
			files.add(new StoredFile(status.getPath().toString(), status.getLen()));
			return;
		}
		for (FileStatus entry : system.listStatus(status.getPath())) {
			String name = entry.getPath().getName();
			if (!name.startsWith(".") && !name.startsWith("_")) {
				add(system, entry, files);
			}
		}
	}

	static boolean exists(String place) throws IOException {
		Path path = new Path(place);
		return of(path).exists(path);
	}

	/** Opens a file at a byte. */
	static FSDataInputStream open(String file, long from) throws IOException {
		Path path = new Path(file);
		FSDataInputStream stream = of(path).open(path);
		if (from > 0) {
			stream.seek(from);
		}
		return stream;
	}

	/** Opens a file from its beginning, unpacked if it is packed with gzip. */
	static InputStream unpacked(StoredFile file) throws IOException {
		InputStream stream = open(file.path(), 0);
		return file.isPacked() ? new GZIPInputStream(stream, HEAD >> 4) : stream;
	}

	/** The first million bytes, unpacked. */
	static byte[] head(StoredFile file) throws IOException {
		try (InputStream stream = unpacked(file)) {
			return stream.readNBytes(HEAD);
		}
	}

	/** Writes a file; its folder is created when needed. */
	static void write(String file, byte[] content) throws IOException {
		Path path = new Path(file);
		try (OutputStream stream = of(path).create(path, true)) {
			stream.write(content);
		}
	}

	/** Creates a folder for a job's results, which must not exist, or be empty. */
	static void create(String folder) throws IOException {
		Path path = new Path(folder);
		if (of(path).exists(path) && of(path).listStatus(path).length > 0) {
			throw new IOException(folder + " exists and is not empty: name a new folder for the results.");
		}
		of(path).mkdirs(path);
	}
}
