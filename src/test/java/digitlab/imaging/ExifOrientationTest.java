package digitlab.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

import digitlab.segmentation.DigitNormalizer;
import digitlab.sketch.Box;
import digitlab.sketch.Frame;
import digitlab.sketch.InkImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ExifOrientationTest {

	private static final int TURN_CLOCKWISE = 6;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = {"jpeg", "webp", "tiff", "png"})
	void aCameraHeldSidewaysIsTurnedUpright(String format) throws IOException {
		InkImage ink = ImageIntake.read(Files.write(folder.resolve("picture"), bar(format, TURN_CLOCKWISE)));
		assertThat(ink.width()).isEqualTo(200);
		assertThat(ink.height()).isEqualTo(300);
		// The bar at x 100..120, y 50..150 of 300 × 200 moves to x 200-150..200-50, y 100..120.
		Box box = DigitNormalizer.normalize(ink).orElseThrow().box();
		assertThat(box.x()).isCloseTo(50, within(2.0));
		assertThat(box.y()).isCloseTo(100, within(2.0));
		assertThat(box.width()).isCloseTo(100, within(4.0));
	}

	/**
	 * A mark at x 16..20, y 4..6 of a strip of 16001 × 11, which is reduced 3 times and so ends with 2 of 3 columns and 2 of 3
	 * rows.
	 */
	@ParameterizedTest
	@CsvSource({"1, 0, 0", "2, -1, 0", "3, -1, -1", "4, 0, -1", "5, 0, 0", "6, -1, 0", "7, -1, -1", "8, 0, -1"})
	void reducedPixelsLieWhereTheyWere(int orientation, int x, int y) throws IOException {
		BufferedImage wide = new BufferedImage(16001, 11, BufferedImage.TYPE_BYTE_GRAY);
		byte[] file = TiffFiles.of(Map.of(TiffFiles.ORIENTATION, orientation), wide);
		ImageDecoder.Decoded decoded = ImageDecoder.decode(Files.write(folder.resolve("wide.tiff"), file));
		assertThat(decoded.frame()).isEqualTo(new Frame(x, y, 3));
		assertThat(decoded.sourceWidth()).isEqualTo(orientation >= 5 ? 11 : 16001);
	}

	@Test
	void unreadableExifDataIsIgnored() {
		for (PictureFormat format : PictureFormat.values()) {
			assertThat(ExifOrientation.of(new byte[0], format)).isEqualTo(1);
			assertThat(ExifOrientation.of(new byte[]{'M', 'M', 0, '*', 0, 0, 0, 9, 0}, format)).isEqualTo(1);
		}
		assertThat(ExifOrientation.of(exif(9), PictureFormat.TIFF)).isEqualTo(1);
		assertThat(ExifOrientation.of(exif(8), PictureFormat.TIFF)).isEqualTo(8);
	}

	private static byte[] exif(int orientation) {
		return TiffFiles.directory(Map.of(TiffFiles.ORIENTATION, orientation));
	}

	private static byte[] bar(String format, int orientation) throws IOException {
		BufferedImage picture = Pictures.draw(300, 200, Color.WHITE, g -> {
			g.setColor(Color.BLACK);
			g.fillRect(100, 50, 20, 100);
		});
		byte[] exif = exif(orientation);
		return switch (format) {
			case "webp" -> WebpFiles.lossless(picture, exif);
			case "tiff" -> TiffFiles.of(Map.of(TiffFiles.ORIENTATION, orientation), picture);
			case "png" -> inserted(written("png", picture), 33, pngChunk(exif));
			default -> inserted(written("jpeg", picture), 2, jpegSegment(exif));
		};
	}

	private static byte[] written(String format, BufferedImage picture) throws IOException {
		BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
		opaque.createGraphics().drawImage(picture, 0, 0, null);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		assertThat(ImageIO.write(opaque, format, bytes)).isTrue();
		return bytes.toByteArray();
	}

	private static byte[] jpegSegment(byte[] exif) {
		return ByteBuffer.allocate(10 + exif.length).putShort((short) 0xffe1).putShort((short) (8 + exif.length))
				.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif).array();
	}

	private static byte[] pngChunk(byte[] exif) {
		ByteBuffer chunk = ByteBuffer.allocate(12 + exif.length).putInt(exif.length)
				.put("eXIf".getBytes(StandardCharsets.US_ASCII)).put(exif);
		CRC32 sum = new CRC32();
		sum.update(chunk.array(), 4, 4 + exif.length);
		return chunk.putInt((int) sum.getValue()).array();
	}

	private static byte[] inserted(byte[] file, int at, byte[] part) {
		return ByteBuffer.allocate(file.length + part.length).put(file, 0, at).put(part).put(file, at, file.length - at).array();
	}
}
