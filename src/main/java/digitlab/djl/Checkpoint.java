package digitlab.djl;

import java.io.CharConversionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.AtomicFile;
import digitlab.io.BoundedFile;
import digitlab.io.TextSanitizer;
import digitlab.models.Safetensors;
import digitlab.training.EpochResult;

import static digitlab.language.Localization.tr;

/**
 * The whole state of a training after an epoch, in one safetensors file: the weights ({@code weight.*}), their average ({@code
 * average.*}), the kept ones ({@code best.*}), the optimizer's moments ({@code mean.*}, {@code variance.*}) and the history as
 * JSON bytes. Random numbers need no state: each epoch derives its own from the seed.
 */
final class Checkpoint {

	private static final String HISTORY = "history";
	private static final int LONGEST_QUOTE = 200;
	/** All hyperparameters in words. */
	private static final int LONGEST_TRAINING = 1000;
	private static final JsonMapper JSON = JsonMapper.builder().build();

	/**
	 * @param training description of the hyperparameters and data to which the checkpoint belongs
	 * @param data SHA-256 of the training and validation images and labels
	 * @param device the device that it actually ran on, such as "cuda:0"
	 * @param epochs the epochs done so far
	 */
	record History(String training, String data, String device, List<EpochResult> epochs) {

		private boolean isComplete() {
			return Stream.of(training, data, device, epochs).allMatch(Objects::nonNull)
					&& IntStream.range(0, epochs.size()).allMatch(i -> epochs.get(i) != null && epochs.get(i).epoch() == i + 1);
		}

		/** Whether settings and data are the same; device and epochs may differ. */
		private boolean isOf(History other) {
			return training.equals(other.training) && data.equals(other.data);
		}
	}

	private Checkpoint() {
	}

	/** Writes a checkpoint atomically: a crash leaves the old or the new checkpoint. */
	static void write(Path file, NDManager manager, Map<String, NDArray> arrays, History history) throws IOException {
		Map<String, NDArray> all = new TreeMap<>(arrays);
		Files.createDirectories(file.toAbsolutePath().getParent());
		try (NDManager scope = manager.newSubManager()) {
			byte[] json = JSON.writeValueAsBytes(history);
			all.put(HISTORY, scope.create(ByteBuffer.wrap(json), new Shape(json.length),
					DataType.UINT8));
			AtomicFile.write(file, StateDict.encode(all));
		}
	}

	/** SHA-256 of all images and labels, in their order. */
	static String hash(DigitDataset... parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			byte[] image = new byte[DigitImage.PIXELS];
			for (DigitDataset part : parts) {
				digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.size()));
				for (int i = 0; i < part.size(); i++) {
					part.copyPixels(i, image, 0);
					digest.update(image);
					digest.update((byte) part.label(i));
				}
			}
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256.", e);
		}
	}

	/**
	 * The device on which a training ran.
	 *
	 * @throws IOException as for {@link #read}
	 */
	static String device(Path file) throws IOException {
		try (NDManager scope = NDManager.newBaseManager(Device.cpu())) {
			return history(file, scope, new HashMap<>()).device();
		}
	}

	/**
	 * Reads a checkpoint.
	 *
	 * @param now the resumed training: its settings, data and device must be those of the checkpoint
	 * @param arrays receives the arrays, attached to {@code manager}
	 * @throws IOException with one sentence, if there is none, it is damaged or it belongs to another training or device
	 */
	static History read(Path file, History now, NDManager manager, Map<String, NDArray> arrays) throws IOException {
		History history = history(file, manager, arrays);
		if (!history.isOf(now)) {
			throw new IOException(
					tr("The interrupted training in %s had different settings or data (%s); use the same ones to resume it.",
							file, TextSanitizer.of(history.training(), LONGEST_TRAINING)));
		}
		if (!kind(history.device()).equals(kind(now.device()))) {
			throw new IOException(tr("The interrupted training in %1$s ran on %2$s and would continue on %3$s, with different "
					+ "results: choose the device %2$s.", file, TextSanitizer.of(history.device(), LONGEST_QUOTE),
					now.device()));
		}
		return history;
	}

	private static String kind(String device) {
		return device.replaceFirst(":.*", "");
	}

	private static History history(Path file, NDManager manager, Map<String, NDArray> arrays) throws IOException {
		if (Files.notExists(file)) {
			throw new IOException(tr("There is no interrupted training to resume: %s does not exist.", file));
		}
		try {
			arrays.putAll(StateDict.decode(manager, BoundedFile.read(file, Safetensors.MAX_BYTES + 1)));
			NDArray json = arrays.remove(HISTORY);
			if (json == null) {
				throw new IllegalArgumentException(tr("it has no history"));
			}
			if (json.getDataType() != DataType.UINT8) {
				throw new IllegalArgumentException(tr("its history is damaged, or of an earlier version of Digit Lab"));
			}
			History history = JSON.readValue(json.toByteArray(), History.class);
			if (history == null || !history.isComplete()) {
				throw new IllegalArgumentException(tr("its history is damaged, or of an earlier version of Digit Lab"));
			}
			return history;
		} catch (IllegalArgumentException | JacksonException | CharConversionException e) {
			throw damaged(file, e);
		}
	}

	/** An exception with one sentence. */
	static IOException damaged(Path file, Exception cause) {
		String reason = cause instanceof JacksonException json ? json.getOriginalMessage() : String.valueOf(cause.getMessage());
		return new IOException(tr("The interrupted training in %s cannot be read (%s); discard it and start again.", file,
				TextSanitizer.of(reason, LONGEST_QUOTE)), cause);
	}
}
