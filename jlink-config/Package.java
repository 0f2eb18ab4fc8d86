import java.io.IOException;

/**
 * Makes the results of {@code mvn package}: the application image in {@code target/digitlab} and, if requested, this platform's
 * installer in {@code target/installer}. Run by the build with the application's libraries as class path:
 *
 * <pre>
 * java -classpath LIBRARIES jlink-config/Package.java VERSION DAY INSTALLER
 * </pre>
 *
 * DAY is the day of the release, INSTALLER is true or false.
 */
final class Package {

	private Package() {
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		String version = arguments[0];
		new Image(version).make();
		if (Boolean.parseBoolean(arguments[2])) {
			new Installer(version, arguments[1]).make();
		}
	}
}
