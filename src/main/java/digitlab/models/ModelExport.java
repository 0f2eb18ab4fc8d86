package digitlab.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import digitlab.io.AtomicFile;
import digitlab.io.BoundedFile;

import static digitlab.language.Localization.tr;

/** Exports models for other people and other programs. */
public final class ModelExport {

	private ModelExport() {
	}

	/**
	 * Writes a model in the format given by the file's ending, replacing an existing file. Weights are written with a model.json
	 * beside them.
	 *
	 * @throws IOException with one sentence, if the ending is unknown, the model's weights are damaged, or another model's
	 * model.json is in the way; nothing is written then
	 */
	public static void write(StoredModel model, Path file) throws IOException {
		switch (ModelFormat.of(file)) {
			case ARCHIVE -> ModelArchive.write(model, file);
			case WEIGHTS -> writeWeights(model, file);
			case ONNX -> AtomicFile.write(file, onnx(model)::writeTo);
		}
	}

	private static ProtoMessage onnx(StoredModel model) throws IOException {
		ModelMetadata metadata = model.metadata();
		try {
			return OnnxModel.of(metadata, metadata.plan(), Safetensors.parse(weights(model)));
		} catch (IllegalArgumentException e) {
			throw new IOException(tr("The weights %s cannot be used: %s.", model.weights(), e.getMessage()), e);
		}
	}

	private static byte[] weights(StoredModel model) throws IOException {
		return BoundedFile.read(model.weights(), Safetensors.MAX_BYTES + 1);
	}

	private static void writeWeights(StoredModel model, Path file) throws IOException {
		Path description = file.resolveSibling(ModelStore.METADATA);
		if (Files.exists(description)) {
			checkMayBeReplaced(description, model);
		}
		byte[] weights = weights(model);
		AtomicFile.write(file, weights);
		AtomicFile.write(description, ModelJson.bytes(model.metadata(), file.getFileName().toString(), checksum(weights)));
	}

	/** Another model's description would be lost, and a model's own folder is not a place for exports. */
	private static void checkMayBeReplaced(Path description, StoredModel model) throws IOException {
		if (Files.isSameFile(description, model.folder().resolve(ModelStore.METADATA))) {
			throw new IOException(tr("%s is the folder of the model itself: choose another folder.", model.folder()));
		}
		try {
			if (ModelJson.parse(description).name().equals(model.name())) {
				return;
			}
		} catch (IOException e) {
			throw new IOException(
					tr("%s exists already and does not describe this model, so it is not replaced: choose another folder.",
							description),
					e);
		}
		throw new IOException(tr("%s describes another model and would be lost: choose another folder.", description));
	}

	/** SHA-256 in hexadecimal. */
	static String checksum(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}
}
