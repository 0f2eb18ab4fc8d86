package digitlab.lessons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.io.AtomicFile;
import digitlab.io.BoundedFile;
import digitlab.io.FileLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.tr;

/** Keeps a pupil's progress and pictures in a folder. */
public final class ProgressStore {

	private static final Logger LOG = LoggerFactory.getLogger(ProgressStore.class);
	private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

	/** What pupils write takes some kilobytes; a longer file counts as damaged. */
	private static final int MAX_BYTES = 16 << 20;

	private final Path file;
	private final Path pictures;

	/** @param folder need not exist */
	public ProgressStore(Path folder) {
		file = folder.resolve("progress.json");
		pictures = folder.resolve("pictures");
	}

	/** What was reached, by lesson; nothing if there is no file or it is damaged, which only the log is told. */
	public synchronized Map<String, LessonProgress> read() {
		if (!Files.exists(file)) {
			return Map.of();
		}
		try {
			LessonProgress.All all = JSON.readValue(BoundedFile.read(file, MAX_BYTES), LessonProgress.All.class);
			return all == null ? Map.of() : all.lessons();
		} catch (JacksonException e) {
			LOG.warn("The progress in lessons in {} is damaged and begins anew: {}", file, e.getOriginalMessage());
			return Map.of();
		} catch (IOException e) {
			LOG.warn("The progress in lessons could not be read", e);
			return Map.of();
		}
	}

	/** Replaces what was reached in a lesson; what other windows wrote of other lessons stays. */
	public synchronized void write(String lesson, LessonProgress progress) throws IOException {
		try (FileLock _ = lock()) {
			Map<String, LessonProgress> all = new HashMap<>(read());
			all.put(lesson, progress);
			AtomicFile.write(file, JSON.writeValueAsBytes(new LessonProgress.All(all)));
		}
	}

	/** Held while the file is changed: what another window writes in between would be lost. */
	private FileLock lock() throws IOException {
		return FileLock.take(Files.createDirectories(file.getParent()).resolve("progress.lock"),
				tr("The progress in lessons is in use by another window of Digit Lab: wait for it to finish, or end it, and try "
						+ "again."));
	}

	/** Keeps a picture of what was done in a step, as PNG. */
	public synchronized void writePicture(String lesson, int step, byte[] png) throws IOException {
		Files.createDirectories(pictures);
		AtomicFile.write(picture(lesson, step), png);
	}

	/** The picture of a step; empty if there is none. */
	public synchronized byte[] picture(Lesson lesson, int step) throws IOException {
		Path kept = picture(lesson.id(), step);
		return Files.exists(kept) ? Files.readAllBytes(kept) : new byte[0];
	}

	private Path picture(String lesson, int step) {
		return pictures.resolve(lesson + "-" + (step + 1) + ".png");
	}

	/** Forgets everything that was reached, for the next class. */
	public synchronized void clear() throws IOException {
		Files.deleteIfExists(file);
		if (Files.isDirectory(pictures)) {
			try (Stream<Path> all = Files.list(pictures)) {
				for (Path each : all.filter(path -> path.toString().endsWith(".png")).toList()) {
					Files.deleteIfExists(each);
				}
			}
		}
	}
}
