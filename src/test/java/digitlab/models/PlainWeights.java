package digitlab.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** Weights with the right names and shapes, all zeros. */
public final class PlainWeights {

	private PlainWeights() {
	}

	/** A safetensors file. */
	public static byte[] bytes() {
		return bytes("", "", 0);
	}

	/**
	 * The same with a change.
	 *
	 * @param text a part of the header, or empty
	 * @param instead its replacement
	 * @param first number of the first array
	 */
	static byte[] bytes(String text, String instead, float first) {
		StringBuilder header = new StringBuilder("{");
		int at = 0;
		for (var array : NetworkPlan.alexnet28(0).shapes().entrySet()) {
			int size = Float.BYTES * array.getValue().stream().reduce(1, Math::multiplyExact);
			header.append(header.length() > 1 ? "," : "")
					.append("\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
							.formatted(array.getKey(), array.getValue(), at, at + size));
			at += size;
		}
		assertThat(header).contains(text);
		byte[] json = header.append('}').toString().replace(text.isEmpty() ? "\0" : text, instead)
				.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(8 + json.length + at).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json)
				.putFloat(first).array();
	}
}
