package digitlab.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import dev.hardwood.metadata.ColumnMetaData;

/**
 * Checks the page headers of a column before Hardwood reads them, as Hardwood waits forever for pages that extend beyond the file
 * and allocates whatever memory they declare. The headers are structures of Thrift's compact protocol, of which only the sizes
 * are needed (github.com/apache/parquet-format, PageHeader).
 */
final class ParquetPages {

	private static final int UNCOMPRESSED_SIZE = 2;
	private static final int COMPRESSED_SIZE = 3;
	private static final int MAX_DEPTH = 8;

	private final ByteBuffer bytes;
	private long uncompressed;
	private long compressed;

	private ParquetPages(ByteBuffer bytes) {
		this.bytes = bytes;
	}

	/**
	 * Checks the footer, whose lengths Hardwood trusts.
	 *
	 * @throws IllegalArgumentException if something in it is longer than the footer
	 */
	static void checkFooter(ByteBuffer file) {
		int size = file.capacity() < 12 ? -1 : file.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(file.capacity() - 8);
		if (size < 0 || size > file.capacity() - 12) {
			throw new IllegalArgumentException("there is no footer");
		}
		new ParquetPages(file.duplicate().position(file.capacity() - 8 - size).limit(file.capacity() - 8)).structure(0, false);
	}

	/**
	 * Checks all pages of a column.
	 *
	 * @return uncompressed size of the largest page in bytes
	 * @throws IllegalArgumentException if a page is not wholly within the column, or the column within the file
	 */
	static long largest(ByteBuffer file, ColumnMetaData column) {
		long start = column.dataPageOffset();
		Long dictionary = column.dictionaryPageOffset();
		if (dictionary != null && dictionary > 0) {
			start = Math.min(start, dictionary);
		}
		long end = start + column.totalCompressedSize();
		if (start < 4 || column.totalCompressedSize() <= 0 || end > file.capacity() - 8L || end < start) {
			throw new IllegalArgumentException("a column lies beyond the file");
		}
		ByteBuffer within = file.duplicate().position((int) start).limit((int) end);
		long largest = 0;
		while (within.hasRemaining()) {
			ParquetPages page = new ParquetPages(within);
			page.header();
			if (page.compressed < 0 || page.uncompressed < 0 || page.compressed > within.remaining()) {
				throw new IllegalArgumentException("a page reaches beyond its column");
			}
			largest = Math.max(largest, page.uncompressed);
			within.position(within.position() + (int) page.compressed);
		}
		return largest;
	}

	private void header() {
		uncompressed = -1;
		compressed = -1;
		structure(0, true);
	}

	private void structure(int depth, boolean isHeader) {
		if (depth > MAX_DEPTH) {
			throw new IllegalArgumentException("a page's header is too deep");
		}
		int id = 0;
		while (true) {
			int head = next();
			if (head == 0) {
				return;
			}
			int delta = head >>> 4;
			id = delta == 0 ? (int) zigzag() : id + delta;
			int type = head & 0xf;
			if (isHeader && type == 5 && (id == UNCOMPRESSED_SIZE || id == COMPRESSED_SIZE)) {
				long size = zigzag();
				uncompressed = id == UNCOMPRESSED_SIZE ? size : uncompressed;
				compressed = id == COMPRESSED_SIZE ? size : compressed;
			} else {
				passOver(type, depth);
			}
		}
	}

	private void passOver(int type, int depth) {
		switch (type) {
			case 1, 2 -> {
			}
			case 3 -> next();
			case 4, 5, 6 -> varint();
			case 7 -> skip(8);
			case 8 -> skip(varint());
			case 9, 10 -> passOverList(depth);
			case 12 -> structure(depth + 1, false);
			default -> throw new IllegalArgumentException("a page's header is damaged");
		}
	}

	private void passOverList(int depth) {
		int head = next();
		long size = head >>> 4 == 15 ? varint() : head >>> 4;
		if (size < 0 || size > bytes.remaining()) {
			throw new IllegalArgumentException("a page's header is damaged");
		}
		for (long i = 0; i < size; i++) {
			int type = head & 0xf;
			if (type == 1 || type == 2) {
				next();
			} else {
				passOver(type, depth);
			}
		}
	}

	private void skip(long count) {
		if (count < 0 || count > bytes.remaining()) {
			throw new IllegalArgumentException("a page's header is cut off");
		}
		bytes.position(bytes.position() + (int) count);
	}

	private int next() {
		skip(1);
		return bytes.get(bytes.position() - 1) & 0xff;
	}

	private long varint() {
		long value = 0;
		for (int shift = 0; shift < 64; shift += 7) {
			int part = next();
			value |= (long) (part & 0x7f) << shift;
			if (part < 0x80) {
				return value;
			}
		}
		throw new IllegalArgumentException("a page's header is damaged");
	}

	private long zigzag() {
		long value = varint();
		return value >>> 1 ^ -(value & 1);
	}
}
