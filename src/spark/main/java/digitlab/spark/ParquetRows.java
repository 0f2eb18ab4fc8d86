package digitlab.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.formats.ImageTable;
import digitlab.imaging.DigitPicture;
import digitlab.imaging.PictureFormat;
import digitlab.io.NaturalOrder;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

/**
 * Parquet files with an image in each row: pixels in one column each or in one list, or a picture file as bytes, in a column of
 * its own or within a structure as Hugging Face stores them. Bytes that are exactly 784 and no picture are pixels.
 */
final class ParquetRows {

	private static final int SAMPLE = 60;
	private static final String FILE = "_metadata.file_path";
	private static final String INDEX = "_metadata.row_index";

	private ParquetRows() {
	}

	/** @param files all Parquet files of the source */
	static JavaRDD<ImageRow> read(SparkSession spark, List<String> files) throws IOException {
		Dataset<Row> data = spark.read().parquet(files.toArray(String[]::new));
		StructField[] fields = data.schema().fields();
		int label = IntStream.range(0, fields.length).filter(i -> ImageTable.isLabelName(fields[i].name())).findFirst()
				.orElse(-1);
		Map<String, Long> firstRows = firstRows(data);
		for (StructField field : fields) {
			Column image = image(field);
			if (image != null) {
				boolean isList = field.dataType() instanceof ArrayType;
				ImageTable list = isList ? table(data, field) : null;
				return data.select(col(FILE), col(INDEX), label < 0 ? lit(null) : column(fields[label].name()), image).toJavaRDD()
						.map(row -> row(row, firstRows, list));
			}
		}
		return columns(data, fields, firstRows);
	}

	/** The column of images, if this is one. */
	private static @Nullable Column image(StructField field) {
		if (field.dataType() instanceof BinaryType || field.dataType() instanceof ArrayType list
				&& list.elementType() instanceof NumericType) {
			return column(field.name());
		}
		if (field.dataType() instanceof StructType structure) {
			for (StructField part : structure.fields()) {
				if (part.dataType() instanceof BinaryType && part.name().equals("bytes")) {
					return column(field.name()).getField(part.name());
				}
			}
		}
		return null;
	}

	private static Column column(String name) {
		return col("`" + name.replace("`", "``") + "`");
	}

	/** The number of the first row of each file within all files, ordered by name. */
	private static Map<String, Long> firstRows(Dataset<Row> data) {
		Map<String, Long> counts = new TreeMap<>(new NaturalOrder());
		data.select(col(FILE)).groupBy("file_path").count().collectAsList()
				.forEach(row -> counts.put(row.getString(0), row.getLong(1)));
		Map<String, Long> first = new HashMap<>();
		long rows = 0;
		for (Map.Entry<String, Long> file : counts.entrySet()) {
			first.put(file.getKey(), rows);
			rows += file.getValue();
		}
		return first;
	}

	private static ImageTable table(Dataset<Row> data, StructField field) throws IOException {
		List<List<String>> rows = new ArrayList<>();
		for (Row row : data.select(column(field.name())).takeAsList(SAMPLE)) {
			if (!row.isNullAt(0)) {
				rows.add(Arrays.stream(numbers(row.getAs(0))).mapToObj(String::valueOf).toList());
			}
		}
		List<String> names = IntStream.range(0, rows.isEmpty() ? 0 : rows.getFirst().size()).mapToObj(i -> "pixel" + i).toList();
		return ImageTable.of(field.name(), names, rows);
	}

	private static double[] numbers(Seq<?> list) {
		return CollectionConverters.asJava(list).stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
	}

	private static ImageRow row(Row row, Map<String, Long> firstRows, @Nullable ImageTable list) {
		String file = row.getString(0);
		long number = firstRows.get(file) + row.getLong(1);
		try {
			int label = label(row.get(2));
			if (row.isNullAt(3)) {
				return ImageRow.damaged(number, file, file + ", row " + row.getLong(1) + " has no image.");
			}
			if (list != null) {
				double[] values = numbers(row.getAs(3));
				return values.length == list.pixelColumns().length
						? ImageRow.of(number, file, label, list.ink(values))
						: ImageRow.damaged(number, file, file + ", row " + row.getLong(1) + " has " + values.length
								+ " pixels, expected " + list.pixelColumns().length + ".");
			}
			return ofBytes(row.getAs(3), number, file, label, row.getLong(1));
		} catch (IOException | ClassCastException | NullPointerException e) {
			return ImageRow.damaged(number, file, file + ", row " + row.getLong(1) + ": " + e.getMessage());
		}
	}

	private static ImageRow ofBytes(byte[] bytes, long number, String file, int label, long index) {
		boolean isPicture = PictureFormat.of(bytes).isPicture();
		return bytes.length == DigitImage.PIXELS && !isPicture
				? ImageRow.of(number, file, label, bytes)
				: ImageRow.ofPicture(number, file + ", row " + index, label, bytes);
	}

	private static int label(@Nullable Object value) throws DatasetFormatException {
		return value == null ? DigitDataset.UNLABELLED : ImageTable.label(String.valueOf(value));
	}

	private static JavaRDD<ImageRow> columns(Dataset<Row> data, StructField[] fields, Map<String, Long> firstRows)
			throws IOException {
		List<String> names = Arrays.stream(fields).map(StructField::name).toList();
		List<List<String>> rows = data.takeAsList(SAMPLE).stream().map(row -> IntStream.range(0, row.size())
				.mapToObj(i -> row.isNullAt(i) ? "" : String.valueOf(row.get(i))).toList()).toList();
		ImageTable table = ImageTable.of("The Parquet table", names, rows);
		int[] pixels = table.pixelColumns();
		List<Column> chosen = new ArrayList<>(List.of(col(FILE), col(INDEX),
				table.labelColumn() < 0 ? lit(null) : column(names.get(table.labelColumn()))));
		Arrays.stream(pixels).forEach(i -> chosen.add(column(names.get(i))));
		return data.select(chosen.toArray(Column[]::new)).toJavaRDD().map(row -> ofColumns(row, firstRows, table));
	}

	private static ImageRow ofColumns(Row row, Map<String, Long> firstRows, ImageTable table) {
		String file = row.getString(0);
		long number = firstRows.get(file) + row.getLong(1);
		double[] values = new double[row.size() - 3];
		try {
			for (int i = 0; i < values.length; i++) {
				if (row.isNullAt(i + 3)) {
					return ImageRow.damaged(number, file, file + ", row " + row.getLong(1) + ": pixel " + i + " is empty.");
				}
				values[i] = ((Number) row.get(i + 3)).doubleValue();
			}
			return ImageRow.of(number, file, label(row.get(2)), table.ink(values));
		} catch (DatasetFormatException | ClassCastException e) {
			return ImageRow.damaged(number, file, file + ", row " + row.getLong(1) + ": " + e.getMessage());
		}
	}

	/** Decodes a picture of one digit; other rows stay as they are. */
	static ImageRow decoded(ImageRow row) {
		byte[] picture = row.picture();
		if (picture == null) {
			return row;
		}
		try {
			return row.with(DigitPicture.read(Path.of(row.file()), new ByteArrayInputStream(picture)).toBytes());
		} catch (IOException e) {
			return row.damaged(String.valueOf(e.getMessage()));
		}
	}
}
