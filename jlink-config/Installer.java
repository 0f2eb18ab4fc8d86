import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** This platform's installers of the application image, made by jpackage, and their checksums. */
final class Installer {

	private static final Path FOLDER = Path.of("target/installer");

	private final String platform = Tools.platform();
	private final String version;
	private final String day;

	/**
	 * @param day of the release, for Debian's changelog
	 */
	Installer(String version, String day) {
		this.version = version;
		this.day = day;
	}

	void make() throws IOException, InterruptedException {
		switch (platform) {
			case "macos" -> make("dmg", "target/digitlab.app");
			case "windows" -> make("msi", "target/digitlab");
			default -> makeForLinux();
		}
		writeChecksums();
	}

	private void makeForLinux() throws IOException, InterruptedException {
		make("deb", "target/digitlab");
		if (Files.exists(Path.of("/usr/bin/rpmbuild"))) {
			make("rpm", "target/digitlab", "--linux-shortcut");
		}
	}

	private void make(String type, String image, String... more) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(Tools.java("jpackage"), "@jlink-config/application.args",
				"@jlink-config/installer.args", "@jlink-config/installer-" + platform + ".args", "--type", type, "--app-image",
				image, "--app-version", version, "--dest", FOLDER.toString()));
		command.addAll(List.of(more));
		Tools.run(environment(image), command);
	}

	/** For linux/package/digitlab-post-image.sh, and for dpkg-deb: a third larger than the smallest, in a fifth of the time. */
	private Map<String, String> environment(String image) {
		return Map.of("DIGITLAB_IMAGE", Path.of(image).toAbsolutePath().toString(), "DIGITLAB_SOURCE",
				Path.of("").toAbsolutePath().toString(), "DIGITLAB_DAY", day, "DPKG_DEB_COMPRESSOR_TYPE", "xz",
				"DPKG_DEB_COMPRESSOR_LEVEL", "2");
	}

	/** In the format that sha256sum --check reads. */
	private static void writeChecksums() throws IOException {
		List<String> lines = new ArrayList<>();
		try (Stream<Path> files = Files.list(FOLDER)) {
			for (Path file : files.filter(each -> each.toString().matches(".*\\.(deb|rpm|msi|dmg)")).sorted().toList()) {
				MessageDigest digest = MessageDigest.getInstance("SHA-256");
				digest.update(Files.readAllBytes(file));
				lines.add(HexFormat.of().formatHex(digest.digest()) + " *" + file.getFileName());
			}
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
		Files.write(FOLDER.resolve("SHA256SUMS"), lines);
	}
}
