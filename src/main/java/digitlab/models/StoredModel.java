package digitlab.models;

import java.nio.file.Path;

/**
 * A model on disk.
 *
 * @param folder with weights.safetensors and model.json
 * @param metadata what model.json says
 * @param shipped whether it came with the application and cannot be deleted
 */
public record StoredModel(Path folder, ModelMetadata metadata, boolean shipped) {

	public String name() {
		return metadata.name();
	}

	/** The weights file. */
	public Path weights() {
		return folder.resolve(ModelStore.WEIGHTS);
	}
}
