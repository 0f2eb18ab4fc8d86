package digitlab.app;

/** The version number that Maven wrote into the jar's manifest. */
final class Version {

	/** Such as "0.1.0"; "development" when run from classes instead of the jar. */
	static final String CURRENT = read();

	private Version() {
	}

	private static String read() {
		String version = Version.class.getPackage().getImplementationVersion();
		return version == null ? "development" : version;
	}
}
