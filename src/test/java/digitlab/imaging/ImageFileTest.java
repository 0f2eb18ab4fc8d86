package digitlab.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import digitlab.segmentation.DigitNormalizer;
import digitlab.sketch.Box;
import digitlab.sketch.InkImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ImageFileTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff", "webp"})
	void everyFormatGivesTheSameBox(String format) throws IOException {
		Box box = DigitNormalizer.normalize(ImageIntake.read(bar(format))).orElseThrow().box();
		double ringing = format.equals("jpg") ? 2 : 0; // JPEG smears edges a little
		assertThat(box.x()).isCloseTo(100, within(ringing));
		assertThat(box.y()).isCloseTo(50, within(ringing));
		assertThat(box.width()).isCloseTo(20, within(2 * ringing));
		assertThat(box.height()).isCloseTo(100, within(2 * ringing));
	}

	/** A ramp of greys, so that any change of tone shows. */
	@ParameterizedTest
	@ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_3BYTE_BGR})
	void greyFilesHaveTheSameTonesAsColourFiles(int type) throws IOException {
		int[] expected = new int[256 * 4];
		BufferedImage ramp = new BufferedImage(256, 4, type);
		for (int i = 0; i < expected.length; i++) {
			int tone = i % 256;
			expected[i] = 0xff000000 | tone * 0x010101;
			int sample = type == BufferedImage.TYPE_USHORT_GRAY ? tone * 257 : tone;
			for (int band = 0; band < ramp.getRaster().getNumBands(); band++) {
				ramp.getRaster().setSample(tone, i / 256, band, sample);
			}
		}
		Path file = folder.resolve("ramp.png");
		ImageIO.write(ramp, "png", file.toFile());
		assertThat(ImageIntake.read(file).toArray()).isEqualTo(ImageIntake.fromArgb(256, 4, expected).toArray());
	}

	@Test
	void missingAndUnreadableFilesGetASentence() throws IOException {
		assertSentence(folder.resolve("no.png"), "There is no file ");
		assertSentence(folder, "is a folder, not a picture.");
		assertSentence(Files.createFile(folder.resolve("empty.png")), "is empty.");
		assertSentence(Files.writeString(folder.resolve("text.png"), "a text"),
				"is a text, which Digit Lab cannot read: pictures in PNG, JPEG, WebP, TIFF, GIF and BMP can be read.");
	}

	@ParameterizedTest
	@ValueSource(strings = {"png", "gif", "bmp", "webp", "tiff"})
	void aTruncatedFileIsSaidToBeDamaged(String format) throws IOException {
		Path file = bar(format);
		byte[] bytes = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
		assertSentence(file, "is damaged or truncated: it starts like a");
	}

	@ParameterizedTest
	@ValueSource(strings = {"png", "jpg", "gif", "bmp", "webp", "tiff"})
	void damagedFilesGiveASentenceOrAPicture(String format) throws IOException {
		Path file = bar(format);
		byte[] whole = Files.readAllBytes(file);
		Random random = new Random(3);
		for (int i = 0; i < 60; i++) {
			byte[] damaged = whole.clone();
			for (int hit = 0; hit < 5; hit++) {
				damaged[4 + random.nextInt(Math.min(200, damaged.length - 4))] = (byte) random.nextInt(256);
			}
			Files.write(file, damaged);
			try {
				assertThat(ImageIntake.read(file).width()).isPositive();
			} catch (ImageFormatException expected) {
				assertThat(expected).hasMessageContaining(file.toString());
			}
		}
	}

	@Test
	void declaredSizesAreCheckedBeforeDecoding() throws IOException {
		Path file = bar("png");
		byte[] bytes = Files.readAllBytes(file);
		ByteBuffer.wrap(bytes).putInt(16, 60_000).putInt(20, 60_000); // IHDR: width and height
		Files.write(file, bytes);
		assertSentence(file, "60000 × 60000 pixels, more than the 100 megapixels that can be read: make it smaller first.");
	}

	/** Changes the size declared in a PNG's header. */
	private Path declared(int width, int height) throws IOException {
		Path file = bar("png");
		byte[] bytes = Files.readAllBytes(file);
		ByteBuffer.wrap(bytes).putInt(16, width).putInt(20, height);
		return Files.write(file, bytes);
	}

	@Test
	void bombsAreRefusedBeforeTheyAreUnpacked() throws IOException {
		assertSentence(declared(100_000, 100_000), "100000 × 100000 pixels, more than the 100 megapixels that can be read");
		assertSentence(declared(90_000_000, 1), "90000000 × 1 pixels, more than the 65535 a side that can be read");
		assertSentence(declared(Integer.MAX_VALUE, Integer.MAX_VALUE), "more than the 100 megapixels");
	}

	/** 540 bytes that claimed it took 10 s and 400 MB. */
	@Test
	void aProgressivePictureIsDecodedAsAWholeAndSoMayBeLessLarge() throws IOException {
		Path file = progressive(6000, 5000);
		assertSentence(file, "6000 × 5000 pixels, more than the 25 megapixels that can be read");
	}

	/** A progressive JPEG of 64 × 64 pixels that claims to be larger. */
	private Path progressive(int width, int height) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
			writer.setOutput(stream);
			writer.write(null, new IIOImage(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), null, null), param);
		} finally {
			writer.dispose();
		}
		byte[] file = bytes.toByteArray();
		int frame = at(file, 0xffc2);
		ByteBuffer.wrap(file).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
		return Files.write(folder.resolve("progressive.jpg"), file);
	}

	/** The position of a marker in a JPEG. */
	private static int at(byte[] jpeg, int marker) {
		int at = 0;
		while ((ByteBuffer.wrap(jpeg).getShort(at) & 0xffff) != marker) {
			at++;
		}
		return at;
	}

	/** Java can read it, but it is not supported. */
	@Test
	void otherFormatsAreRefused() throws IOException {
		Path file = folder.resolve("picture.wbmp");
		assertThat(ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_BINARY), "wbmp", file.toFile())).isTrue();
		assertSentence(file, " is a file of an unknown kind");
	}

	@Test
	void aJpegThatIsCutOffIsSaidToBe() throws IOException {
		Path file = bar("jpg");
		byte[] bytes = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(bytes, bytes.length - bytes.length / 4));
		assertSentence(file, "is truncated: part of the picture is missing, as after an interrupted copy; copy it again.");
		Files.write(file, Arrays.copyOf(bytes, bytes.length - 2));
		assertThat(ImageIntake.read(file).isBlank()).as("without its last mark").isFalse();
		byte[] ended = Arrays.copyOf(bytes, bytes.length - bytes.length / 4);
		System.arraycopy(bytes, bytes.length - 2, ended, ended.length - 2, 2);
		Files.write(file, ended);
		assertSentence(file, "is truncated: part of the picture is missing, as after an interrupted copy; copy it again.");
	}

	@Test
	void ofManyPagesTheFirstIsRead() throws IOException {
		BufferedImage blank = Pictures.draw(40, 40, Color.WHITE, g -> {
		});
		BufferedImage ink = Pictures.draw(40, 40, Color.WHITE, g -> {
			g.setColor(Color.BLACK);
			g.fillRect(18, 8, 4, 24);
		});
		Path file = folder.resolve("pages.tiff");
		BufferedImage[] pages = new BufferedImage[500];
		Arrays.fill(pages, blank);
		pages[0] = ink;
		Files.write(file, TiffFiles.of(Map.of(), pages));
		assertThat(ImageIntake.read(file).bounds()).contains(new Box(18, 8, 4, 24));
	}

	@Test
	void measuredValuesAreNoPicture() throws IOException {
		BufferedImage page = Pictures.draw(40, 40, Color.WHITE, g -> {
		});
		Path file = Files.write(folder.resolve("values.tiff"), TiffFiles.of(Map.of(TiffFiles.BITS_A_SAMPLE, 31), page));
		assertSentence(file, "is a TIFF picture with unsupported pixels: save it as PNG first.");
	}

	@Test
	void webpMayBeLossyOrSeeThrough() throws IOException {
		Path lossy = Files.write(folder.resolve("lossy.webp"), WebpFiles.lossy());
		Path clear = Files.write(folder.resolve("clear.webp"), WebpFiles.lossyWithAlpha());
		BufferedImage ink = Pictures.draw(40, 40, new Color(0, 0, 0, 0), g -> {
			g.setColor(Color.WHITE);
			g.fillRect(18, 8, 4, 24);
		});
		Path lossless = Files.write(folder.resolve("lossless.webp"), WebpFiles.lossless(ink));
		assertThat(ImageIntake.read(lossy).bounds().orElseThrow().height()).isBetween(14.0, 18.0);
		assertThat(ImageIntake.read(clear).bounds().orElseThrow().height()).isBetween(14.0, 18.0);
		assertThat(ImageIntake.read(lossless).bounds()).contains(new Box(18, 8, 4, 24));
	}

	@Test
	void hugePicturesAreThinnedOut() throws IOException {
		BufferedImage huge = new BufferedImage(8000, 8000, BufferedImage.TYPE_BYTE_BINARY);
		var graphics = huge.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(2000, 1000, 1000, 6000);
		graphics.dispose();
		Path file = folder.resolve("huge.png");
		ImageIO.write(huge, "png", file.toFile());

		InkImage ink = ImageIntake.read(file);
		assertThat(ink.width()).isEqualTo(400);
		assertThat(ink.bounds()).contains(new Box(2000, 1000, 1000, 6000));
	}

	private Path bar(String format) throws IOException {
		BufferedImage picture = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
		var graphics = picture.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, 300, 200);
		graphics.setColor(Color.BLACK);
		graphics.fillRect(100, 50, 20, 100);
		graphics.dispose();
		Path file = folder.resolve("bar." + format);
		if (format.equals("webp")) {
			return Files.write(file, WebpFiles.lossless(picture));
		}
		ImageIO.write(picture, format, file.toFile());
		return file;
	}

	private static void assertSentence(Path file, String part) {
		assertThatThrownBy(() -> ImageIntake.read(file)).isInstanceOf(ImageFormatException.class)
				.hasMessageContaining(file.toString()).hasMessageContaining(part);
	}
}
