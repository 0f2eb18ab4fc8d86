import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks below {@code target} what Java does not load from a class path: JavaFX's modules and the native libraries. Otherwise,
 * DJL, JavaCPP, JNA and snappy-java would unpack the latter, more than 500 MB, into the home directory or the temporary folder.
 * Run by the build before it compiles:
 *
 * <pre>
 * java -classpath LIBRARIES jlink-config/Natives.java TARGET JAVAFX DJL BYTEDECO
 * </pre>
 *
 * TARGET is the folder to write to; the others are the platform's names in each library's own spelling. Existing files are left
 * as they are.
 */
final class Natives {

	/**
	 * Files of a library's jar that go into one folder.
	 *
	 * @param folder      below {@code target}
	 * @param library     the jar's name up to its version
	 * @param source      the folder within the jar, without folders below it
	 * @param files       which files there
	 * @param replaced    what is replaced in their names; empty for nothing
	 * @param replacement its replacement
	 */
	private record Part(String folder, String library, String source, Pattern files, String replaced, String replacement) {

		Part(String folder, String library, String source, String files) {
			this(folder, library, source, Pattern.compile(files), "", "");
		}

		boolean isFrom(Path jar) {
			return jar.getFileName().toString().matches(Pattern.quote(library) + "-\\d.*");
		}

		boolean has(String entry) {
			return entry.startsWith(source + "/") && files.matcher(file(entry)).matches();
		}

		/** The destination of an entry. */
		Path target(String entry) {
			return Path.of(folder, file(entry).replace(replaced, replacement));
		}

		private String file(String entry) {
			return entry.substring(source.length() + 1);
		}
	}

	/** The only folder that may be empty: not every platform has a JNI library for CUDA. */
	private static final String CUDA = "cuda-jni";

	private static final String ALL = "[^/]+";

	/**
	 * Everything except what Smile does not load, what the compiler left behind, and what libtorch takes from the system anyway.
	 */
	private static final String OPENBLAS = "(?!.*_full\\.|.*\\.(obj|lib|exp)$|libgcc_s\\.so\\.1$|libopenblas\\.so\\.0$)" + ALL;

	/** JNA's and snappy-java's names of the platforms, by DJL's names. */
	private static final Map<String, String> JNA = Map.of("linux-x86_64", "linux-x86-64", "linux-aarch64", "linux-aarch64",
			"osx-aarch64", "darwin-aarch64", "win-x86_64", "win32-x86-64");
	private static final Map<String, String> SNAPPY = Map.of("linux-x86_64", "Linux/x86_64", "linux-aarch64", "Linux/aarch64",
			"osx-aarch64", "Mac/aarch64", "win-x86_64", "Windows/x86_64");

	private final Path target;
	private final Map<String, Set<String>> written = new TreeMap<>();

	private Natives(Path target) {
		this.target = target;
	}

	public static void main(String[] arguments) throws IOException {
		Natives natives = new Natives(Path.of(arguments[0]));
		natives.copyModules("-" + arguments[1] + ".jar");
		for (Part part : parts(arguments[2], arguments[3])) {
			natives.unpack(part);
		}
		natives.deleteOthers();
	}

	private static List<Part> parts(String djl, String bytedeco) {
		String openblas = "org/bytedeco/openblas/" + bytedeco;
		return List.of(
				// libtorch and its JNI library in one folder, so that DJL unpacks nothing
				new Part("native", "pytorch-native-cpu", "pytorch/cpu/" + djl, ALL),
				new Part("native", "pytorch-jni", "jnilib/" + djl + "/cpu", ALL),
				// DJL's JNI library for CUDA, 4 MB; PyTorch's own libraries for it are downloaded when a user asks for them. Neither
				// this nor what follows may lie in or below libtorch's folder: DJL loads whatever is there.
				new Part(CUDA, "pytorch-jni", "jnilib/" + djl + "/cu128", ALL),
				// OpenBLAS, ARPACK and their JNI libraries, for Smile
				new Part("linear-algebra", "javacpp", "org/bytedeco/javacpp/" + bytedeco, "[^/]*jnijavacpp\\.[^/]*"),
				new Part("linear-algebra", "openblas", openblas, OPENBLAS),
				// Under the name by which the JNI library of the BLAS part asks for it. On Linux this one does for both of them:
				// the loader knows it by its soname.
				new Part("linear-algebra", "openblas", openblas, Pattern.compile("libopenblas\\.[^/]*"), "libopenblas",
						"libopenblas_nolapack"),
				new Part("linear-algebra", "arpack-ng", "org/bytedeco/arpackng/" + bytedeco,
						"[^/]*arpack[^/]*(?<!\\.(obj|lib|exp))"),
				// DJL looks for GPUs through JNA
				new Part("jna", "jna", "com/sun/jna/" + JNA.get(djl), ALL),
				new Part("snappy", "snappy-java", "org/xerial/snappy/native/" + SNAPPY.get(djl), ALL));
	}

	/** JavaFX consists of real modules, unlike the other libraries: it goes on the module path, for running and for jlink. */
	private void copyModules(String ending) throws IOException {
		for (Path jar : Tools.libraries()) {
			String name = jar.getFileName().toString();
			if (name.startsWith("javafx-") && name.endsWith(ending)) {
				try (InputStream in = Files.newInputStream(jar)) {
					write(jar, Files.size(jar), in, Path.of("javafx", name));
				}
			}
		}
	}

	private void unpack(Part part) throws IOException {
		int found = 0;
		for (Path jar : Tools.libraries().stream().filter(part::isFrom).toList()) {
			try (ZipFile zip = new ZipFile(jar.toFile())) {
				for (ZipEntry entry : zip.stream().filter(each -> part.has(each.getName())).toList()) {
					write(jar, entry.getSize(), zip.getInputStream(entry), part.target(entry.getName()));
					found++;
				}
			}
		}
		if (found == 0 && !part.folder().equals(CUDA)) {
			throw new IOException("There is nothing in " + part.source() + " of the library " + part.library() + ".");
		}
	}

	/** A file with the right size and the jar's date exists since an earlier run. */
	private void write(Path jar, long size, InputStream in, Path place) throws IOException {
		Path file = target.resolve(place);
		FileTime time = Files.getLastModifiedTime(jar);
		if (!Files.exists(file) || Files.size(file) != size || Files.getLastModifiedTime(file).toMillis() != time.toMillis()) {
			Files.createDirectories(file.getParent());
			Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
			Files.setLastModifiedTime(file, time);
		}
		written.computeIfAbsent(place.getParent().toString(), _ -> new TreeSet<>()).add(file.getFileName().toString());
	}

	/** Deletes what a build with other versions of the libraries has left: DJL would load that too. */
	private void deleteOthers() throws IOException {
		for (Map.Entry<String, Set<String>> folder : written.entrySet()) {
			try (Stream<Path> files = Files.list(target.resolve(folder.getKey()))) {
				for (Path file : files.filter(each -> !folder.getValue().contains(each.getFileName().toString())).toList()) {
					Tools.delete(file);
				}
			}
		}
	}
}
