package digitlab.djl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.training.EpochResult;

/**
 * The whole state of a training after an epoch, in one safetensors file: the weights ({@code weight.*}), their average
 * ({@code average.*}), the kept ones ({@code best.*}), the optimizer's moments ({@code mean.*}, {@code variance.*}) and the
 * history as JSON bytes. Chance needs no state: each epoch draws its own from the seed.
 */
final class Checkpoint {

	private static final String HISTORY = "history";
	private static final JsonMapper JSON = JsonMapper.builder().build();

	/**
	 * @param training what the checkpoint belongs to: configuration and data in words
	 * @param epochs done so far
	 */
	record History(String training, List<EpochResult> epochs) {
	}

	private Checkpoint() {
	}

	/** Writes beside the file and moves into place, so that a crash leaves the old or the new checkpoint. */
	static void write(Path file, NDManager manager, Map<String, NDArray> arrays, History history) throws IOException {
		Map<String, NDArray> all = new TreeMap<>(arrays);
		Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
		Path temporary = directory.resolve(file.getFileName() + ".part");
		try (NDManager scope = manager.newSubManager()) {
			byte[] json = JSON.writeValueAsBytes(history);
			all.put(HISTORY, scope.create(ByteBuffer.wrap(json), new Shape(json.length),
					DataType.UINT8));
			Files.write(temporary, StateDict.encode(all));
		}
		Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	/**
	 * Reads a checkpoint.
	 *
	 * @param arrays receives the arrays, attached to {@code manager}
	 * @throws IOException with one sentence, if there is none, it is damaged or it belongs to another training
	 */
	static History read(Path file, String training, NDManager manager, Map<String, NDArray> arrays) throws IOException {
		if (Files.notExists(file)) {
			throw new IOException("There is no interrupted training to go on with: " + file + " does not exist.");
		}
		try {
			arrays.putAll(StateDict.decode(manager, Files.readAllBytes(file)));
			NDArray json = arrays.remove(HISTORY);
			if (json == null) {
				throw new IllegalArgumentException("it has no history");
			}
			History history = JSON.readValue(json.toByteArray(), History.class);
			if (!history.training().equals(training)) {
				throw new IOException("The interrupted training in " + file + " had other settings or data (" + history.training()
						+ "); give the same ones to go on with it.");
			}
			return history;
		} catch (IllegalArgumentException | JacksonException e) {
			throw new IOException("The interrupted training in " + file + " cannot be read (" + e.getMessage()
					+ "); start anew without --resume.", e);
		}
	}
}
