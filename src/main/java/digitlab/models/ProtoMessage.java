package digitlab.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A message in Protocol Buffers' binary format: fields in sequence, each a key (its number and wire type) and its value. Only the
 * three wire types that ONNX needs: varints, 32-bit numbers, and length-delimited values.
 */
final class ProtoMessage {

	private static final int VARINT = 0;
	private static final int WITH_LENGTH = 2;
	private static final int FIXED_32 = 5;
	private static final int SEVEN_BITS = 0x7f;
	private static final int MORE = 0x80;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	/** A whole number, an enum value or a boolean. */
	ProtoMessage number(int field, long value) {
		key(field, VARINT);
		varint(value);
		return this;
	}

	/** A 32-bit floating-point number. */
	ProtoMessage real(int field, float value) {
		key(field, FIXED_32);
		int bits = Float.floatToIntBits(value);
		for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
			bytes.write(bits >>> shift);
		}
		return this;
	}

	/** Text, as UTF-8. */
	ProtoMessage text(int field, String value) {
		return bytes(field, value.getBytes(StandardCharsets.UTF_8));
	}

	/** Any bytes. */
	ProtoMessage bytes(int field, byte[] value) {
		key(field, WITH_LENGTH);
		varint(value.length);
		bytes.writeBytes(value);
		return this;
	}

	/** A message within this one. */
	ProtoMessage message(int field, ProtoMessage value) {
		return bytes(field, value.bytes.toByteArray());
	}

	void writeTo(OutputStream out) throws IOException {
		bytes.writeTo(out);
	}

	private void key(int field, int wireType) {
		varint((long) field << 3 | wireType);
	}

	private void varint(long value) {
		long rest = value;
		while ((rest & ~SEVEN_BITS) != 0) {
			bytes.write((int) (rest & SEVEN_BITS) | MORE);
			rest >>>= 7;
		}
		bytes.write((int) rest);
	}
}
