package digitlab.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.schema.FileSchema;
import dev.hardwood.schema.SchemaNode;
import digitlab.dataset.DatasetDescription;
import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.io.TextSanitizer;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * Reads images from a Parquet file: picture files in a column of bytes, directly or within a structure as Hugging Face stores
 * them; pixels in a column of lists; or pixels in one column each.
 */
final class ParquetSource implements ImageSource {

	private static final String FORM = "Parquet";
	private static final int MAX_SHOWN = 40;
	private static final int SAMPLE = 60;
	private static final int MAX_LIST = 256 * 256;

	private final Entry file;
	private final Kind kind;
	/** The column of images; -1 if each pixel has one. */
	private final int image;
	/** The field of the bytes within a structure; null if the column holds them directly. */
	private final @Nullable String field;
	private final int label;
	private final List<String> names;
	private final @Nullable TableLayout layout;

	private enum Kind {
		PICTURES, LISTS, COLUMNS
	}

	private ParquetSource(Entry file, Kind kind, int image, @Nullable String field, int label, List<String> names,
			@Nullable TableLayout layout) {
		this.file = file;
		this.kind = kind;
		this.image = image;
		this.field = field;
		this.label = label;
		this.names = names;
		this.layout = layout;
	}

	/**
	 * @param memory the memory that Java may use, in bytes
	 * @throws DatasetFormatException if it is damaged or holds no images
	 */
	static ParquetSource of(Entry file, long memory) throws IOException {
		try (ParquetFile parquet = ParquetFile.open(file, memory)) {
			return ParquetFile.guarded(file, () -> of(file, parquet));
		}
	}

	private static ParquetSource of(Entry file, ParquetFile parquet) throws IOException {
		FileSchema schema = parquet.reader().getFileSchema();
		List<SchemaNode> columns = schema.getRootNode().children();
		List<String> names = columns.stream().map(column -> TextSanitizer.of(column.name(), MAX_SHOWN)).toList();
		int label = -1;
		for (int i = 0; i < columns.size() && label < 0; i++) {
			label = HeaderFinder.isLabelName(names.get(i)) && columns.get(i) instanceof SchemaNode.PrimitiveNode ? i : -1;
		}
		for (int i = 0; i < columns.size(); i++) {
			if (columns.get(i) instanceof SchemaNode.GroupNode group) {
				if (group.isList()) {
					return new ParquetSource(file, Kind.LISTS, i, null, label, names, null);
				}
				for (SchemaNode child : group.children()) {
					if (isBytes(child) && child.name().equals("bytes")) {
						return new ParquetSource(file, Kind.PICTURES, i, child.name(), label, names, null);
					}
				}
			} else if (isBytes(columns.get(i)) && i != label && columns.size() < 20
					&& ((SchemaNode.PrimitiveNode) columns.get(i)).logicalType() == null) {
				return new ParquetSource(file, Kind.PICTURES, i, null, label, names, null);
			}
		}
		return new ParquetSource(file, Kind.COLUMNS, -1, null, label, names, layout(file, parquet, names));
	}

	private static boolean isBytes(SchemaNode node) {
		return node instanceof SchemaNode.PrimitiveNode leaf && leaf.type() == PhysicalType.BYTE_ARRAY;
	}

	private static TableLayout layout(Entry file, ParquetFile parquet, List<String> names) throws IOException {
		List<List<String>> rows = new ArrayList<>();
		try (RowReader reader = parquet.rows()) {
			while (rows.size() < SAMPLE && reader.hasNext()) {
				reader.next();
				List<String> row = new ArrayList<>();
				for (int i = 0; i < names.size(); i++) {
					row.add(text(reader, i));
				}
				rows.add(row);
			}
		}
		if (rows.isEmpty()) {
			throw new DatasetFormatException(tr("%s holds no rows: a table of digits has one row for each image.", file.name()));
		}
		return LayoutFinder.find(file.name(), names, rows, 1);
	}

	static String text(RowReader reader, int column) {
		Object value = reader.isNull(column) ? "" : reader.getRawValue(column);
		return value instanceof byte[] bytes ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8) : String.valueOf(value);
	}

	@Override
	public Entry file() {
		return file;
	}

	@Override
	public boolean isLabelled() {
		return layout == null ? label >= 0 : layout.isLabelled();
	}

	/** {@inheritDoc} Progress counts images. */
	@Override
	public DigitDataset read(String source, ReadOptions options, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		try (ParquetFile parquet = ParquetFile.open(file, options.memory())) {
			return ParquetFile.guarded(file, () -> read(source, parquet, options, progress, cancellation));
		}
	}

	private DigitDataset read(String source, ParquetFile parquet, ReadOptions options, ProgressListener progress,
			CancellationToken cancellation)
			throws IOException {
		ImageCollector images = new ImageCollector(file.name(), options.memory());
		DatasetDescription.Builder found = new DatasetDescription.Builder(FORM).file(file.path());
		ParquetFiller filler = filler(parquet, found);
		try (RowReader rows = parquet.rows()) {
			while (rows.hasNext()) {
				if (cancellation.isCancelled()) {
					throw new CancellationException("Reading " + file.name() + " was stopped.");
				}
				rows.next();
				int row = images.size() + 1;
				byte[] room = images.room();
				int code = filler.fill(rows, row, room, images.offset(), images.labels());
				images.add(code);
				progress.progress(row, parquet.rowCount());
			}
		}
		filler.describe(found);
		String labels = isLabelled() ? "" : " without labels";
		return images.toDataset(source + labels, options.labels(), LabelCodes.Ten.UNKNOWN, found,
				index -> tr("row %d", index + 1));
	}

	private ParquetFiller filler(ParquetFile parquet, DatasetDescription.Builder found) throws IOException {
		if (layout != null) {
			layout.describe(found);
			return new ParquetColumns(file, layout);
		}
		found.labels(label < 0 ? null : tr("column %s", names.get(label)), false);
		return kind == Kind.PICTURES ? new PictureFiller() : listFiller(parquet);
	}

	private int label(RowReader rows, LabelCodes labels) throws DatasetFormatException {
		return label < 0 ? DigitDataset.UNLABELLED : labels.code(text(rows, label));
	}

	private final class PictureFiller implements ParquetFiller {

		@Override
		public int fill(RowReader rows, int row, byte[] room, int offset, LabelCodes labels) throws IOException {
			var struct = field == null ? null : rows.getStruct(image);
			byte[] bytes = field == null ? rows.getBinary(image) : struct == null ? null : struct.getBinary(field);
			if (bytes == null || bytes.length == 0) {
				throw new DatasetFormatException(
						tr("%s, row %d: there is no picture in column %s.", file.name(), row, names.get(image)));
			}
			String name = tr("%s, row %d", file.name(), row);
			PictureSource.read(name, new ByteArrayInputStream(bytes)).copyTo(room, offset);
			return label(rows, labels);
		}

		@Override
		public void describe(DatasetDescription.Builder found) {
			found.note(tr("Column %s contains picture files.", names.get(image)));
		}
	}

	/** The first rows determine size and scale. */
	private ParquetFiller listFiller(ParquetFile parquet) throws IOException {
		ValueRange range = new ValueRange();
		int pixels = -1;
		try (RowReader rows = parquet.rows()) {
			for (int i = 0; i < SAMPLE && rows.hasNext(); i++) {
				rows.next();
				double[] values = values(rows, i + 1, new double[0]);
				pixels = pixels < 0 ? values.length : pixels;
				for (double value : values) {
					range.add(value);
				}
			}
		}
		int side = LayoutFinder.side(pixels);
		if (side < 0) {
			throw new DatasetFormatException(
					tr("%s has lists of %d values in column %s; expected 784 pixels (28 × 28) or another square number "
							+ "such as 64 or 256.", file.name(), Math.max(0, pixels), names.get(image)));
		}
		return new ListFiller(side, range.scale(file.name()));
	}

	private double[] values(RowReader rows, int row, double[] reused) throws DatasetFormatException {
		PqList list = rows.isNull(image) ? null : rows.getList(image);
		List<Double> all = new ArrayList<>();
		if (list == null || !addAll(list, all)) {
			throw new DatasetFormatException(
					tr("%s, row %d: column %s contains no list of numbers.", file.name(), row, names.get(image)));
		}
		double[] values = reused.length == all.size() ? reused : new double[all.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = all.get(i);
		}
		return values;
	}

	private static boolean addAll(PqList list, List<Double> all) {
		for (int i = 0; i < list.size(); i++) {
			Object value = list.get(i);
			if (value instanceof Number number) {
				all.add(number.doubleValue());
			} else if (!(value instanceof PqList inner) || !addAll(inner, all)) {
				return false;
			}
			if (all.size() > MAX_LIST) {
				return false;
			}
		}
		return true;
	}

	private final class ListFiller implements ParquetFiller {

		private final int side;
		private final PixelScale scale;
		private final SquareScaler scaler;
		private double[] reused = new double[0];

		ListFiller(int side, PixelScale scale) {
			this.side = side;
			this.scale = scale;
			scaler = new SquareScaler(side, side);
		}

		@Override
		public int fill(RowReader rows, int row, byte[] room, int offset, LabelCodes labels) throws IOException {
			reused = values(rows, row, reused);
			if (reused.length != side * side) {
				throw new DatasetFormatException(
						tr("%s, row %d has %d pixels, and the rows before it %d.", file.name(), row, reused.length, side * side));
			}
			ParquetFiller.put(reused, scale, scaler, side, tr("%s, row %d", file.name(), row), room, offset);
			return label(rows, labels);
		}

		@Override
		public void describe(DatasetDescription.Builder found) {
			found.scale(scale.inWords()).size(side, side);
			TableReader.tellInverted(found, scaler.inverted());
		}
	}
}
