import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The application image: a runtime (jlink) and a folder of jars with everything that belongs to them, packed together (jpackage).
 * The libraries are those of this program's class path; the build has put the rest into {@code target}.
 */
final class Image {

	private static final Path CONFIG = Path.of("jlink-config");
	private static final Path TARGET = Path.of("target");
	private static final Path RUNTIME = TARGET.resolve("runtime");
	private static final Path INPUT = TARGET.resolve("image-input");

	/**
	 * Jars with native libraries for up to 28 platforms, and where these are inside. Natives.java has unpacked this platform's.
	 */
	private static final Map<String, String> CARRIERS = Map.of("jna-\\d.*", "com/sun/jna/[^/]*-[^/]*/.*", "snappy-java-.*",
			"org/xerial/snappy/native/.*");

	private final String platform = Tools.platform();
	private final String version;

	Image(String version) {
		this.version = version;
	}

	void make() throws IOException, InterruptedException {
		clear();
		link();
		gather();
		if (isForLinux()) {
			Tools.run(Map.of(), List.of("sh", "jlink-config/linux/strip.sh", INPUT.toString(), RUNTIME.toString()));
		}
		pack();
		if (isForLinux()) {
			Tools.run(Map.of(), List.of("sh", "jlink-config/linux/finish-image.sh", TARGET.toString()));
		}
		AotCache.make(folder(), TARGET.resolve("rehearsal"));
	}

	private boolean isForLinux() {
		return platform.equals("linux");
	}

	/** The image itself. */
	private Path folder() {
		return TARGET.resolve(platform.equals("macos") ? "digitlab.app" : "digitlab");
	}

	/** jlink and jpackage refuse to overwrite an earlier image. */
	private void clear() throws IOException {
		for (String folder : List.of("image-input", "runtime", "digitlab", "digitlab.app", "installer")) {
			Tools.delete(TARGET.resolve(folder));
		}
	}

	private void link() throws IOException, InterruptedException {
		Tools.run(Map.of(), List.of(Tools.java("jlink"), "--module-path", "target/javafx", "--output", RUNTIME.toString(),
				"@jlink-config/jlink.args"));
		// JavaFX looks for its libraries beside those of the JDK first; from within its jars it would unpack them into the home
		// directory.
		Path libraries = RUNTIME.resolve(platform.equals("windows") ? "bin" : "lib");
		for (Path jar : list(TARGET.resolve("javafx"))) {
			try (ZipFile zip = new ZipFile(jar.toFile())) {
				for (ZipEntry entry : zip.stream().filter(each -> each.getName().matches("[^/]+\\.(so|dylib|dll)")).toList()) {
					try (InputStream in = zip.getInputStream(entry)) {
						Files.copy(in, libraries.resolve(entry.getName()));
					}
				}
			}
		}
	}

	/** Collects what jpackage is to put beside the runtime. */
	private void gather() throws IOException {
		Files.createDirectories(INPUT);
		Tools.copy(TARGET.resolve(jar()), INPUT.resolve(jar()));
		for (Path library : Tools.libraries()) {
			String name = library.getFileName().toString();
			if (!name.startsWith("javafx-")) { // JavaFX is in the runtime
				copyWithoutNatives(library, INPUT.resolve(name));
			}
		}
		for (String folder : List.of("native", "linear-algebra", "cuda-jni", "jna", "snappy", "licences")) {
			if (Files.exists(TARGET.resolve(folder))) { // DJL has nothing for CUDA on macOS
				Tools.copy(TARGET.resolve(folder), INPUT.resolve(folder));
			}
		}
		Tools.copy(Path.of("models"), INPUT.resolve("models"));
		Tools.copy(Path.of("data/samples"), INPUT.resolve("samples"));
		Tools.copy(Path.of("LICENSE"), INPUT.resolve("LICENSE"));
		Tools.copy(TARGET.resolve("licence-texts/licenses"), INPUT.resolve("licences"));
		Tools.copy(CONFIG.resolve("NATIVE-LIBRARIES.txt"), INPUT.resolve("licences/NATIVE-LIBRARIES.txt"));
	}

	private static void copyWithoutNatives(Path library, Path target) throws IOException {
		for (Map.Entry<String, String> carrier : CARRIERS.entrySet()) {
			if (library.getFileName().toString().matches(carrier.getKey())) {
				Tools.copyJar(library, target, entry -> !entry.matches(carrier.getValue()));
				return;
			}
		}
		Tools.copy(library, target);
	}

	private void pack() throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(Tools.java("jpackage"), "@jlink-config/application.args",
				"@jlink-config/jpackage.args", "@jlink-config/jpackage-" + platform + ".args"));
		for (String option : Tools.arguments(CONFIG.resolve("java.args"))) {
			command.addAll(List.of("--java-options", option));
		}
		command.addAll(List.of("--app-version", version, "--runtime-image", RUNTIME.toString(), "--input", INPUT.toString(),
				"--main-jar", jar(), "--dest", TARGET.toString()));
		Tools.run(Map.of(), command);
	}

	private String jar() {
		return "digitlab-" + version + ".jar";
	}

	private static List<Path> list(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}
}
