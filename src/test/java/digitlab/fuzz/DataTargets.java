package digitlab.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** Datasets: IDX, gzip and CSV. */
final class DataTargets {

	private static final String HEADER = "label,"
			+ IntStream.range(0, 784).mapToObj(i -> "pixel" + i).collect(Collectors.joining(",")) + "\n";

	private DataTargets() {
	}

	/** A pair of IDX files; the input's first byte gives the length of the label file. */
	record Idx(boolean packed) implements FuzzTarget {

		@Override
		public List<byte[]> seeds() throws IOException {
			byte[] labels = ByteBuffer.allocate(10).putInt(0x801).putInt(2).put((byte) 3).put((byte) 4).array();
			byte[] images = ByteBuffer.allocate(16 + 2 * 784).putInt(0x803).putInt(2).putInt(28).putInt(28).array();
			byte[] many = ByteBuffer.allocate(16).putInt(0x803).putInt(2_000_000).putInt(28).putInt(28).array();
			byte[] manyLabels = ByteBuffer.allocate(8).putInt(0x801).putInt(2_000_000).array();
			return packed
					? List.of(pair(gzip(labels), gzip(images)), pair(gzip(manyLabels), gzip(many)))
					: List.of(pair(labels, images), pair(manyLabels, many));
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			int cut = input.length == 0 ? 0 : Math.min(input.length, 1 + (input[0] & 0xff));
			String ending = packed ? ".gz" : "";
			Files.write(folder.resolve("train-labels-idx1-ubyte" + ending), Arrays.copyOfRange(input, Math.min(1, cut), cut));
			Files.write(folder.resolve("train-images-idx3-ubyte" + ending), Arrays.copyOfRange(input, cut, input.length));
			use(new FileDatasetReader(folder, LabelPolicy.REFUSE));
		}

		@Override
		public long mostHeap(int size) {
			return (8L << 20) + (packed ? 3000L : 8) * size; // gzip compresses up to 1032-fold
		}

		private static byte[] pair(byte[] labels, byte[] images) {
			return ByteBuffer.allocate(1 + labels.length + images.length).put((byte) labels.length).put(labels).put(images)
					.array();
		}
	}

	/** A CSV; an even first byte stands for the header, which chance would hardly find. */
	record Csv() implements FuzzTarget {

		@Override
		public List<byte[]> seeds() {
			String row = "7," + IntStream.range(0, 784).mapToObj(i -> i % 5 == 0 ? "255" : "0").collect(Collectors.joining(","));
			String quoted = "\"7\"," + IntStream.range(0, 784).mapToObj(i -> " \"12\" ").collect(Collectors.joining(","));
			return List.of(bytes("\0" + row + "\n" + row), bytes("\0" + quoted + "\r\n\r\n" + row), bytes("\1" + HEADER + row),
					bytes("\1" + HEADER.substring(6) + row.substring(2)), bytes("\0@\u0081" + row), bytes("\1\u0081\u001b[2J"),
					bytes("\1" + row.replace(',', ';') + "\n" + row.replace(',', ';').replace("255", "0,5")),
					bytes("\1" + row.replace(',', ' ').replace("255", "1.0e0")), bytes("\1i;" + HEADER.replace(',', '\t')));
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			boolean hasHeader = input.length > 0 && input[0] % 2 == 0;
			ByteArrayOutputStream file = new ByteArrayOutputStream();
			file.writeBytes(hasHeader ? bytes(HEADER) : new byte[0]);
			file.write(input, Math.min(1, input.length), Math.max(0, input.length - 1));
			use(new FileDatasetReader(Files.write(folder.resolve("train.csv"), file.toByteArray()), LabelPolicy.REFUSE));
		}

		/** The lines from which the layout is found, and three times a buffer. */
		@Override
		public long mostHeap(int size) {
			return (40L << 20) + 400L * size;
		}
	}

	static void use(DatasetReader reader) throws IOException {
		DigitDataset data = reader.read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		for (int i = 0; i < data.size(); i++) {
			if (data.label(i) < (data.isLabelled() ? 0 : DigitDataset.UNLABELLED) || data.label(i) > 9
					|| data.image(i).toBytes().length != 784) {
				throw new AssertionError("image " + i + " is none");
			}
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
			stream.write(bytes);
		}
		return packed.toByteArray();
	}
}
