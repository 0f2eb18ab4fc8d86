package digitlab.ui.common;

import java.nio.file.Path;

import digitlab.dataset.Preprocessing;

import static digitlab.language.Localization.translated;

/**
 * A source of data to work with.
 *
 * @param source as on the command line: mnist, synthetic, a folder or a file
 * @param name for users, in English unless it is that of a place; its translation is {@link #shownName}
 * @param isPlace whether it is a folder or file that the user chose
 * @param preprocessing applied to the data wherever they are used
 */
public record DataSource(String source, String name, boolean isPlace, Preprocessing preprocessing) {

	/** Data without preprocessing. */
	public DataSource(String source, String name, boolean isPlace) {
		this(source, name, isPlace, Preprocessing.NONE);
	}

	/** A folder or a file of digits, named after the last part of its path. */
	public static DataSource place(Path path) {
		Path last = path.toAbsolutePath().normalize().getFileName();
		return new DataSource(path.toString(), last == null ? path.toString() : last.toString(), true);
	}

	/** The same data with other preprocessing. */
	public DataSource with(Preprocessing other) {
		return new DataSource(source, name, isPlace, other);
	}

	/** The same data under another name. */
	DataSource named(String other) {
		return new DataSource(source, other, isPlace, preprocessing);
	}

	/** Whether these are the same data, whatever their preprocessing. */
	public boolean hasSourceOf(DataSource other) {
		return source.equals(other.source);
	}

	/** The name in the language of the window. */
	public String shownName() {
		return isPlace ? name : translated(name);
	}

	@Override
	public String toString() {
		return name;
	}
}
