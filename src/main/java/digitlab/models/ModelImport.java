package digitlab.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import digitlab.io.BoundedFile;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.Weights;
import digitlab.training.RunHistory;

import static digitlab.language.Localization.tr;

/**
 * Imports models into the store: an exported {@code .zip}, safetensors weights with or without the model.json exported with them,
 * or a model's folder. Each is recognised by its content.
 */
public final class ModelImport {

	private static final String ENDING = ModelFormat.WEIGHTS.ending();

	private final ModelStore store;
	private final ClassifierLoader loader;
	private final String version;

	/**
	 * @param loader opens every network once before it is kept
	 * @param version of Digit Lab
	 */
	public ModelImport(ModelStore store, ClassifierLoader loader, String version) {
		this.store = store;
		this.loader = loader;
		this.version = version;
	}

	/**
	 * An imported model.
	 *
	 * @param remark what the user should know about it, in sentences; empty if nothing
	 */
	public record Added(StoredModel model, String remark) {
	}

	/**
	 * Imports the model of a file or folder. If its name is taken, it gets another.
	 *
	 * @throws IOException with one sentence, if there is no model or its network cannot be opened; nothing is added then
	 */
	public Added add(Path file) throws IOException {
		return add(file, open(file));
	}

	/**
	 * Imports the model of another person, whose name becomes part of the model's.
	 *
	 * @return empty if it was imported before
	 * @throws IOException as for {@link #add}
	 */
	public Optional<Added> addOf(String person, Path file) throws IOException {
		UnsavedModel parts = open(file);
		String name = ModelName.of(person, parts.metadata().name());
		for (StoredModel model : store.list()) {
			if (model.name().startsWith(name) && Arrays.equals(Files.readAllBytes(model.weights()), parts.weights())) {
				return Optional.empty();
			}
		}
		return Optional.of(add(file, new UnsavedModel(parts.metadata().withName(name), parts.weights(), parts.runLog())));
	}

	/** Whether a file is a model by its content, weights or an archive with weights, though it may be damaged. */
	public static boolean isModel(Path file) {
		try {
			byte[] head = head(file);
			if (head.length < 2 || head[0] != 'P' || head[1] != 'K') {
				return ending(file).equals(ENDING);
			}
			try (ZipFile zip = new ZipFile(file.toFile())) {
				return zip.getEntry(ModelStore.WEIGHTS) != null;
			}
		} catch (IOException | IllegalArgumentException _) { // the latter for a name in the archive that is not valid text
			return false;
		}
	}

	private Added add(Path file, UnsavedModel parts) throws IOException {
		loader.open(Weights.of(tr("in %s", file), parts.weights()), 1).close();
		StoredModel model = store.add(parts);
		List<String> remarks = new ArrayList<>();
		if (!model.name().equals(parts.metadata().name())) {
			remarks.add(tr("There is a model %s already, so this one is called %s.", parts.metadata().name(), model.name()));
		}
		if (model.metadata().calibration() == null) {
			remarks.add(tr("It reads everything as a digit, and its probabilities are not calibrated, until you run "
					+ "\"digitlab calibrate --fit\"."));
		}
		return new Added(model, String.join(" ", remarks));
	}

	private UnsavedModel open(Path file) throws IOException {
		if (Files.isDirectory(file)) {
			return ofFolder(file);
		}
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			throw new IOException(tr("%s is a pipe or a device: save the model as a file and import that.", file));
		}
		byte[] head = head(file);
		String ending = ending(file);
		if (head.length > 1 && head[0] == 'P' && head[1] == 'K') {
			if (List.of(".pt", ".pth", ".bin", ".keras").contains(ending)) {
				throw refused(file, head);
			}
			return ModelArchive.parts(file);
		}
		// A safetensors file starts with the length of its header, which starts with a brace.
		if (ending.equals(ENDING) || head.length > Long.BYTES && head[Long.BYTES] == '{') {
			return ofWeights(file);
		}
		throw refused(file, head);
	}

	private static byte[] head(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(16);
		}
	}

	private static String ending(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.lastIndexOf('.') < 0 ? "" : name.substring(name.lastIndexOf('.'));
	}

	private static IOException refused(Path file, byte[] head) {
		String start = new String(head, StandardCharsets.ISO_8859_1);
		String ending = ending(file);
		boolean isKeras = start.startsWith("\u0089HDF") || ending.equals(".keras");
		boolean isPickle = head.length > 1 && head[0] == (byte) 0x80 || List.of(".pt", ".pth", ".bin").contains(ending);
		String what = isKeras
				? tr("The file %s is a Keras model, whose weights are laid out differently; %s.", file, how())
				: isPickle
						? tr("The file %s is in PyTorch's own format, which can run programs when it is opened: in Python, "
								+ "write it with safetensors.torch.save_file(model.state_dict(), \"model.safetensors\") and import "
								+ "that file; %s.", file, how())
						: ending.equals(".onnx")
								? tr("The file %s is an ONNX model, which can be exported but not imported; %s.", file, how())
								: tr("The file %s is not in a known model format; %s.", file, how());
		return new IOException(what);
	}

	private static String how() {
		return tr("a model is imported from a .zip that Digit Lab exported, from weights as .safetensors, or from "
				+ "a folder with weights.safetensors and model.json");
	}

	private UnsavedModel ofFolder(Path folder) throws IOException {
		Path weights = folder.resolve(ModelStore.WEIGHTS);
		if (!Files.exists(weights)) {
			try (Stream<Path> files = Files.list(folder)) {
				List<Path> found = files.filter(file -> ending(file).equals(ENDING)).toList();
				if (found.size() != 1) {
					throw new IOException(found.isEmpty()
							? tr("The folder %s has no %s files: %s.", folder, ENDING, how())
							: tr("The folder %s has several %s files: import one of them.", folder, ENDING));
				}
				weights = found.getFirst();
			}
		}
		UnsavedModel parts = ofWeights(weights);
		Path log = folder.resolve(ModelStore.RUN_LOG);
		byte[] runLog = Files.isRegularFile(log) ? BoundedFile.read(log, RunHistory.MAX_BYTES + 1) : null;
		return new UnsavedModel(parts.metadata(), parts.weights(), ModelArchive.soundLog(runLog, folder));
	}

	private UnsavedModel ofWeights(Path file) throws IOException {
		byte[] weights = BoundedFile.read(file, Safetensors.MAX_BYTES + 1);
		try {
			NetworkPlan.alexnet28(0).check(Safetensors.parse(weights));
		} catch (IllegalArgumentException e) {
			throw new IOException(tr("The weights in %s cannot be used: %s.", file, e.getMessage()), e);
		}
		Path description = file.resolveSibling(ModelStore.METADATA);
		Optional<ModelMetadata> described = Files.isRegularFile(description)
				? described(description, file, weights)
				: Optional.empty();
		return new UnsavedModel(
				described.orElseGet(() -> ModelMetadata.ofWeights(name(file), version, file.getFileName().toString())),
				weights, null);
	}

	/** The contents of a model.json, unless it describes other weights, such as those from before a training elsewhere. */
	private static Optional<ModelMetadata> described(Path description, Path file, byte[] weights) throws IOException {
		byte[] json = BoundedFile.read(description, ModelJson.MAX_BYTES + 1);
		ModelMetadata metadata = ModelJson.parse(description.toString(), json);
		String sha256 = ModelJson.weights(json);
		boolean isOfThese = sha256 == null
				? file.getFileName().toString().equals(ModelStore.WEIGHTS)
				: sha256.equals(ModelExport.checksum(weights));
		return isOfThese ? Optional.of(metadata) : Optional.empty();
	}

	/** A model name derived from the file's, without characters that model names cannot have. */
	private static String name(Path file) {
		return ModelName.like(file.getFileName().toString().replaceFirst("(?i)" + ENDING.replace(".", "\\.") + "$", ""));
	}
}
