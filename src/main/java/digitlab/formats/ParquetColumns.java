package digitlab.formats;

import java.io.IOException;

import dev.hardwood.reader.RowReader;
import digitlab.dataset.DatasetDescription;
import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.formats.TableLayout.Column;

import static digitlab.language.Localization.tr;

/** Reads images whose pixels have a column each. */
final class ParquetColumns implements ParquetFiller {

	private final Entry file;
	private final TableLayout table;
	private final SquareScaler scaler;
	private final double[] values;

	/** Reads the columns as given by the layout. */
	ParquetColumns(Entry file, TableLayout table) {
		this.file = file;
		this.table = table;
		scaler = new SquareScaler(table.side(), table.side());
		values = new double[table.side() * table.side()];
	}

	@Override
	public int fill(RowReader rows, int row, byte[] room, int offset, LabelCodes labels) throws IOException {
		int pixel = 0;
		int code = DigitDataset.UNLABELLED;
		int oneHot = 0;
		for (int i = 0; i < table.columns().size(); i++) {
			Column column = table.columns().get(i);
			if (column == Column.PIXEL) {
				values[pixel++] = number(rows, row, i);
			} else if (column == Column.LABEL) {
				code = labels.code(ParquetSource.text(rows, i));
			} else if (column == Column.ONE_HOT) {
				code = number(rows, row, i) == 1 ? oneHot : code;
				oneHot++;
			}
		}
		ParquetFiller.put(values, table.scale(), scaler, table.side(), tr("%s, row %d", file.name(), row), room, offset);
		return code;
	}

	private double number(RowReader rows, int row, int column) throws DatasetFormatException {
		Object value = rows.isNull(column) ? null : rows.getRawValue(column);
		if (value instanceof Number number) {
			return number.doubleValue();
		}
		throw new DatasetFormatException(
				tr("%s, row %d, column %s: there is no number.", file.name(), row, table.column(column)));
	}

	@Override
	public void describe(DatasetDescription.Builder found) {
		TableReader.tellInverted(found, scaler.inverted());
	}
}
