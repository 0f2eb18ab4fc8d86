package digitlab.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.io.TextSanitizer;

import static digitlab.language.Localization.tr;

/**
 * The rules of the safetensors format, checked before a file of unknown origin is passed to native code: an unsigned 64-bit
 * length, a JSON header of that length, then the values of all arrays without gaps.
 */
public final class Safetensors {

	/** The size of the largest file that is read. */
	public static final int MAX_BYTES = 64 << 20;

	/** The type of 32-bit floating-point numbers. */
	static final String FLOAT = "F32";

	private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
	private static final Map<String, Integer> BYTES = Map.of(FLOAT, 4, "F64", 8, "I32", 4, "I64", 8, "U8", 1, "I8", 1, "BOOL", 1);
	private static final int LENGTH = Long.BYTES;
	private static final int MAX_HEADER = 1 << 20;
	private static final int MAX_DIMENSIONS = 8;
	private static final int LONGEST_NAME = 40;
	/** A header may contain text beside the arrays. */
	private static final String WORDS = "__metadata__";

	private final Map<String, Tensor> tensors = new LinkedHashMap<>();

	/**
	 * An array.
	 *
	 * @param type of its numbers, such as "F32"
	 * @param shape sizes of its dimensions, the slowest first; empty for a scalar
	 * @param data its numbers, little-endian, row by row; read-only
	 */
	public record Tensor(String type, List<Integer> shape, ByteBuffer data) {
	}

	private Safetensors() {
	}

	/**
	 * The arrays of a file.
	 *
	 * @throws IllegalArgumentException with a clause for users, if the bytes break a rule
	 */
	public static Safetensors parse(byte[] file) {
		require(file.length > LENGTH + 1 && file.length <= MAX_BYTES);
		long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
		require(length >= 2 && length <= Math.min(MAX_HEADER, file.length - LENGTH) && file[LENGTH] == '{');
		ByteBuffer numbers = ByteBuffer.wrap(file, LENGTH + (int) length, file.length - LENGTH - (int) length).slice();
		long used = 0;
		Safetensors parsed = new Safetensors();
		for (Map.Entry<String, JsonNode> entry : header(file, (int) length).properties()) {
			if (!entry.getKey().equals(WORDS)) {
				Tensor tensor = tensor(entry.getKey(), entry.getValue(), numbers);
				used += tensor.data.remaining();
				parsed.tensors.put(entry.getKey(), tensor);
			}
		}
		// Overlapping arrays could require any amount of memory.
		if (used != numbers.limit()) {
			throw new IllegalArgumentException(
					tr("it holds %d bytes of numbers, but its header describes %d", numbers.limit(), used));
		}
		return parsed;
	}

	/** The arrays by their names, in the header's order. */
	public Map<String, Tensor> tensors() {
		return Collections.unmodifiableMap(tensors);
	}

	private static JsonNode header(byte[] file, int length) {
		try {
			JsonNode header = JSON.readTree(file, LENGTH, length);
			require(header.isObject());
			return header;
		} catch (IOException e) {
			throw new IllegalArgumentException(tr("it is a damaged safetensors file"), e);
		}
	}

	private static Tensor tensor(String name, JsonNode array, ByteBuffer numbers) {
		String kind = array.path("dtype").asText();
		Integer each = BYTES.get(kind);
		if (each == null && array.path("dtype").isTextual()) {
			throw new IllegalArgumentException(
					tr("its array %s holds numbers of type %s, which are not read: save it with 32-bit floats, F32",
							TextSanitizer.of(name, LONGEST_NAME), TextSanitizer.of(kind, LONGEST_NAME)));
		}
		JsonNode sides = array.path("shape");
		JsonNode place = array.path("data_offsets");
		boolean isArray = each != null && sides.isArray() && sides.size() <= MAX_DIMENSIONS && place.isArray()
				&& place.size() == 2;
		long bytes = isArray ? each : -1;
		List<Integer> shape = new ArrayList<>();
		for (JsonNode side : sides) {
			long size = side.isIntegralNumber() && side.canConvertToInt() ? side.asLong() : -1;
			bytes = bytes < 0 || size < 0 || bytes * size > MAX_BYTES ? -1 : bytes * size;
			shape.add((int) size);
		}
		long from = place.path(0).canConvertToInt() ? place.path(0).asLong() : -1;
		long to = place.path(1).canConvertToInt() ? place.path(1).asLong() : -1;
		if (bytes < 0 || from < 0 || to > numbers.limit() || to - from != bytes) {
			throw new IllegalArgumentException(
					tr("its header describes the array %s wrongly", TextSanitizer.of(name, LONGEST_NAME)));
		}
		return new Tensor(kind, shape, numbers.slice((int) from, (int) bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN));
	}

	private static void require(boolean holds) {
		if (!holds) {
			throw new IllegalArgumentException(tr("it is not a safetensors file"));
		}
	}
}
