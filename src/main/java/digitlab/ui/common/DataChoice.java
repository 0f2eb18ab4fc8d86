package digitlab.ui.common;

import java.nio.file.Path;

/**
 * Data that can be looked at.
 *
 * @param source as on the command line: mnist, synthetic, a folder or a file
 * @param name for a person
 * @param isPlace whether it is a folder or file that somebody chose
 */
public record DataChoice(String source, String name, boolean isPlace) {

	/** A folder or a file of digits, named after the last part of its path. */
	public static DataChoice place(Path path) {
		Path last = path.toAbsolutePath().normalize().getFileName();
		return new DataChoice(path.toString(), last == null ? path.toString() : last.toString(), true);
	}

	@Override
	public String toString() {
		return name;
	}
}
