package digitlab.spark;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.dataset.DigitImage;
import digitlab.recognition.ScoredPrediction;
import digitlab.report.FilePrediction;
import digitlab.report.FilePrediction.DigitReading;
import digitlab.report.FilePrediction.LineReading;
import digitlab.report.FilePrediction.MarkReading;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The table of readings: the keys of {@code digitlab predict --json}, and the number of the row. */
final class Reading {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final List<Double> WHOLE = List.of(0.0, 0.0, (double) DigitImage.SIDE, (double) DigitImage.SIDE);

	private static final ArrayType NUMBERS = DataTypes.createArrayType(DataTypes.DoubleType, false);
	private static final ArrayType DIGITS = DataTypes.createArrayType(new StructType().add("digit", DataTypes.IntegerType)
			.add("confidence", DataTypes.DoubleType).add("digitScore", DataTypes.DoubleType).add("probabilities", NUMBERS)
			.add("box", NUMBERS));
	private static final ArrayType LINES = DataTypes
			.createArrayType(new StructType().add("number", DataTypes.StringType).add("box", NUMBERS).add("digits", DIGITS));
	private static final ArrayType MARKS = DataTypes
			.createArrayType(new StructType().add("text", DataTypes.StringType).add("box", NUMBERS));

	private Reading() {
	}

	/** @param flat whether lists are JSON texts, as CSV needs */
	static StructType columns(boolean flat) {
		return new StructType().add("row", DataTypes.LongType).add("file", DataTypes.StringType)
				.add("number", DataTypes.StringType).add("rejected", DataTypes.BooleanType)
				.add("digitScore", DataTypes.DoubleType).add("digits", flat ? DataTypes.StringType : DIGITS)
				.add("lines", flat ? DataTypes.StringType : LINES).add("marks", flat ? DataTypes.StringType : MARKS)
				.add("turned", DataTypes.IntegerType).add("error", DataTypes.StringType);
	}

	/** The reading of an image of one digit, which is all of its box. */
	static FilePrediction of(String file, ScoredPrediction answer) {
		int digit = answer.prediction().digit();
		DigitReading reading = new DigitReading(digit, answer.prediction().confidence(), answer.digitScore(),
				answer.prediction().probabilities(), WHOLE);
		return new FilePrediction(file, answer.isDigit() ? Integer.toString(digit) : null, !answer.isDigit(),
				answer.digitScore(), List.of(reading), List.of(), List.of(), 0, Integer.toString(digit), false, false, null);
	}

	/** The row of an image that could not be read. */
	static Row damaged(ImageRow image) {
		return RowFactory.create(image.row(), image.file(), null, true, 0.0, null, null, null, 0, image.error());
	}

	static Row row(ImageRow image, FilePrediction reading, boolean flat) {
		return RowFactory.create(image.row(), image.file(), reading.number(), reading.rejected(), reading.digitScore(),
				flat ? json(reading.digits()) : digits(reading.digits()), flat ? json(reading.lines()) : lines(reading.lines()),
				flat ? json(reading.marks()) : marks(reading.marks()), reading.turned(), reading.error());
	}

	private static String json(Object value) {
		try {
			return JSON.writeValueAsString(value);
		} catch (JsonProcessingException e) {
			throw new IllegalStateException("A reading could not be written as JSON", e);
		}
	}

	private static Row[] digits(List<DigitReading> digits) {
		return digits.stream().map(digit -> RowFactory.create(digit.digit(), digit.confidence(), digit.digitScore(),
				digit.probabilities().toArray(), digit.box().toArray())).toArray(Row[]::new);
	}

	private static Row[] lines(List<LineReading> lines) {
		return lines.stream()
				.map(line -> RowFactory.create(line.number(), line.box().toArray(), digits(line.digits()))).toArray(Row[]::new);
	}

	private static Row[] marks(List<MarkReading> marks) {
		return marks.stream()
				.map(mark -> RowFactory.create(mark.text(), mark.box().toArray())).toArray(Row[]::new);
	}
}
