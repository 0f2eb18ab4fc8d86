package digitlab.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import digitlab.dataset.LabelPolicy;
import digitlab.formats.FileDatasetReader;
import digitlab.formats.FormatFiles;
import digitlab.formats.ParquetFiles;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatlabType;

/**
 * A file of digits in any format, which is recognised by content alone.
 *
 * @param seeds valid files of one format
 * @param heap memory in MiB that may be used whatever the size of a file
 */
record FormatTarget(List<byte[]> seeds, long heap) implements FuzzTarget {

	private static final long MEMORY = 256L << 20;
	private static final long USUAL = 96;
	/** As much as for {@link PictureTarget}. */
	private static final long WITH_PICTURES = 300;
	/** MFL reserves as many dimensions as a damaged file claims: only Java's heap bounds them, and its error is told as damage. */
	private static final long WITH_CLAIMED_DIMENSIONS = 2000;
	private static final byte[] BLANK = new byte[2 * 784];

	private static FormatTarget of(long heap, Callable<List<byte[]>> seeds) {
		try {
			return new FormatTarget(seeds.call(), heap);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	/** Single arrays, and several in one file. */
	static FormatTarget numpy() {
		byte[] images = FormatFiles.npy("|u1", "2, 28, 28", false, BLANK);
		byte[] labels = FormatFiles.npy("|u1", "2,", false, new byte[]{3, 4});
		byte[] floats = FormatFiles.npy("<f4", "784, 2", true, new byte[8 * 784]);
		byte[] many = FormatFiles.npy("|u1", "2000000, 784", false, new byte[9]);
		return new FormatTarget(List.of(images, floats, many, FormatFiles.npy("|O", "3,", false, new byte[9]),
				FormatFiles.zip(files("x_train.npy", images, "y_train.npy", labels)),
				FormatFiles.zip(files("images.npy", many, "labels.npy", labels))), USUAL);
	}

	static FormatTarget matlab() {
		return of(WITH_CLAIMED_DIMENSIONS, () -> List.of(
				FormatFiles.mat(Mat5.newMatFile().addArray("X", Mat5.newMatrix(3, 784, MatlabType.UInt8)).addArray("y",
						Mat5.newMatrix(3, 1))),
				FormatFiles.mat(Mat5.newMatFile().addArray("dataset", Mat5.newStruct().set("train",
						Mat5.newStruct().set("images", Mat5.newMatrix(2, 64)).set("labels", Mat5.newMatrix(2, 1)))))));
	}

	/** Archives of tables, pictures and archives. */
	static FormatTarget archived() {
		byte[] row = bytes("7" + ",0".repeat(784) + "\n");
		byte[] inner = FormatFiles.zip(files("train.csv", row, "test.csv", row));
		byte[] pictures = FormatFiles.zip(files("train/5/0.png", FormatFiles.png(28, 28, i -> i % 256), "train/6/1.png",
				FormatFiles.png(9, 9, i -> i)));
		return new FormatTarget(List.of(inner, pictures, FormatFiles.zip(files("train.csv.zip", inner, "b.zip", pictures)),
				FormatFiles.zip(files("../train.csv", row, "/a.csv", row))), WITH_PICTURES);
	}

	static FormatTarget arff() {
		String header = IntStream.range(0, 64).mapToObj(i -> "@attribute p" + i + " real\n")
				.collect(Collectors.joining("", "@relation d\n", "@attribute class {0,1}\n@data\n"));
		return new FormatTarget(List.of(bytes(header + "16,".repeat(64) + "1\n" + "0,".repeat(64) + "0\n"),
				bytes(header + "{3 16,4 2,64 1}\n{9 1}\n")), USUAL);
	}

	static FormatTarget svmlight() {
		return new FormatTarget(
				List.of(bytes("7 1:-1 5:0.25 256:1\n1 2:-0.5\n"), bytes("3 qid:1 700:255 # note\n4 1:9 784:3\n")), USUAL);
	}

	static FormatTarget parquet() {
		return of(WITH_PICTURES, () -> List.of(
				new ParquetFiles(false).longs("label", 1, 2)
						.pictures("image", List.of(FormatFiles.png(28, 28, i -> i % 200), FormatFiles.png(9, 9, i -> i)))
						.bytes(2),
				new ParquetFiles(true).longs("label", 1, 2).lists("pixels", List.of(new int[64], new int[64])).bytes(2)));
	}

	private static Map<String, byte[]> files(String first, byte[] content, String second, byte[] other) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		files.put(first, content);
		files.put(second, other);
		return files;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void read(Path folder, byte[] input) throws IOException {
		DataTargets.use(new FileDatasetReader(Files.write(folder.resolve("digits"), input), LabelPolicy.REFUSE, MEMORY));
	}

	/**
	 * Deflate compresses up to 1032-fold, and unpacked data are read up to four times; never more than a fraction of the memory.
	 */
	@Override
	public long mostHeap(int size) {
		return (heap << 20) + Math.min(12_000L * size, 2 * MEMORY);
	}
}
