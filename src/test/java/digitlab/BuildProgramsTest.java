package digitlab;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The programs in {@code jlink-config}, which Maven runs from source. Their results for Digit Lab are tested by ImageIT. */
class BuildProgramsTest {

	private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

	@TempDir
	private static Path classes;

	@TempDir
	private Path folder;

	/** With all compiler warnings, like the rest. */
	@BeforeAll
	static void compile() throws IOException {
		List<String> arguments = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-cp", classes.toString(), "-d",
				classes.toString()));
		try (Stream<Path> sources = Files.list(Path.of("jlink-config"))) {
			sources.filter(file -> file.toString().endsWith(".java")).map(Path::toString).forEach(arguments::add);
		}
		StringWriter said = new StringWriter();
		PrintWriter out = new PrintWriter(said);
		int code = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
		assertThat(code).as(said.toString()).isZero();
	}

	/** The libraries for Linux, with files of other platforms beside those needed. */
	private List<Path> libraries() throws IOException {
		return List.of(jar("javafx-base-26.0.2.jar", "META-INF/MANIFEST.MF"), jar("javafx-base-26.0.2-linux.jar", "libprism.so"),
				jar("pytorch-native-cpu-2.7.1-linux-x86_64.jar", "pytorch/cpu/linux-x86_64/libtorch.so",
						"native/lib/a.properties"),
				jar("pytorch-jni-2.7.1-0.35.1.jar", "jnilib/linux-x86_64/cpu/libdjl_torch.so",
						"jnilib/linux-x86_64/cu128/libdjl_torch.so", "jnilib/win-x86_64/cpu/djl_torch.dll"),
				jar("javacpp-1.5.12-linux-x86_64.jar", "org/bytedeco/javacpp/linux-x86_64/libjnijavacpp.so",
						"org/bytedeco/javacpp/linux-x86_64/other.so"),
				jar("openblas-0.3.30-1.5.12-linux-x86_64.jar", openblas("libopenblas.so.0"), openblas("libjniopenblas.so"),
						openblas("libjniopenblas_full.so"), openblas("libgcc_s.so.1"), openblas("libquadmath.so.0"),
						openblas("jniopenblas.lib"), openblas("lib/cmake/OpenBLASConfig.cmake")),
				jar("arpack-ng-3.9.1-1.5.12-linux-x86_64.jar", "org/bytedeco/arpackng/linux-x86_64/libarpack.so.2",
						"org/bytedeco/arpackng/linux-x86_64/libarpack.exp"),
				jar("jna-5.17.0.jar", "com/sun/jna/linux-x86-64/libjnidispatch.so", "com/sun/jna/win32-x86/jnidispatch.dll"),
				jar("snappy-java-1.1.10.12.jar", "org/xerial/snappy/native/Linux/x86_64/libsnappyjava.so"));
	}

	private static String openblas(String name) {
		return "org/bytedeco/openblas/linux-x86_64/" + name;
	}

	/** Each entry contains its own name. */
	private Path jar(String name, String... entries) throws IOException {
		Path jar = folder.resolve(name);
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
			for (String entry : entries) {
				zip.putNextEntry(new ZipEntry(entry));
				zip.write(entry.getBytes(StandardCharsets.UTF_8));
			}
		}
		Files.setLastModifiedTime(jar, LONG_AGO);
		return jar;
	}

	@Test
	void nativeLibrariesAreLaidOutAsDigitLabLooksForThem() throws Exception {
		assertThat(natives(libraries())).isEmpty();
		Map<String, String> laidOut = new TreeMap<>(found());
		assertThat(laidOut.remove("javafx/javafx-base-26.0.2-linux.jar")).isNotNull();
		assertThat(laidOut).isEqualTo(new TreeMap<>(Map.of("native/libtorch.so", "pytorch/cpu/linux-x86_64/libtorch.so",
				"native/libdjl_torch.so", "jnilib/linux-x86_64/cpu/libdjl_torch.so", "cuda-jni/libdjl_torch.so",
				"jnilib/linux-x86_64/cu128/libdjl_torch.so", "linear-algebra/libjnijavacpp.so",
				"org/bytedeco/javacpp/linux-x86_64/libjnijavacpp.so", "linear-algebra/libopenblas_nolapack.so.0",
				openblas("libopenblas.so.0"), "linear-algebra/libjniopenblas.so", openblas("libjniopenblas.so"),
				"linear-algebra/libquadmath.so.0", openblas("libquadmath.so.0"), "linear-algebra/libarpack.so.2",
				"org/bytedeco/arpackng/linux-x86_64/libarpack.so.2", "jna/libjnidispatch.so",
				"com/sun/jna/linux-x86-64/libjnidispatch.so", "snappy/libsnappyjava.so",
				"org/xerial/snappy/native/Linux/x86_64/libsnappyjava.so")));
	}

	/** Copying libtorch's 450 MB once is enough, but nothing of an earlier version may stay, as DJL would load it. */
	@Test
	void whatIsThereIsKeptAndWhatIsOfAnotherVersionIsNot() throws Exception {
		List<Path> libraries = libraries();
		natives(libraries);
		Path kept = folder.resolve("target/native/libdjl_torch.so");
		Path changed = folder.resolve("target/native/libtorch.so");
		Files.writeString(kept, Files.readString(kept).replace('j', 'J'));
		Files.setLastModifiedTime(kept, LONG_AGO);
		Files.writeString(changed, "half of it");
		Path old = Files.writeString(folder.resolve("target/native/libtorch_of_before.so"), "x");
		assertThat(natives(libraries)).isEmpty();
		assertThat(kept).content().startsWith("Jnilib");
		assertThat(changed).hasContent("pytorch/cpu/linux-x86_64/libtorch.so");
		assertThat(old).doesNotExist();
	}

	@Test
	void aLibraryWithoutItsNativePartIsNamed() throws Exception {
		List<Path> libraries = new ArrayList<>(libraries());
		libraries.removeIf(jar -> jar.endsWith("jna-5.17.0.jar"));
		assertThat(natives(libraries)).contains("There is nothing in com/sun/jna/linux-x86-64 of the library jna.");
	}

	/** The program's output; empty if all is well. */
	private String natives(List<Path> libraries) throws Exception {
		String path = Stream.concat(Stream.of(classes), libraries.stream()).map(Path::toString)
				.collect(Collectors.joining(System.getProperty("path.separator")));
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", path,
				"Natives", folder.resolve("target").toString(), "linux", "linux-x86_64", "linux-x86_64").redirectErrorStream(true)
				.start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor() == 0).isEqualTo(said.isEmpty());
		return said;
	}

	/** The resulting files: their contents by path. */
	private Map<String, String> found() throws IOException {
		Path target = folder.resolve("target");
		try (Stream<Path> files = Files.walk(target)) {
			return files.filter(Files::isRegularFile).collect(Collectors
					.toMap(file -> target.relativize(file).toString().replace('\\', '/'), BuildProgramsTest::text));
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
