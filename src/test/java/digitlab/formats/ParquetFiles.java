package digitlab.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.xerial.snappy.Snappy;

/**
 * Creates small Parquet files according to the format's description (github.com/apache/parquet-format): one row group, one page
 * per column, plain encoding, all fields required. The metadata use Thrift's compact protocol.
 */
public final class ParquetFiles {

	private static final int INT32 = 1;
	private static final int INT64 = 2;
	private static final int BYTE_ARRAY = 6;

	private final boolean snappy;
	private final ByteArrayOutputStream file = new ByteArrayOutputStream();
	private final ByteArrayOutputStream schema = new ByteArrayOutputStream();
	private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();
	private int elements = 1;
	private int topLevel;
	private int columns;

	/**
	 * @param snappy whether pages are compressed
	 */
	public ParquetFiles(boolean snappy) {
		this.snappy = snappy;
		file.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
	}

	/** A column of 32-bit integers. */
	public ParquetFiles ints(String name, int... values) throws IOException {
		return numbers(name, INT32, 4, values);
	}

	/** A column of 64-bit integers. */
	public ParquetFiles longs(String name, int... values) throws IOException {
		return numbers(name, INT64, 8, values);
	}

	/** Numbers, none of them negative. */
	private ParquetFiles numbers(String name, int type, int bytes, int... values) throws IOException {
		ByteBuffer plain = ByteBuffer.allocate(bytes * values.length).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < values.length; i++) {
			plain.putInt(bytes * i, values[i]);
		}
		leaf(name, type);
		topLevel++;
		column(type, values.length, plain.array(), name);
		return this;
	}

	/** A structure with a field {@code bytes}, as Hugging Face stores pictures. */
	public ParquetFiles pictures(String name, List<byte[]> values) throws IOException {
		group(name, 0, -1);
		leaf("bytes", BYTE_ARRAY);
		topLevel++;
		ByteArrayOutputStream plain = new ByteArrayOutputStream();
		for (byte[] value : values) {
			plain.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value.length).array());
			plain.writeBytes(value);
		}
		column(BYTE_ARRAY, values.size(), plain.toByteArray(), name, "bytes");
		return this;
	}

	/** A column of lists of equal length. */
	public ParquetFiles lists(String name, List<int[]> values) throws IOException {
		group(name, 0, 3);
		group("list", 2, -1);
		leaf("element", INT32);
		topLevel++;
		int length = values.getFirst().length;
		Thrift repetitions = new Thrift();
		for (int i = 0; i < values.size(); i++) {
			repetitions.varint(1 << 1).raw(0).varint(length - 1 << 1).raw(1);
		}
		byte[] definitions = new Thrift().varint(values.size() * length << 1).raw(1).bytes();
		ByteBuffer plain = ByteBuffer.allocate(8 + repetitions.bytes().length + definitions.length + 4 * length * values.size())
				.order(ByteOrder.LITTLE_ENDIAN);
		plain.putInt(repetitions.bytes().length).put(repetitions.bytes()).putInt(definitions.length).put(definitions);
		values.forEach(list -> {
			for (int value : list) {
				plain.putInt(value);
			}
		});
		column(INT32, values.size() * length, plain.array(), name, "list", "element");
		return this;
	}

	/** The finished file. */
	public byte[] bytes(int rows) {
		Thrift all = new Thrift().integer(1, 1).list(2, 12, elements)
				.raw(new Thrift().string(4, "schema").integer(5, topLevel).end())
				.raw(schema.toByteArray()).wide(3, rows).list(4, 12, 1);
		all.raw(new Thrift().list(1, 12, columns).raw(chunks.toByteArray()).wide(2, file.size()).wide(3, rows).end());
		byte[] footer = all.end();
		file.writeBytes(footer);
		file.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length).array());
		file.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
		return file.toByteArray();
	}

	private void leaf(String name, int type) {
		schema.writeBytes(new Thrift().integer(1, type).integer(3, 0).string(4, name).end());
		elements++;
	}

	private void group(String name, int repetition, int convertedType) {
		Thrift element = new Thrift().integer(3, repetition).string(4, name).integer(5, 1);
		schema.writeBytes((convertedType < 0 ? element : element.integer(6, convertedType)).end());
		elements++;
	}

	private void column(int type, int count, byte[] plain, String... path) throws IOException {
		byte[] packed = snappy ? Snappy.compress(plain) : plain;
		int offset = file.size();
		Thrift header = new Thrift().integer(1, 0).integer(2, plain.length).integer(3, packed.length).struct(5)
				.raw(new Thrift().integer(1, count).integer(2, 0).integer(3, 3).integer(4, 3).end());
		file.writeBytes(header.end());
		file.writeBytes(packed);
		int size = file.size() - offset;
		Thrift names = new Thrift();
		for (String part : path) {
			names.text(part);
		}
		byte[] metadata = new Thrift().integer(1, type).list(2, 5, 1).raw(0).list(3, 8, path.length).raw(names.bytes())
				.integer(4, snappy ? 1 : 0).wide(5, count).wide(6, size - packed.length + plain.length).wide(7, size)
				.wide(9, offset)
				.end();
		chunks.writeBytes(new Thrift().wide(2, offset).struct(3).raw(metadata).end());
		columns++;
	}

	/** Thrift's compact protocol, fields in ascending order. */
	private static final class Thrift {

		private final ByteArrayOutputStream out = new ByteArrayOutputStream();
		private int last;

		private Thrift field(int id, int type) {
			out.write(id - last << 4 | type);
			last = id;
			return this;
		}

		Thrift varint(long value) {
			long rest = value;
			while ((rest & ~0x7fL) != 0) {
				out.write((int) (rest & 0x7f | 0x80));
				rest >>>= 7;
			}
			out.write((int) rest);
			return this;
		}

		Thrift integer(int id, int value) {
			return field(id, 5).varint((long) value << 1 ^ value >> 31);
		}

		Thrift wide(int id, long value) {
			return field(id, 6).varint(value << 1 ^ value >> 63);
		}

		Thrift string(int id, String value) {
			return field(id, 8).text(value);
		}

		Thrift text(String value) {
			byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
			return varint(bytes.length).raw(bytes);
		}

		Thrift list(int id, int type, int size) {
			field(id, 9);
			return size < 15 ? raw(size << 4 | type) : raw(0xf0 | type).varint(size);
		}

		Thrift struct(int id) {
			return field(id, 12);
		}

		Thrift raw(byte[] bytes) {
			out.writeBytes(bytes);
			return this;
		}

		Thrift raw(int value) {
			out.write(value);
			return this;
		}

		byte[] bytes() {
			return out.toByteArray();
		}

		byte[] end() {
			out.write(0);
			return out.toByteArray();
		}
	}
}
