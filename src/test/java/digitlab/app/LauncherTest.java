package digitlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands in the launcher for Linux and again in the build. */
class LauncherTest {

	private static final Pattern IN_LAUNCHER = Pattern.compile("export (MALLOC_\\w+)=\"\\$\\{\\1:-(\\d+)}\"");
	private static final Pattern IN_BUILD = Pattern.compile("<(MALLOC_\\w+)>(\\d+)</\\1>");

	@Test
	void theBuildsRunsHaveTheLaunchersMemorySettings() throws IOException {
		assertThat(found(IN_BUILD, "pom.xml")).hasSize(3).isEqualTo(found(IN_LAUNCHER, "jlink-config/linux/digitlab"));
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
