package digitlab.djl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.data.Printable;

/**
 * The rules of the safetensors format, checked before native code is given a file that may come from anybody: an unsigned
 * 64-bit length, a JSON header of that length, then the numbers of all arrays without gaps.
 */
final class Safetensors {

	private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
	private static final Map<String, Integer> BYTES = Map.of("F32", 4, "F64", 8, "I32", 4, "I64", 8, "U8", 1, "I8", 1, "BOOL", 1);
	private static final int LENGTH = Long.BYTES;
	private static final int MAX_BYTES = 64 << 20;
	private static final int MAX_HEADER = 1 << 20;
	private static final int MAX_DIMENSIONS = 8;
	private static final int LONGEST_NAME = 40;
	/** Beside the arrays, a header may hold words. */
	private static final String WORDS = "__metadata__";

	private Safetensors() {
	}

	/** @throws IllegalArgumentException with a clause for a person, if the bytes break a rule */
	static void check(byte[] file) {
		require(file.length > LENGTH + 1 && file.length <= MAX_BYTES);
		long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
		require(length >= 2 && length <= Math.min(MAX_HEADER, file.length - LENGTH) && file[LENGTH] == '{');
		long numbers = file.length - LENGTH - length;
		long used = 0;
		for (Map.Entry<String, JsonNode> entry : header(file, (int) length).properties()) {
			if (!entry.getKey().equals(WORDS)) {
				used += bytes(entry.getKey(), entry.getValue(), numbers);
			}
		}
		// Arrays that lie over each other could ask for any amount of memory.
		if (used != numbers) {
			throw new IllegalArgumentException("it holds " + numbers + " bytes of numbers, but its header describes " + used);
		}
	}

	private static JsonNode header(byte[] file, int length) {
		try {
			JsonNode header = JSON.readTree(file, LENGTH, length);
			require(header.isObject());
			return header;
		} catch (IOException e) {
			throw new IllegalArgumentException("it is a damaged safetensors file", e);
		}
	}

	/** How many bytes an array has. */
	private static long bytes(String name, JsonNode array, long numbers) {
		String kind = array.path("dtype").asText();
		Integer each = BYTES.get(kind);
		if (each == null && array.path("dtype").isTextual()) {
			throw new IllegalArgumentException("its array " + Printable.of(name, LONGEST_NAME) + " holds numbers of the kind "
					+ Printable.of(kind, LONGEST_NAME) + ", which are not read: save it with 32-bit floats, F32");
		}
		JsonNode shape = array.path("shape");
		JsonNode place = array.path("data_offsets");
		boolean isArray = each != null && shape.isArray() && shape.size() <= MAX_DIMENSIONS && place.isArray()
				&& place.size() == 2;
		long bytes = isArray ? each : -1;
		for (JsonNode side : shape) {
			long size = side.isIntegralNumber() && side.canConvertToInt() ? side.asLong() : -1;
			bytes = bytes < 0 || size < 0 || bytes * size > MAX_BYTES ? -1 : bytes * size;
		}
		long from = place.path(0).canConvertToInt() ? place.path(0).asLong() : -1;
		long to = place.path(1).canConvertToInt() ? place.path(1).asLong() : -1;
		if (bytes < 0 || from < 0 || to > numbers || to - from != bytes) {
			throw new IllegalArgumentException("its header describes the array " + Printable.of(name, LONGEST_NAME) + " wrongly");
		}
		return bytes;
	}

	private static void require(boolean holds) {
		if (!holds) {
			throw new IllegalArgumentException("it is not a safetensors file");
		}
	}
}
