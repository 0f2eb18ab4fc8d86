import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the native libraries that jobs on Apache Spark need, in the form that spark-submit's {@code --archives} takes, and says
 * how large the files for Spark are. Run by the build:
 *
 * <pre>
 * java src/spark/Archive.java TARGET
 * </pre>
 *
 * TARGET is the folder in which Natives.java has put the libraries.
 */
final class Archive {

	private static final List<String> FOLDERS = List.of("native", "linear-algebra", "jna");
	private static final double MEGABYTE = 1e6;

	private Archive() {
	}

	public static void main(String[] arguments) throws IOException {
		Path target = Path.of(arguments[0]);
		Path archive = target.resolve("digitlab-spark-natives.zip");
		List<Path> files = files(target);
		if (isOlder(archive, files)) {
			pack(target, files, archive);
		}
		for (Path file : List.of(target.resolve("digitlab-spark.jar"), archive)) {
			System.out.printf("%s: %.1f MB%n", file, Files.size(file) / MEGABYTE);
		}
	}

	private static List<Path> files(Path target) throws IOException {
		try (Stream<Path> all = Files.walk(target, 2)) {
			return all.filter(Files::isRegularFile)
					.filter(file -> FOLDERS.contains(file.getParent().getFileName().toString())).sorted().toList();
		}
	}

	private static boolean isOlder(Path archive, List<Path> files) throws IOException {
		if (!Files.exists(archive)) {
			return true;
		}
		FileTime made = Files.getLastModifiedTime(archive);
		for (Path file : files) {
			if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
				return true;
			}
		}
		return false;
	}

	private static void pack(Path target, List<Path> files, Path archive) throws IOException {
		Path unfinished = archive.resolveSibling(archive.getFileName() + ".part");
		try (OutputStream out = Files.newOutputStream(unfinished); ZipOutputStream zip = new ZipOutputStream(out)) {
			for (Path file : files) {
				ZipEntry entry = new ZipEntry(target.relativize(file).toString().replace('\\', '/'));
				entry.setLastModifiedTime(Files.getLastModifiedTime(file));
				zip.putNextEntry(entry);
				Files.copy(file, zip);
				zip.closeEntry();
			}
		}
		Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
	}
}
