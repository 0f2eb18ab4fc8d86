package digitlab.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import digitlab.djl.EngineSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is both in the launcher for Linux and in the build. */
class LauncherTest {

	private static final Pattern IN_LAUNCHER = Pattern.compile("export (MALLOC_\\w+)=\"\\$\\{\\1:-(\\d+)}\"");
	private static final Pattern IN_BUILD = Pattern.compile("<(MALLOC_\\w+)>(\\d+)</\\1>");

	@Test
	void theBuildsRunsHaveTheLaunchersMemorySettings() throws IOException {
		assertThat(found(IN_BUILD, "pom.xml")).hasSize(3).isEqualTo(found(IN_LAUNCHER, "jlink-config/linux/digitlab"));
	}

	/** Uses a Java that only prints its locale: one that the system has, one that it does not have, and none. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aLocaleThatTheSystemLacksIsReplaced(@TempDir Path image) throws Exception {
		assertThat(localeOf(image, "C.UTF-8")).isEqualTo("own");
		assertThat(localeOf(image, "xx_XX.UTF-8")).isEqualTo("C.UTF-8");
		assertThat(localeOf(image, "C")).isEqualTo("C.UTF-8");
	}

	/** What remains is what this process has, and what the launcher itself sets. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void variablesOfOtherProgramsDoNotReachTheEngine(@TempDir Path image) throws Exception {
		Map<String, String> set = new TreeMap<>(Map.of("OMP_NUM_THREADS", "many", "CUDA_VISIBLE_DEVICES", "0"));
		EngineSettings.FOREIGN_VARIABLES.forEach(name -> set.put(name, "/nowhere"));
		assertThat(started(image, "env", set).lines().map(line -> line.replaceFirst("=.*", "")))
				.contains("CUDA_VISIBLE_DEVICES", "PATH").doesNotContain("OMP_NUM_THREADS")
				.doesNotContainAnyElementsOf(EngineSettings.FOREIGN_VARIABLES);
		assertThat(started(image, "env", Map.of("OMP_NUM_THREADS", "2,1"))).contains("OMP_NUM_THREADS=2,1");
	}

	/** Java itself would print a line for each of the variables, and would not start with two garbage collectors. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void ofJavasOptionsOnlyPropertiesAndMemoryAreTakenOver(@TempDir Path image) throws Exception {
		String told = started(image, "printf '%s\\n' \"$@\"; env", Map.of("JAVA_TOOL_OPTIONS",
				"-Dhttp.proxyHost=proxy -javaagent:/nowhere.jar -Xmx3g * -Da='b c'", "_JAVA_OPTIONS", "-XX:+UseG1GC -Dx=y"));
		assertThat(told.lines().takeWhile(line -> !line.equals("-cp")))
				.startsWith("-Djpackage.app-path=" + image.resolve("bin/digitlab"))
				.containsExactlyInAnyOrder("-Djpackage.app-path=" + image.resolve("bin/digitlab"), "-Dhttp.proxyHost=proxy",
						"-Xmx3g",
						"-Dx=y");
		assertThat(told).doesNotContain("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");
	}

	private static String localeOf(Path image, String lang) throws Exception {
		return started(image, "printf %s \"${LC_ALL:-own}\"", Map.of("LANG", lang));
	}

	/** The output of a program that stands in for Java. */
	private static String started(Path image, String java, Map<String, String> environment) throws Exception {
		executable(image.resolve("lib/runtime/bin/java"), "#!/bin/sh\n" + java + "\n");
		Path launcher = executable(image.resolve("bin/digitlab"), Files.readString(Path.of("jlink-config/linux/digitlab")));
		Files.createDirectories(image.resolve("lib/app"));
		Files.writeString(image.resolve("lib/app/digitlab.cfg"), "app.mainclass=Any\n[JavaOptions]\n");
		ProcessBuilder builder = new ProcessBuilder(launcher.toString());
		builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
		builder.environment().putAll(environment);
		Process process = builder.start();
		String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).isZero();
		return told;
	}

	private static Path executable(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
		assertThat(file.toFile().setExecutable(true)).isTrue();
		return file;
	}

	private static Map<String, String> found(Pattern pattern, String file) throws IOException {
		Map<String, String> found = new TreeMap<>();
		Matcher matcher = pattern.matcher(Files.readString(Path.of(file)));
		while (matcher.find()) {
			found.put(matcher.group(1), matcher.group(2));
		}
		return found;
	}
}
