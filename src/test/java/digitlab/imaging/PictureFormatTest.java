package digitlab.imaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PictureFormatTest {

	@TempDir
	private Path folder;

	/** The first bytes as ISO 8859-1, with % and two hexadecimal digits for those without a letter. */
	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', value = {"PNG, %89PNG%0d%0a%1a%0a", "JPEG, %ff%d8%ff%e1", "GIF, GIF89a",
			"WEBP, RIFF%a2%15%00%00WEBPVP8 ",
			"TIFF, II*%00%08%00%00%00", "TIFF, MM%00*%00%00%00%08", "BMP, BM%00%00%00%00%00%00%00%00%36%00%00%00%28%00%00%00",
			"HEIC, %00%00%00%18ftypheic%00%00%00%00mif1heic", "HEIC, %00%00%00%1cftypmif1%00%00%00%00mif1heicmiaf",
			"AVIF, %00%00%00%1cftypavif%00%00%00%00avifmif1miaf", "AVIF, %00%00%00%18ftypmif1%00%00%00%00mif1avif",
			"VIDEO, %00%00%00%14ftypqt  %00%00%00%00qt  ", "UNKNOWN, RIFF%00%00%00%00AVI LIST",
			"RAW, %00%00%00%18ftypcrx %00%00%00%01crx isom", "RAW, II*%00%10%00%00%00CR%02%00", "RAW, FUJIFILMCCD-RAW 0201",
			"JPEG_XL, %ff%0a%fa", "JPEG_XL, %00%00%00%0cJXL %0d%0a%87%0a", "JPEG_2000, %00%00%00%0cjP  %0d%0a%87%0a",
			"BIG_TIFF, II+%00%08%00%00%00", "PSD, 8BPS%00%01", "ICON, %00%00%01%00%02%00", "NETPBM, P5 28 28 255%0a%00",
			"SVG, <svg xmlns='http://www.w3.org/2000/svg'>", "SVG, <?xml version='1.0'?>%0a<!-- 7 -->%0a<svg>",
			"PDF, %25PDF-1.7%0a%25%e2%e3%cf%d3",
			"ZIP, PK%03%04%14%00", "OFFICE, %d0%cf%11%e0%a1%b1%1a%e1", "ARCHIVE, %1f%8b%08%00", "TEXT, label%2cpixel0%0a7%2c0",
			"TEXT, BMW and no bitmap", "TEXT, <html>", "TEXT, Gr%c3%b6%c3%9fe", "TEXT, cut off within a letter %c3",
			"TEXT, %ff%fe7%00%0a%00",
			"UNKNOWN, %00%01%02%03", "UNKNOWN, a text%00", "UNKNOWN, latin %e4 %f6", "UNKNOWN, %7fELF%02"})
	void aFilesKindIsToldByItsFirstBytes(PictureFormat expected, String start) {
		assertThat(PictureFormat.of(bytes(start))).isEqualTo(expected);
	}

	private static byte[] bytes(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		int length = 0;
		for (int at = 0; at < bytes.length; at++) {
			boolean isHex = bytes[at] == '%';
			bytes[length++] = isHex ? (byte) Integer.parseInt(text.substring(at + 1, at + 3), 16) : bytes[at];
			at += isHex ? 2 : 0;
		}
		return Arrays.copyOf(bytes, length);
	}

	@Test
	void aCamerasRawPictureLooksLikeTiff() {
		assertThat(PictureFormat.of(TiffFiles.directory(Map.of(0xc612, 0x01040000)))).as("DNG").isEqualTo(PictureFormat.RAW);
		assertThat(PictureFormat.of(TiffFiles.directory(Map.of(TiffFiles.SUBFILE_TYPE, 1, TiffFiles.SUB_DIRECTORIES, 200))))
				.as("a preview with more behind it").isEqualTo(PictureFormat.RAW);
		assertThat(PictureFormat.of(TiffFiles.directory(Map.of(TiffFiles.SUBFILE_TYPE, 2)))).as("a page")
				.isEqualTo(PictureFormat.TIFF);
	}

	@Test
	void everyPartOfAStartIsOfSomeKind() {
		byte[] start = bytes("%00%00%00%1cftypmif1%00%00%00%00mif1heicmiaf");
		for (int length = 0; length < start.length; length++) {
			assertThat(PictureFormat.of(Arrays.copyOf(start, length))).isIn(PictureFormat.UNKNOWN, PictureFormat.VIDEO,
					PictureFormat.HEIC);
		}
	}

	@Test
	void whatCannotBeReadIsNamedWithAdviceWhateverItIsCalled() throws IOException {
		Path photo = Files.write(folder.resolve("photo.jpg"), bytes("%00%00%00%18ftypheic%00%00%00%00mif1heic"));
		assertThatThrownBy(() -> ImageIntake.read(photo)).isInstanceOf(ImageFormatException.class)
				.hasMessage(photo + " is a HEIC picture, as taken by iPhones, which Digit Lab cannot read: export it as "
						+ "JPEG or PNG first (on the iPhone: Settings, Camera, Formats, Most Compatible).");
		Path page = Files.write(folder.resolve("page.png"), bytes("%25PDF-1.4"));
		assertThatThrownBy(() -> ImageIntake.read(page))
				.hasMessage(page + " is a PDF document, which Digit Lab cannot read: save its page as PNG or JPEG first.");
	}
}
