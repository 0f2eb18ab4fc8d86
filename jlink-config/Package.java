import java.io.IOException;

/**
 * Makes what {@code mvn package} leaves: the application image in {@code target/digitlab} and, where asked for, this platform's
 * installer in {@code target/installer}. Run by the build with the application's libraries as class path:
 *
 * <pre>
 * java -classpath LIBRARIES jlink-config/Package.java VERSION DAY INSTALLER
 * </pre>
 *
 * DAY is that of the release, INSTALLER true or false.
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
