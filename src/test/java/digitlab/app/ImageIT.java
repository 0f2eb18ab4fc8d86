package digitlab.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The application image that the build made. */
@Timeout(180)
class ImageIT {

	private static final Path RUNTIME = folderOf("release");
	private static final Path APP = folderOf("digitlab.cfg");
	private static final Path MODULES = Path.of("jlink-config/jlink.args");

	/** What jdeps finds in the libraries but Digit Lab does without, and why. */
	private static final Map<String, String> NOT_NEEDED = Map.of(
			"java.compiler", "DJL can compile what a model brings along, which is never asked of it; annotations of Error Prone",
			"java.sql", "Gson's dates of SQL, which it leaves out where there is none; Smile's tables of a database",
			"java.datatransfer", "comes with java.desktop", "javafx.base", "comes with javafx.controls", "javafx.graphics",
			"comes with javafx.controls");

	@TempDir
	private Path work;

	/** The folder of a file that the image contains once; jpackage's layout differs by platform. */
	private static Path folderOf(String name) {
		Path image = Stream.of("target/digitlab", "target/digitlab.app").map(Path::of).filter(Files::exists).findFirst()
				.orElseThrow();
		try (Stream<Path> files = Files.walk(image)) {
			return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow().getParent().toAbsolutePath();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void theRuntimeHasTheModulesThatAreNeededAndNoOthers() throws IOException {
		Path classes = work.resolve("classes");
		for (Path jar : jars()) {
			unpack(jar, classes);
		}
		StringWriter said = new StringWriter();
		PrintWriter out = new PrintWriter(said);
		ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, "-s", "--ignore-missing-deps", "--multi-release", "base",
				"--module-path", "target/javafx", "--add-modules", "javafx.controls", classes.toString());
		Set<String> needed = said.toString().lines().filter(line -> line.startsWith("classes -> "))
				.map(line -> line.substring("classes -> ".length()).strip()).collect(Collectors.toCollection(TreeSet::new));
		needed.removeAll(NOT_NEEDED.keySet());
		needed.remove("not found"); // from optional libraries
		assertThat(listed()).containsExactlyInAnyOrderElementsOf(needed);
	}

	private static Set<String> listed() throws IOException {
		String option = "--add-modules ";
		String list = Files.readAllLines(MODULES).stream().filter(line -> line.startsWith(option)).findFirst().orElseThrow();
		return new TreeSet<>(Arrays.asList(list.substring(option.length()).strip().split(",")));
	}

	/** Unpacks classes only, without those for other Java versions or module descriptors. */
	private static void unpack(Path jar, Path folder) throws IOException {
		try (InputStream file = Files.newInputStream(jar); ZipInputStream zip = new ZipInputStream(file)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				String name = entry.getName();
				if (name.endsWith(".class") && !name.startsWith("META-INF") && !name.endsWith("module-info.class")) {
					Path target = folder.resolve(name);
					Files.createDirectories(target.getParent());
					Files.write(target, zip.readAllBytes());
				}
			}
		}
	}

	@Test
	void noJarHoldsNativeLibraries() throws IOException {
		List<String> libraries = new ArrayList<>();
		for (Path jar : jars()) {
			try (InputStream file = Files.newInputStream(jar); ZipInputStream zip = new ZipInputStream(file)) {
				for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
					if (entry.getName().matches(".*\\.(so|dll|dylib|jnilib|a)")) {
						libraries.add(jar.getFileName() + ": " + entry.getName());
					}
				}
			}
		}
		assertThat(libraries).isEmpty();
	}

	@Test
	void theBillOfMaterialsNamesEveryLibraryWithItsLicence() throws IOException {
		JsonNode bill = JsonMapper.builder().build().readTree(APP.resolve("licences/sbom.cdx.json").toFile());
		Set<String> named = new TreeSet<>();
		List<String> unlicensed = new ArrayList<>();
		for (JsonNode component : bill.get("components")) {
			String jar = component.get("name").asText() + "-" + component.get("version").asText() + ".jar";
			named.add(jar);
			if (!component.path("licenses").elements().hasNext()) {
				unlicensed.add(jar);
			}
		}
		List<String> packed = jars().stream().map(jar -> jar.getFileName().toString()).filter(jar -> !jar.startsWith("digitlab-"))
				.toList();
		assertThat(named).containsAll(packed)
				.contains("pytorch-native-cpu-2.7.1.jar", "pytorch-jni-2.7.1-0.35.1.jar", "javafx-graphics-26.0.2.jar");
		assertThat(unlicensed).isEmpty();
		assertThat(APP.resolve("licences/THIRD-PARTY.txt")).content().contains("smile-core", "Java Native Access");
	}

	@Test
	void theAotCacheIsAccepted() throws Exception {
		// Without the cache the JVM would start too, only more slowly; this option makes it fail instead.
		assertThat(run(List.of("-XX:AOTMode=on"), "--version")).startsWith("Digit Lab ");
	}

	@Test
	void aSketchIsReadInTheWindowEveryPageIsShownAndNothingIsLeftInTheHomeDirectory() throws Exception {
		assertThat(run(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"), "rehearse").lines())
				.containsExactly("The window is shown", "The sketch is read as 7", "Every page is shown");
		try (Stream<Path> left = Files.walk(work.resolve("home"))) {
			assertThat(left).containsExactly(work.resolve("home"));
		}
	}

	@Test
	void theLauncherTellsJavaWhatEveryOtherRunIsTold() throws IOException {
		List<String> options = Files.readAllLines(Path.of("jlink-config/java.args")).stream()
				.filter(line -> !line.startsWith("#"))
				.toList();
		assertThat(options).isNotEmpty();
		assertThat(values(Files.readAllLines(APP.resolve("digitlab.cfg")), "java-options=")).containsAll(options);
	}

	/** Runs the image's Java with the launcher's options; returns its standard output. */
	private String run(List<String> options, String... arguments) throws Exception {
		Path home = Files.createDirectories(work.resolve("home"));
		List<String> configuration = Files.readAllLines(APP.resolve("digitlab.cfg"));
		List<String> command = new ArrayList<>(List.of(RUNTIME.resolve("bin/java").toString(), "-Duser.home=" + home));
		command.addAll(values(configuration, "java-options="));
		command.addAll(options);
		command.addAll(List.of("-cp", String.join(System.getProperty("path.separator"), values(configuration, "app.classpath=")),
				"digitlab.Launcher"));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(work.resolve("errors.txt").toFile());
		builder.environment().put("DIGITLAB_HOME", work.resolve("lab").toString());
		Process process = builder.start();
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).as(Files.readString(work.resolve("errors.txt"))).isZero();
		return out;
	}

	private static List<String> values(List<String> configuration, String key) {
		return configuration.stream().filter(line -> line.startsWith(key))
				.map(line -> line.substring(key.length()).replace("$APPDIR", APP.toString())).toList();
	}

	private static List<Path> jars() throws IOException {
		try (Stream<Path> files = Files.list(APP)) {
			return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
		}
	}
}
