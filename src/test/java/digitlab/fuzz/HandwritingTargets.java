package digitlab.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.HandwrittenScans;
import digitlab.dataset.HandwrittenStrokes;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.PenStroke;
import digitlab.handwriting.HandwritingReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** People's handwriting: recorded strokes, scans, and the user's own sketches. */
final class HandwritingTargets {

	private HandwritingTargets() {
	}

	/** The file is packed with gzip here unless the first byte is odd: chance would hardly find lines within gzip. */
	record Strokes() implements FuzzTarget {

		private static final String DRAWING = "{\"label\":7,\"strokes\":[[100,-300,200,-300,150,-100],[3,4]],\"id\":\"1\","
				+ "\"writer\":\"w\",\"character\":\"7\"}\n";

		@Override
		public List<byte[]> seeds() throws IOException {
			byte[] packed = DataTargets.gzip(ModelTargets.bytes(DRAWING));
			return List.of(after(0, ModelTargets.bytes(DRAWING + "{\"label\":-1,\"strokes\":[[0,0,0,9]]}\r\n")), after(1, packed),
					after(1, Arrays.copyOf(packed, packed.length - 12)), after(1, ModelTargets.bytes("no gzip")),
					after(1, Arrays.copyOf(packed, 3)),
					after(0, ModelTargets.bytes("{\"label\":1,\"strokes\":[{\"a\":1,\"b\":2}]}")),
					after(0, ModelTargets.bytes("{\"label\":1,\"strokes\":[[1e999,0,NaN,-1e308,1e308,0]]}")),
					after(0, ModelTargets.bytes("[".repeat(5000))), after(1, DataTargets.gzip(new byte[64 << 20])),
					after(0, ModelTargets.LIKE_UTF_32));
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			byte[] content = Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
			boolean isPacked = input.length > 0 && input[0] % 2 != 0;
			Files.write(folder.resolve("train.jsonl.gz"), isPacked ? content : DataTargets.gzip(content));
			Files.write(folder.resolve("validation.jsonl.gz"), DataTargets.gzip(ModelTargets.bytes(DRAWING)));
			for (HandwrittenStrokes.Written written : HandwrittenStrokes.readAll(folder, "train")) {
				check(written);
			}
			HandwritingReader.read(folder, ProgressListener.NONE, new CancellationToken());
		}

		private static void check(HandwrittenStrokes.Written written) {
			boolean isSound = written.label() >= DigitDataset.UNLABELLED && written.label() <= 9
					&& written.strokes().stream().allMatch(stroke -> stroke.points().size() >= 2)
					&& written.strokes().stream().map(PenStroke::points).flatMap(List::stream)
							.allMatch(point -> point.x() >= 0 && point.x() <= 1 && point.y() >= 0 && point.y() <= 1);
			if (!isSound) {
				throw new AssertionError("no drawing: " + written);
			}
		}

		@Override
		public long mostHeap(int size) {
			return (96L << 20) + 3000L * size; // each drawing is drawn several times
		}
	}

	/** Scans, their labels and their writers; the input's first two bytes give the lengths of the last two files. */
	record Scans() implements FuzzTarget {

		@Override
		public List<byte[]> seeds() throws IOException {
			byte[] labels = DataTargets.gzip(ByteBuffer.allocate(10).putInt(0x801).putInt(2).put((byte) 3).put((byte) 4).array());
			byte[] images = DataTargets.gzip(ByteBuffer.allocate(16 + 2 * 40 * 30).putInt(0x803).putInt(2).putInt(40).putInt(30)
					.put(20 * 30, (byte) 255).array());
			byte[] many = DataTargets.gzip(ByteBuffer.allocate(16).putInt(0x803).putInt(2).putInt(9000).putInt(9000).array());
			byte[] writers = ModelTargets.bytes("id,writer\n0,anna\n1,ben\n");
			byte[] latin = writers.clone();
			latin[latin.length - 2] = (byte) 0xe9;
			return List.of(parts(labels, writers, images), parts(labels, new byte[0], images), parts(labels, latin, images),
					parts(labels, writers, many));
		}

		private static byte[] parts(byte[] labels, byte[] writers, byte[] images) {
			return ByteBuffer.allocate(2 + labels.length + writers.length + images.length).put((byte) labels.length)
					.put((byte) writers.length).put(labels).put(writers).put(images).array();
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			ByteBuffer rest = ByteBuffer.wrap(input);
			int labels = rest.hasRemaining() ? rest.get() & 0xff : 0;
			int writers = rest.hasRemaining() ? rest.get() & 0xff : 0;
			Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), next(rest, labels));
			byte[] names = next(rest, writers);
			if (names.length > 0) {
				Files.write(folder.resolve("train-writers.csv"), names);
			}
			Files.write(folder.resolve("train-images-idx3-ubyte.gz"), next(rest, rest.remaining()));
			for (HandwrittenScans.Scanned scanned : HandwrittenScans.read(folder, "train")) {
				if (scanned.label() < 0 || scanned.label() > 9
						|| scanned.argb().length != scanned.width() * scanned.height()) {
					throw new AssertionError("no scan: " + scanned);
				}
			}
		}

		private static byte[] next(ByteBuffer rest, int length) {
			byte[] part = new byte[Math.min(length, rest.remaining())];
			rest.get(part);
			return part;
		}

		@Override
		public long mostHeap(int size) {
			return (16L << 20) + 8000L * size; // gzip compresses up to 1032-fold
		}
	}

	/** The user's own sketches, to which one is added; the input's first byte gives the length of the label file. */
	record OwnSketches() implements FuzzTarget {

		@Override
		public List<byte[]> seeds() {
			byte[] labels = ByteBuffer.allocate(10).putInt(0x801).putInt(2).put((byte) 3).put((byte) 4).array();
			byte[] images = ByteBuffer.allocate(16 + 2 * 784).putInt(0x803).putInt(2).putInt(28).putInt(28).array();
			byte[] many = ByteBuffer.allocate(16).putInt(0x803).putInt(2_000_000).putInt(28).putInt(28).array();
			return List.of(pair(labels, images), pair(labels, many), pair(new byte[0], images));
		}

		private static byte[] pair(byte[] labels, byte[] images) {
			return ByteBuffer.allocate(1 + labels.length + images.length).put((byte) labels.length).put(labels).put(images)
					.array();
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			int cut = input.length == 0 ? 0 : Math.min(input.length, 1 + (input[0] & 0xff));
			byte[] labels = Arrays.copyOfRange(input, Math.min(1, cut), cut);
			byte[] images = Arrays.copyOfRange(input, cut, input.length);
			if (labels.length > 0) {
				Files.write(folder.resolve("train-labels-idx1-ubyte"), labels);
			}
			Files.write(folder.resolve("train-images-idx3-ubyte"), images);
			Files.write(folder.resolve("non-digits-idx3-ubyte"), images);
			OwnSamples samples = new OwnSamples(folder);
			int before = samples.read().size();
			samples.add(DigitImage.of(new byte[DigitImage.PIXELS]), 5);
			if (samples.read().size() != before + 1) {
				throw new AssertionError("an added sketch is lost");
			}
		}
	}

	static byte[] after(int first, byte[] content) {
		return ByteBuffer.allocate(1 + content.length).put((byte) first).put(content).array();
	}
}
