package digitlab.spark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongUnaryOperator;

import digitlab.cli.ArrangementOptions;
import digitlab.dataset.DigitDataset;
import digitlab.imaging.ImageArrangement;
import digitlab.imaging.PictureFormat;
import digitlab.spark.Storage.StoredFile;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the input of a job, and the input. */
final class Input {

	private static final int MEBIBYTE = 1 << 20;
	private static final int LARGEST_PART = 16;
	/** Of what is left of the input. */
	private static final int PARTS_PER_CORE = 2;
	private static final Map<String, List<String>> SPLITS = Map.of("train", List.of("train"), "test", List.of("test", "t10k"));

	@Option(names = "--data", paramLabel = "D", required = true, description = "A file or folder that all machines can reach: "
			+ "CSV, Parquet, IDX, or pictures; the labels of pictures are the names of their folders.")
	String source = "";

	@Option(names = "--split", paramLabel = "SPLIT", description = "train or test: only the files whose names say so "
			+ "(default: all files).")
	String split = "";

	@Option(names = "--keep-digits", description = "Leave out images whose label is not 0 to 9.")
	boolean keepDigits;

	@Option(names = "--part", paramLabel = "MB", description = "Size of the parts of a CSV file that are tasks "
			+ "(default: 16, and towards the end less and less, down to 1).")
	int part;

	@Mixin
	ArrangementOptions arranging = new ArrangementOptions();

	/** What the files are. */
	private enum Kind {
		PARQUET, IDX, PICTURES, TEXT
	}

	private record Files(Kind kind, List<StoredFile> files) {
	}

	/** Names the input in results: the last part of its path. */
	String name() {
		String path = source.replaceAll("/+$", "");
		return path.substring(path.lastIndexOf('/') + 1) + (split.isEmpty() ? "" : ", " + split);
	}

	/** Whether the input is pictures. */
	boolean isPictures() throws IOException {
		return files().kind() == Kind.PICTURES;
	}

	/** The rows of the input; those that can be read have pixels, arranged as the options want. */
	JavaRDD<ImageRow> images(SparkSession spark) throws IOException {
		ImageArrangement arrangement = arranging.arrangement();
		boolean leaveOut = keepDigits;
		JavaRDD<ImageRow> decoded = rows(spark).map(ParquetRows::decoded);
		JavaRDD<ImageRow> kept = leaveOut ? decoded.filter(row -> row.isDamaged() || row.label() <= 9) : decoded;
		return arrangement.isNone()
				? kept
				: kept.map(row -> row.isDamaged() ? row : row.with(arrangement.of(row.image()).toBytes()));
	}

	/** As {@link #images}, of which those without a digit as label are errors; images without any label are not. */
	JavaRDD<ImageRow> digits(SparkSession spark) throws IOException {
		return images(spark).map(row -> row.label() <= 9
				? row
				: row.damaged("Row " + row.row() + " of " + row.file()
						+ ": the label is not a digit from 0 to 9; --keep-digits leaves such images out."));
	}

	/** The rows of the input, of which pictures are not decoded. */
	JavaRDD<ImageRow> rows(SparkSession spark) throws IOException {
		JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
		Files found = files();
		return switch (found.kind()) {
			case PARQUET -> ParquetRows.read(spark, found.files().stream().map(StoredFile::path).toList());
			case IDX -> IdxParts.read(context, found.files());
			case PICTURES -> pictures(spark);
			case TEXT -> TextParts.read(context, found.files(), partSize(context.defaultParallelism()));
		};
	}

	/**
	 * The bytes of the next part, by how many bytes are left. Large parts come first, since each costs some time of its own, and
	 * small ones last, so that all cores end at once: guided self-scheduling (C. Polychronopoulos and D. Kuck, "Guided
	 * self-scheduling: A practical scheduling scheme for parallel supercomputers", 1987).
	 */
	private LongUnaryOperator partSize(int cores) {
		return part > 0
				? _ -> (long) part * MEBIBYTE
				: left -> Math.clamp(left / ((long) cores * PARTS_PER_CORE), MEBIBYTE, (long) LARGEST_PART * MEBIBYTE);
	}

	private Files files() throws IOException {
		List<StoredFile> all = Storage.files(source);
		if (!split.isEmpty()) {
			List<String> words = SPLITS.get(split);
			if (words == null) {
				throw new IOException("--split takes train or test, not " + split + ".");
			}
			all = all.stream().filter(file -> words.stream().anyMatch(file.name().toLowerCase(Locale.ROOT)::contains)).toList();
			if (all.isEmpty()) {
				throw new IOException("No file in " + source + " has a name that says " + String.join(" or ", words) + ".");
			}
		}
		return new Files(kind(Storage.head(all.getFirst())), all);
	}

	private static Kind kind(byte[] head) {
		int magic = head.length < Integer.BYTES ? 0 : ByteBuffer.wrap(head).getInt();
		if (magic == 0x50415231) { // PAR1
			return Kind.PARQUET;
		}
		if (magic >>> 16 == 0 && (magic >>> 8 & 0xff) == 8) { // bytes, of any number of dimensions
			return Kind.IDX;
		}
		return PictureFormat.of(head).isPicture() ? Kind.PICTURES : Kind.TEXT;
	}

	private JavaRDD<ImageRow> pictures(SparkSession spark) {
		Dataset<Row> files = spark.read().format("binaryFile").option("recursiveFileLookup", "true").load(source);
		return files.select("path", "content").toJavaRDD().zipWithUniqueId().map(pair -> {
			String path = pair._1().getString(0);
			return ImageRow.ofPicture(pair._2(), path, label(path), pair._1().getAs(1));
		});
	}

	/** The digit that a picture's folder is named after. */
	private static int label(String path) {
		String[] parts = path.split("/");
		String folder = parts.length < 2 ? "" : parts[parts.length - 2];
		return folder.matches("[0-9]") ? folder.charAt(0) - '0' : DigitDataset.UNLABELLED;
	}
}
