package digitlab.models;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import digitlab.io.AtomicFile;
import digitlab.training.RunHistory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.tr;

/** A model as a single file: a zip archive of weights.safetensors, model.json, the card and the training log. */
final class ModelArchive {

	/** Limits for the parts that are read; the weights have 4 MB, and a log that is too long is merely left out. */
	private static final Map<String, Integer> MAX_BYTES = Map.of(ModelStore.METADATA, 4 << 20, ModelStore.WEIGHTS, 16 << 20,
			ModelStore.RUN_LOG, RunHistory.MAX_BYTES + 1);
	/** Limit for each part that is skipped, such as the card. */
	private static final int MAX_OTHER_BYTES = 1 << 20;
	private static final int MAX_ENTRIES = 20;

	private static final Logger LOG = LoggerFactory.getLogger(ModelArchive.class);

	private ModelArchive() {
	}

	/** Writes a model to a file, replacing an existing one. */
	static void write(StoredModel model, Path file) throws IOException {
		AtomicFile.write(file, out -> {
			ZipOutputStream zip = new ZipOutputStream(out);
			for (String name : new String[]{ModelStore.METADATA, ModelStore.WEIGHTS, ModelStore.CARD, ModelStore.RUN_LOG}) {
				if (Files.exists(model.folder().resolve(name))) {
					zip.putNextEntry(new ZipEntry(name));
					Files.copy(model.folder().resolve(name), zip);
				}
			}
			zip.finish();
		});
	}

	/**
	 * Reads a model from a file. Only the three known entries are read, each up to a limit; entry names are never used as paths.
	 *
	 * <p>A damaged training log is left out: the model works without it.
	 *
	 * @throws IOException with one sentence, if the file is not a model
	 */
	static UnsavedModel parts(Path file) throws IOException {
		Map<String, byte[]> entries = entries(file);
		byte[] json = entries.get(ModelStore.METADATA);
		byte[] weights = entries.get(ModelStore.WEIGHTS);
		if (json == null || weights == null) {
			throw new IOException(tr("The file %s is not a model exported by Digit Lab: it must be a zip archive of %s and %s.",
					file, ModelStore.METADATA, ModelStore.WEIGHTS));
		}
		return new UnsavedModel(ModelJson.parse(tr("%s in %s", ModelStore.METADATA, file), json), weights,
				soundLog(entries.get(ModelStore.RUN_LOG), file));
	}

	/** The log of a training; null if there is none or it is damaged. */
	static byte @Nullable [] soundLog(byte @Nullable [] runLog, Path file) {
		try {
			if (runLog != null) {
				RunHistory.parse(runLog, ModelStore.RUN_LOG + " in " + file);
			}
			return runLog;
		} catch (IOException e) {
			LOG.warn("The model of {} is imported without the course of its training: {}", file, e.getMessage());
			return null;
		}
	}

	private static Map<String, byte[]> entries(Path file) throws IOException {
		Map<String, byte[]> entries = new HashMap<>();
		int number = 0;
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				if (++number > MAX_ENTRIES) {
					throw new IOException(tr("The file %s is not a model: it has more than %d parts.", file, MAX_ENTRIES));
				}
				byte[] bytes = bounded(zip, MAX_BYTES.getOrDefault(entry.getName(), MAX_OTHER_BYTES), file);
				if (MAX_BYTES.containsKey(entry.getName())) {
					entries.put(entry.getName(), bytes);
				}
			}
		} catch (ZipException | EOFException | IllegalArgumentException e) { // the last for a name that is not valid text
			throw new IOException(tr("The file %s is a damaged or truncated zip archive: export the model again.", file), e);
		}
		return entries;
	}

	/** Reads no further than the limit, whatever the unpacked size. */
	private static byte[] bounded(InputStream in, int most, Path file) throws IOException {
		byte[] bytes = in.readNBytes(most + 1);
		if (bytes.length > most) {
			throw new IOException(tr("The file %s is not a model: a part of it is larger than %d MB.", file, most >> 20));
		}
		return bytes;
	}
}
