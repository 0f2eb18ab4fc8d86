package digitlab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every library is the one that was chosen: the same check as Maven 3.9's trusted checksums, from the same file, for those who
 * build with an older Maven. Each line of it is a SHA-256 and a file's path in a repository.
 */
class SuppliedFilesTest {

	private static final Path SUMS = Path.of(".mvn/checksums/checksums.sha256");

	private final Map<String, String> known = known();

	private static Map<String, String> known() {
		try {
			Map<String, String> sums = new TreeMap<>();
			for (String line : Files.readAllLines(SUMS)) {
				sums.put(line.substring(line.lastIndexOf(' ') + 1), line.substring(0, line.indexOf(' ')));
			}
			return sums;
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	/** The libraries of the class path and the module path. */
	private static List<Path> libraries() {
		List<Path> jars = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
			if (entry.endsWith(".jar") && Files.isRegularFile(Path.of(entry))) {
				jars.add(Path.of(entry));
			}
		}
		return jars;
	}

	/** group/artifact/version/file, as in every repository. */
	private String place(Path jar) {
		String path = jar.toString().replace('\\', '/');
		return known.keySet().stream().filter(place -> path.endsWith("/" + place)).findFirst().orElse("");
	}

	private static String sha256(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void everyLibraryIsTheOneThatWasChosen() throws IOException {
		List<String> strange = new ArrayList<>();
		List<Path> libraries = libraries();
		for (Path jar : libraries) {
			String place = place(jar);
			String sum = sha256(jar);
			if (place.isEmpty()) {
				strange.add("not known, add this line to " + SUMS + " if it is meant to be there: " + sum + "  " + jar);
			} else if (!sum.equals(known.get(place))) {
				strange.add("changed: " + jar + " has the SHA-256 " + sum);
			}
		}
		assertThat(libraries).hasSizeGreaterThan(30);
		assertThat(strange.stream().filter(line -> !line.startsWith("not known") || isOurPlatform()).toList()).isEmpty();
	}

	/** The native libraries of other systems have no recorded sums; theirs are unknown, not wrong. */
	private static boolean isOurPlatform() {
		return System.getProperty("os.name").equals("Linux") && System.getProperty("os.arch").equals("amd64");
	}
}
