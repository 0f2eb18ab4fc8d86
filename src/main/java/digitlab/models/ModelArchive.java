package digitlab.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import digitlab.training.RunHistory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model as one file to hand on: a zip archive of weights.safetensors, model.json and the log of its training. */
public final class ModelArchive {

	private static final int MAX_ENTRY_BYTES = 64 << 20;
	private static final Set<String> KNOWN = Set.of(ModelStore.METADATA, ModelStore.WEIGHTS, ModelStore.RUN_LOG);

	private static final Logger LOG = LoggerFactory.getLogger(ModelArchive.class);

	private final ModelStore store;

	public ModelArchive(ModelStore store) {
		this.store = store;
	}

	/** Writes a model to a new file, or in place of an old one. */
	public void write(StoredModel model, Path file) throws IOException {
		Path part = file.resolveSibling(file.getFileName() + ".part");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
			for (String name : new String[]{ModelStore.METADATA, ModelStore.WEIGHTS, ModelStore.CARD, ModelStore.RUN_LOG}) {
				if (Files.exists(model.folder().resolve(name))) {
					zip.putNextEntry(new ZipEntry(name));
					Files.copy(model.folder().resolve(name), zip);
				}
			}
		} catch (IOException e) {
			Files.deleteIfExists(part);
			throw e;
		}
		Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	/**
	 * Adds the model of a file to the store under the name it brings. Only the three known entries are read, each within
	 * bounds; nothing is written by an entry's name.
	 *
	 * <p>A log of the training that is damaged is left out: the model is as good without it.
	 *
	 * @throws IOException with one sentence, if the file is none or the name is taken
	 */
	public StoredModel read(Path file) throws IOException {
		Map<String, byte[]> entries = entries(file);
		byte[] json = entries.get(ModelStore.METADATA);
		byte[] weights = entries.get(ModelStore.WEIGHTS);
		if (json == null || weights == null) {
			throw new IOException("The file " + file + " is not a model exported by Digit Lab: it must be a zip archive of "
					+ ModelStore.METADATA + " and " + ModelStore.WEIGHTS + ".");
		}
		return store.save(ModelStore.parse(ModelStore.METADATA + " in " + file, json.length, json), weights,
				soundLog(entries.get(ModelStore.RUN_LOG), file), false);
	}

	private static byte @Nullable [] soundLog(byte @Nullable [] runLog, Path file) {
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
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				String name = entry.getName();
				if (KNOWN.contains(name)) {
					entries.put(name, bounded(zip, file));
				}
			}
		} catch (ZipException e) {
			throw new IOException("The file " + file + " is a damaged zip archive (" + e.getMessage() + ").", e);
		}
		return entries;
	}

	private static byte[] bounded(InputStream in, Path file) throws IOException {
		byte[] bytes = in.readNBytes(MAX_ENTRY_BYTES + 1);
		if (bytes.length > MAX_ENTRY_BYTES) {
			throw new IOException("The file " + file + " is not a model: a part of it is larger than 64 MB.");
		}
		return bytes;
	}
}
