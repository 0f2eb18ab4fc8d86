package digitlab.formats;

import java.nio.ByteBuffer;

/** The element types of arrays: unsigned and signed integers, floats and booleans, with their sizes in bytes. */
enum ElementType {
	U1(1), I1(1), U2(2), I2(2), U4(4), I4(4), U8(8), I8(8), F2(2), F4(4), F8(8);

	private final int bytes;

	ElementType(int bytes) {
		this.bytes = bytes;
	}

	int bytes() {
		return bytes;
	}

	/** The number at a byte offset, in the buffer's order. */
	double value(ByteBuffer buffer, int at) {
		return switch (this) {
			case U1 -> buffer.get(at) & 0xff;
			case I1 -> buffer.get(at);
			case U2 -> buffer.getShort(at) & 0xffff;
			case I2 -> buffer.getShort(at);
			case U4 -> Integer.toUnsignedLong(buffer.getInt(at));
			case I4 -> buffer.getInt(at);
			case U8, I8 -> buffer.getLong(at);
			case F2 -> Float.float16ToFloat(buffer.getShort(at));
			case F4 -> buffer.getFloat(at);
			case F8 -> buffer.getDouble(at);
		};
	}
}
