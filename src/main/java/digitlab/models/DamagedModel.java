package digitlab.models;

import java.nio.file.Path;

/**
 * A folder among the models that cannot be used as a model but occupies its name.
 *
 * @param folder its path
 * @param reason one sentence
 */
public record DamagedModel(Path folder, String reason) {

	/** The folder's name: the name in the description cannot be relied on. */
	public String name() {
		return folder.getFileName().toString();
	}
}
