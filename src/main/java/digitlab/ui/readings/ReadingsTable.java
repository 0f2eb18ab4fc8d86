package digitlab.ui.readings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;

import atlantafx.base.theme.Styles;
import digitlab.dataset.DigitDataset;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Numbers;
import digitlab.ui.readings.ReadingJob.Result;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** A table with a row for each image. Only visible rows are created, so it scrolls smoothly with many thousands. */
final class ReadingsTable extends TableView<ReadRow> {

	private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
	private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
	private static final double ROW_HEIGHT = 44;
	private static final int PICTURE = 36;
	private static final double DATA_WIDTH = 64;
	private static final double FILE_WIDTH = 108;
	private static final double MARGIN = 16;
	private static final double SCROLL_BAR = 14;
	/** Widths of columns, and the height of two lines of words, in em. */
	private static final double NAME = 5.8;
	private static final double READING = 6.1;
	private static final double LABEL = 4.6;
	private static final double SURE = 6;
	private static final double WORDS = 9;
	private static final double LINES = 2.9;

	private double em = 14;
	private final TableColumn<ReadRow, ReadRow> picture = column("", Comparator.comparingInt(ReadRow::place));
	private final TableColumn<ReadRow, ReadRow> name = column(tr("File"), Comparator.comparingInt(ReadRow::place));
	private final TableColumn<ReadRow, ReadRow> reading = column(tr("Reading"), Comparator.comparing(ReadRow::oneLine));
	private final TableColumn<ReadRow, ReadRow> label = column(tr("Label"), Comparator.comparingInt(ReadRow::label));
	private final TableColumn<ReadRow, ReadRow> sure = column(tr("Sure"),
			Comparator.comparingDouble(row -> row.reading().certainty()));
	private final TableColumn<ReadRow, ReadRow> words = column(tr("In words"),
			Comparator.comparing(row -> row.reading().words()));

	ReadingsTable(ReadingsViewModel model) {
		setId("readings-table");
		getStyleClass().addAll(Styles.DENSE, "readings-table");
		setAccessibleText(tr("Readings"));
		setFixedCellSize(ROW_HEIGHT);
		widthProperty().subscribe(_ -> fit());
		setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
		setPlaceholder(new Label(tr("No such rows")));
		picture.setCellFactory(_ -> new PictureCell());
		picture.setSortable(false);
		name.setCellFactory(_ -> new WordsCell(ReadRow::name));
		reading.setCellFactory(_ -> new WordsCell(ReadRow::oneLine, "reading-number"));
		label.setCellFactory(_ -> new LabelCell());
		sure.setId("sure");
		sure.setCellFactory(_ -> new SureCell());
		words.setId("words");
		words.setCellFactory(_ -> new WordsCell(row -> row.reading().words(), "words-cell"));
		getColumns().addAll(List.of(picture, name, reading, label, sure, words));
		setRowFactory(_ -> new Row());
		SortedList<ReadRow> sorted = new SortedList<>(model.shown());
		sorted.comparatorProperty().bind(comparatorProperty());
		setItems(sorted);
		setOnKeyPressed(event -> {
			if (event.getCode() == KeyCode.ENTER && getSelectionModel().getSelectedItem() instanceof ReadRow row) {
				model.toCanvas(row);
				event.consume();
			}
		});
		Lifetime.keep(model.resultProperty().subscribe(this::head));
	}

	/** Whether there are labels is not known until the end. */
	private void head(@Nullable Result result) {
		boolean isDataset = result != null && result.isDataset();
		double width = isDataset ? DATA_WIDTH : FILE_WIDTH;
		picture.setMinWidth(width);
		picture.setMaxWidth(width);
		limit();
		label.setVisible(result != null && result.isLabelled());
		fit();
		name.setText(!isDataset ? tr("File") : result.isLabelled() ? tr("Image") : "ImageId");
	}

	/**
	 * Makes the columns grow with the text.
	 *
	 * @param em the text size in pixels
	 */
	void setTextSize(double em) {
		this.em = em;
		setFixedCellSize(Math.max(ROW_HEIGHT, LINES * em));
		name.setMinWidth(NAME * em);
		reading.setMinWidth(READING * em);
		label.setMinWidth(LABEL * em);
		label.setMaxWidth(LABEL * em);
		sure.setMinWidth(SURE * em);
		sure.setMaxWidth(SURE * em);
		words.setMinWidth(WORDS * em);
		limit();
	}

	/** Hides columns if space is scarce: the words and the picture are beside the table too. */
	private void fit() {
		double others = picture.getMaxWidth() + (NAME + READING + SURE + (label.isVisible() ? LABEL : 0)) * em + SCROLL_BAR;
		words.setVisible(getWidth() == 0 || getWidth() >= others + WORDS * em);
		picture.setVisible(getWidth() == 0 || getWidth() >= others);
	}

	/** A digit and its number need no more space, however wide the window; file names and longer numbers may. */
	private void limit() {
		boolean isDataset = picture.getMaxWidth() == DATA_WIDTH;
		name.setMaxWidth(isDataset ? NAME * em : Double.MAX_VALUE);
		reading.setMaxWidth(isDataset ? READING * em : Double.MAX_VALUE);
		fit();
	}

	private static TableColumn<ReadRow, ReadRow> column(String title, Comparator<ReadRow> order) {
		TableColumn<ReadRow, ReadRow> column = new TableColumn<>(title);
		column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
		column.setComparator(order);
		column.setReorderable(false);
		return column;
	}

	/** Highlights what the user should check. */
	private static final class Row extends TableRow<ReadRow> {

		@Override
		protected void updateItem(@Nullable ReadRow row, boolean empty) {
			super.updateItem(row, empty);
			pseudoClassStateChanged(DOUBTFUL, row != null && !empty && row.reading().isDoubtful());
			pseudoClassStateChanged(WRONG, row != null && !empty && row.isWrong());
			setAccessibleText(row == null || empty ? null : spoken(row));
		}

		private static String spoken(ReadRow row) {
			List<String> parts = new ArrayList<>(List.of(row.title() + ": " + row.oneLine(), row.reading().words()));
			if (row.reading().isDoubtful()) {
				parts.add(tr("doubtful"));
			}
			if (row.isWrong()) {
				parts.add(tr("its label says %d", row.label()));
			}
			return String.join(tr(", "), parts);
		}
	}

	private static class WordsCell extends TableCell<ReadRow, ReadRow> {

		private final Function<ReadRow, String> words;

		WordsCell(Function<ReadRow, String> words, String... styles) {
			this.words = words;
			getStyleClass().addAll(styles);
		}

		@Override
		protected void updateItem(@Nullable ReadRow row, boolean empty) {
			super.updateItem(row, empty);
			setText(row == null || empty ? null : words.apply(row));
			setGraphic(row == null || empty ? null : icon(row));
		}

		@Nullable
		Icon icon(ReadRow row) {
			return null;
		}
	}

	private static final class SureCell extends WordsCell {

		SureCell() {
			super(row -> row.reading().isRefused() ? "–" : Numbers.percent(row.reading().certainty()), "sure-cell");
		}

		@Override
		@Nullable
		Icon icon(ReadRow row) {
			return row.reading().isDoubtful() ? new Icon(Feather.ALERT_TRIANGLE) : null;
		}
	}

	private static final class LabelCell extends WordsCell {

		LabelCell() {
			super(row -> row.label() == DigitDataset.UNLABELLED ? "" : Integer.toString(row.label()), "label-cell");
		}

		@Override
		@Nullable
		Icon icon(ReadRow row) {
			return row.isWrong() ? new Icon(Feather.X) : null;
		}
	}

	private static final class PictureCell extends TableCell<ReadRow, ReadRow> {

		private final ImageView picture = new ImageView();

		PictureCell() {
			picture.setPreserveRatio(true);
		}

		@Override
		protected void updateItem(@Nullable ReadRow row, boolean empty) {
			ReadRow before = getItem();
			super.updateItem(row, empty);
			if (row == null || empty) {
				setGraphic(null);
			} else {
				if (row != before || picture.getImage() == null) {
					picture.setImage(InkPictures.small(row.image(), PICTURE));
					double room = getTableColumn().getWidth() - MARGIN;
					boolean fits = picture.getImage().getWidth() <= room && picture.getImage().getHeight() <= PICTURE;
					picture.setFitWidth(fits ? 0 : room);
					picture.setFitHeight(fits ? 0 : PICTURE);
				}
				setGraphic(picture);
			}
		}
	}
}
