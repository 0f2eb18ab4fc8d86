package digitlab.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * Reads handwriting recorded on tablets: files {@code PART.jsonl.gz} with one JSON object per line, which has a {@code label} (0
 * to 9, or -1 for a non-digit), {@code strokes} (each a list of alternating x and y, y down, in any unit) and optionally an
 * {@code id}, the {@code writer} and the {@code character} that was written.
 */
public final class HandwrittenStrokes {

	/** The margin around the strokes, relative to the unit square's side. */
	private static final double MARGIN = 0.1;

	/** Characters; a drawing has a few thousand. */
	private static final int MAX_LINE = 1 << 20;
	/** How much memory a point and a drawing take. */
	private static final int BYTES_A_POINT = 64;
	private static final int BYTES_A_DRAWING = 400;

	private static final ObjectMapper JSON = new ObjectMapper();

	private HandwrittenStrokes() {
	}

	/**
	 * The origin of a drawing; unknown parts are empty.
	 *
	 * @param set the folder's name
	 * @param character the character that was written
	 */
	public record Origin(String set, String id, String writer, String character) {

		static final Origin UNKNOWN = new Origin("", "", "", "");
	}

	/**
	 * A drawing with its label.
	 *
	 * @param label 0 to 9, or {@link DigitDataset#UNLABELLED} for a non-digit
	 * @param strokes in the unit square
	 */
	public record Written(int label, List<PenStroke> strokes, Origin origin) {

		/** A drawing of unknown origin. */
		public Written(int label, List<PenStroke> strokes) {
			this(label, strokes, Origin.UNKNOWN);
		}

		public boolean isDigit() {
			return label >= 0;
		}

		/** Whether this is a non-digit that looks just like a digit, such as the letter O. */
		public boolean isLikeDigit() {
			return !isDigit() && DigitLikeCharacters.contains(origin.character());
		}
	}

	/**
	 * Reads one part of every set in a folder, without letters that look like a digit.
	 *
	 * @param folder holds such a file, or folders with such a file
	 * @param part such as {@code train} or {@code validation}
	 * @throws IOException with one sentence, if there is no such file or a file cannot be read
	 */
	public static List<Written> read(Path folder, String part) throws IOException {
		return readAll(folder, part).stream().filter(written -> !written.isLikeDigit()).toList();
	}

	/** As {@link #read}, including letters that look like a digit. */
	public static List<Written> readAll(Path folder, String part) throws IOException {
		String name = part + ".jsonl.gz";
		List<Path> files = HandwritingFiles.find(folder, name);
		if (files.isEmpty()) {
			throw new DatasetFormatException(tr("%s has no %s, in itself or in a folder of it.", folder, name));
		}
		List<Written> all = new ArrayList<>();
		long points = 0;
		for (Path file : files) {
			points = read(file, all, points);
		}
		return all;
	}

	/**
	 * @param before the number of points of the drawings so far
	 * @return the same with those of the file
	 */
	private static long read(Path file, List<Written> all, long before) throws IOException {
		String set = String.valueOf(file.toAbsolutePath().getParent().getFileName());
		int number = 1;
		long points = before;
		try (DatasetInput input = DatasetInput.open(file);
				BufferedReader lines = new BufferedReader(new InputStreamReader(input.stream(), StandardCharsets.UTF_8))) {
			for (String line = line(lines); line != null; line = line(lines)) {
				Written written = written(JSON.readTree(line), set);
				all.add(written);
				points += written.strokes().stream().mapToInt(stroke -> stroke.points().size()).sum();
				int bytesEach = BYTES_A_DRAWING + (int) (BYTES_A_POINT * points / all.size());
				MemoryLimit.check(input.name(), all.size(), bytesEach, Runtime.getRuntime().maxMemory());
				number++;
			}
			return points;
		} catch (JsonProcessingException | IllegalArgumentException e) {
			throw new DatasetFormatException(tr("%s, line %d: not a drawing with a label of -1 to 9 and strokes.", file, number),
					e);
		}
	}

	/**
	 * The next line; null at the end.
	 *
	 * @throws IllegalArgumentException if it is too long for a drawing: a small gzip file can unpack to any length
	 */
	private static @Nullable String line(BufferedReader lines) throws IOException {
		StringBuilder line = new StringBuilder();
		int character = lines.read();
		if (character < 0) {
			return null;
		}
		for (; character >= 0 && character != '\n'; character = lines.read()) {
			if (line.length() == MAX_LINE) {
				throw new IllegalArgumentException("No drawing is so long.");
			}
			line.append((char) character);
		}
		return line.toString();
	}

	private static Written written(JsonNode object, String set) {
		List<double[]> paths = new ArrayList<>();
		double[] box = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
		for (JsonNode stroke : object.path("strokes")) {
			if (!stroke.isArray()) {
				throw new IllegalArgumentException("A stroke is a list of numbers.");
			}
			double[] path = new double[stroke.size()];
			for (int i = 0; i < path.length; i++) {
				path[i] = stroke.get(i).asDouble(Double.NaN);
				box[i % 2] = Math.min(box[i % 2], path[i]);
				box[2 + i % 2] = Math.max(box[2 + i % 2], path[i]);
			}
			if (path.length % 2 != 0) {
				throw new IllegalArgumentException("A point has two numbers.");
			}
			if (path.length > 0) {
				paths.add(path);
			}
		}
		int label = object.path("label").asInt(Integer.MIN_VALUE);
		double size = Math.max(box[2] - box[0], box[3] - box[1]);
		if (label < DigitDataset.UNLABELLED || label > 9 || !(size >= 0) || Double.isInfinite(size)) {
			throw new IllegalArgumentException("No drawing.");
		}
		double scale = (1 - 2 * MARGIN) / Math.max(size, Double.MIN_NORMAL);
		Origin origin = new Origin(set, object.path("id").asText(""), object.path("writer").asText(""),
				object.path("character").asText(""));
		return new Written(label, paths.stream().map(path -> stroke(path, box, scale)).toList(), origin);
	}

	private static PenStroke stroke(double[] path, double[] box, double scale) {
		List<PenStroke.Point> points = new ArrayList<>();
		for (int i = 0; i < path.length; i += 2) {
			points.add(new PenStroke.Point(0.5 + (path[i] - (box[0] + box[2]) / 2) * scale,
					0.5 + (path[i + 1] - (box[1] + box[3]) / 2) * scale));
		}
		if (points.size() == 1) {
			points.add(points.getFirst());
		}
		return new PenStroke(points);
	}
}
