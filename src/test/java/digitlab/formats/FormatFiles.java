package digitlab.formats;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.IdxFiles;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

/** Creates small files in many formats, all of the same images: those of {@link IdxFiles#dataset}. */
public final class FormatFiles {

	private static final int PIXELS = DigitImage.PIXELS;
	private static final String MAT_NAME = "MATLAB 5.0 MAT-file";
	private static final int MAT_TEXT = 116;

	private FormatFiles() {
	}

	/** All pixels of the first images, image by image. */
	static byte[] pixels(int count) {
		byte[] all = new byte[count * PIXELS];
		DigitDataset digits = IdxFiles.dataset(count);
		for (int i = 0; i < count; i++) {
			digits.copyPixels(i, all, i * PIXELS);
		}
		return all;
	}

	/** Labels 0, 1, … 9, 0, …, one byte each. */
	static byte[] labels(int count) {
		byte[] labels = new byte[count];
		for (int i = 0; i < count; i++) {
			labels[i] = (byte) (i % 10);
		}
		return labels;
	}

	/** A text table; each pixel is written by {@code field}. */
	static String table(int count, String separator, java.util.function.IntFunction<String> field, boolean isLabelLast) {
		byte[] all = pixels(count);
		return IntStream.range(0, count).mapToObj(i -> {
			String row = IntStream.range(0, PIXELS).mapToObj(p -> field.apply(all[i * PIXELS + p] & 0xff))
					.collect(Collectors.joining(separator));
			return isLabelLast ? row + separator + i % 10 : i % 10 + separator + row;
		}).collect(Collectors.joining("\n", "", "\n"));
	}

	/** A NumPy array file of version 1. */
	public static byte[] npy(String type, String shape, boolean fortran, byte[] values) {
		String text = "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (" + shape
				+ "), }";
		String padded = text + " ".repeat(63 - (10 + text.length()) % 64) + "\n";
		return ByteBuffer.allocate(10 + padded.length() + values.length).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x93)
				.put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0).putShort((short) padded.length())
				.put(padded.getBytes(StandardCharsets.US_ASCII)).put(values).array();
	}

	/** Values as floats of four bytes, little-endian, each divided by 255. */
	static byte[] floats(byte[] values) {
		ByteBuffer floats = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		for (byte value : values) {
			floats.putFloat((value & 0xff) / 255f);
		}
		return floats.array();
	}

	/** A matrix with the first dimension fastest instead of the last. */
	static byte[] columnMajor(byte[] values, int rows, int columns) {
		byte[] turned = new byte[values.length];
		for (int row = 0; row < rows; row++) {
			for (int column = 0; column < columns; column++) {
				turned[column * rows + row] = values[row * columns + column];
			}
		}
		return turned;
	}

	/** A compressed archive of these files; the same files give the same bytes. */
	public static byte[] zip(Map<String, byte[]> files) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				ZipEntry entry = new ZipEntry(file.getKey());
				entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
				zip.putNextEntry(entry);
				zip.write(file.getValue());
				zip.closeEntry();
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	/** An IDX file of unsigned bytes. */
	static byte[] idx(byte[] values, int... shape) {
		ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + values.length).put((byte) 0).put((byte) 0).put((byte) 8)
				.put((byte) shape.length);
		for (int size : shape) {
			bytes.putInt(size);
		}
		return bytes.put(values).array();
	}

	/** A matrix of unsigned bytes or doubles; the value at a row and a column is {@code value} of row × columns + column. */
	static Matrix matrix(int rows, int columns, MatlabType type, IntUnaryOperator value) {
		Matrix matrix = Mat5.newMatrix(rows, columns, type);
		for (int row = 0; row < rows; row++) {
			for (int column = 0; column < columns; column++) {
				matrix.setInt(row, column, value.applyAsInt(row * columns + column));
			}
		}
		return matrix;
	}

	/** A MATLAB file of version 5; the same arrays give the same bytes. */
	public static byte[] mat(MatFile file) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
		Mat5.newWriter(Sinks.wrap(bytes)).writeMat(file);
		bytes.flip();
		byte[] all = new byte[bytes.remaining()];
		bytes.get(all);
		// After the format's name, the text names the system and the time of writing.
		Arrays.fill(all, MAT_NAME.length(), MAT_TEXT, (byte) ' ');
		return all;
	}

	/** A grey picture. */
	public static byte[] png(int width, int height, IntUnaryOperator lightness) {
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < width * height; i++) {
			picture.getRaster().setSample(i % width, i / width, 0, lightness.applyAsInt(i));
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(picture, "png", bytes);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	/** ARFF's header as in OpenML's mnist_784. */
	public static String arffHeader() {
		return "% from a comment on\n@RELATION mnist_784\n\n" + IntStream.rangeClosed(1, PIXELS)
				.mapToObj(i -> "@ATTRIBUTE pixel" + i + " real\n").collect(Collectors.joining())
				+ "@ATTRIBUTE class {0,1,2,3,4,5,6,7,8,9}\n\n@DATA\n";
	}
}
