import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** What the build's programs share: running programs, files and jars. */
final class Tools {

	private Tools() {
	}

	/** This system's name in the names of the argument files: linux, macos or windows. */
	static String platform() {
		String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "macos" : "linux";
	}

	/** A program of the running JDK. */
	static String java(String name) {
		return Path.of(System.getProperty("java.home"), "bin", name).toString();
	}

	/**
	 * Runs a program until it ends, with this one's standard output.
	 *
	 * @param environment variables in addition to this program's
	 * @throws IOException if its exit code is not 0
	 */
	static void run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
		builder.environment().putAll(environment);
		int code = builder.start().waitFor();
		if (code != 0) {
			throw new IOException("This ended with " + code + ": " + String.join(" ", command));
		}
	}

	/** The jars of this program's own class path, which Maven has set to the libraries. */
	static List<Path> libraries() {
		return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator"))).map(Path::of)
				.filter(path -> path.toString().endsWith(".jar")).toList();
	}

	/** The lines of an argument file, without its comments. */
	static List<String> arguments(Path file) throws IOException {
		return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
	}

	/** Copies a file, or a folder and everything below it. */
	static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> paths = Files.walk(from)) {
			for (Path path : paths.toList()) {
				Path target = to.resolve(from.relativize(path).toString());
				if (Files.isDirectory(path)) {
					Files.createDirectories(target);
				} else {
					Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
				}
			}
		}
	}

	/** Copies a jar without some of its entries. Entries keep their dates, so that two builds produce the same bytes. */
	static void copyJar(Path from, Path to, Predicate<String> wanted) throws IOException {
		try (ZipFile jar = new ZipFile(from.toFile()); ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
			for (ZipEntry entry : jar.stream().filter(each -> wanted.test(each.getName())).toList()) {
				ZipEntry copy = new ZipEntry(entry.getName());
				copy.setTimeLocal(entry.getTimeLocal());
				out.putNextEntry(copy);
				jar.getInputStream(entry).transferTo(out);
			}
		}
	}

	/** Deletes a file, or a folder and everything below it, if it exists. */
	static void delete(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> paths = Files.walk(folder)) {
			for (Path path : paths.toList().reversed()) {
				Files.delete(path);
			}
		}
	}
}
