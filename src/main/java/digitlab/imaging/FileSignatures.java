package digitlab.imaging;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Recognises a file's format by its first bytes. */
final class FileSignatures {

	/** Signatures at the start of files, as ISO 8859-1. */
	private static final Map<String, PictureFormat> STARTS = starts();
	private static final int TIFF_SUBFILE_TYPE = 254;
	private static final int TIFF_SUB_DIRECTORIES = 330;
	private static final int TIFF_DNG_VERSION = 0xc612;
	/** How far into a file the signatures of PDF and SVG may be, for example after a comment. */
	private static final int NEAR = 1024;

	private FileSignatures() {
	}

	private static Map<String, PictureFormat> starts() {
		Map<String, PictureFormat> starts = new LinkedHashMap<>();
		starts.put("\u0089PNG\r\n\u001a\n", PictureFormat.PNG);
		starts.put("\u00ff\u00d8\u00ff", PictureFormat.JPEG);
		starts.put("GIF87a", PictureFormat.GIF);
		starts.put("GIF89a", PictureFormat.GIF);
		starts.put("II+\0", PictureFormat.BIG_TIFF);
		starts.put("MM\0+", PictureFormat.BIG_TIFF);
		starts.put("8BPS", PictureFormat.PSD);
		starts.put("\0\0\1\0", PictureFormat.ICON);
		starts.put("\u00ff\n", PictureFormat.JPEG_XL);
		starts.put("\0\0\0\fJXL \r\n", PictureFormat.JPEG_XL);
		starts.put("\u00ffO\u00ffQ", PictureFormat.JPEG_2000);
		starts.put("\0\0\0\fjP  \r\n", PictureFormat.JPEG_2000);
		putOthers(starts);
		return starts;
	}

	private static void putOthers(Map<String, PictureFormat> starts) {
		starts.put("FUJIFILMCCD-RAW", PictureFormat.RAW);
		starts.put("IIU\0", PictureFormat.RAW);
		starts.put("IIRO", PictureFormat.RAW);
		starts.put("IIRS", PictureFormat.RAW);
		starts.put("PK\3\4", PictureFormat.ZIP);
		starts.put("PK\5\6", PictureFormat.ZIP);
		starts.put("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", PictureFormat.OFFICE);
		starts.put("\u001f\u008b", PictureFormat.ARCHIVE);
		starts.put("7z\u00bc\u00af\u0027\u001c", PictureFormat.ARCHIVE);
		starts.put("Rar!\u001a\u0007", PictureFormat.ARCHIVE);
	}

	static PictureFormat kind(byte[] bytes) {
		String start = new String(bytes, 0, Math.min(bytes.length, NEAR), StandardCharsets.ISO_8859_1);
		for (Map.Entry<String, PictureFormat> known : STARTS.entrySet()) {
			if (start.startsWith(known.getKey())) {
				return known.getValue();
			}
		}
		if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
			return PictureFormat.WEBP;
		}
		if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
			return isRaw(bytes, start) ? PictureFormat.RAW : PictureFormat.TIFF;
		}
		if (start.startsWith("ftyp", 4)) {
			return inMediaFile(start);
		}
		return isBitmap(bytes, start) ? PictureFormat.BMP : documentOrText(bytes, start);
	}

	private static PictureFormat documentOrText(byte[] bytes, String start) {
		if (start.contains("%PDF-")) {
			return PictureFormat.PDF;
		}
		if (start.matches("(?s)P[1-6]\\s[\\s\\d#].*")) {
			return PictureFormat.NETPBM;
		}
		return text(bytes);
	}

	/**
	 * Recognises raw files: TIFF files with a camera's own signature, or that begin with a small preview of an image further in.
	 */
	private static boolean isRaw(byte[] bytes, String start) {
		ByteBuffer tiff = ByteBuffer.wrap(bytes);
		return start.startsWith("CR", 8) || TiffDirectory.value(tiff, TIFF_DNG_VERSION, 0) != 0
				|| TiffDirectory.value(tiff, TIFF_SUBFILE_TYPE, 0) == 1
						&& TiffDirectory.value(tiff, TIFF_SUB_DIRECTORIES, 0) != 0;
	}

	/** Recognises files of the ISO/IEC 14496-12 family by the brands of four letters in the first box. */
	private static PictureFormat inMediaFile(String start) {
		int length = Math.min(start.length(), start.charAt(2) << 8 | start.charAt(3));
		boolean isStill = false;
		for (int at = 8; at + 4 <= length; at += at == 8 ? 8 : 4) {
			String brand = start.substring(at, at + 4);
			if (brand.startsWith("avi")) {
				return PictureFormat.AVIF;
			}
			if (brand.equals("crx ")) {
				return PictureFormat.RAW;
			}
			isStill |= Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1").contains(brand);
		}
		return isStill ? PictureFormat.HEIC : PictureFormat.VIDEO;
	}

	/** Two letters are a weak signature: the length of the second header, which has only a few values, is a better one. */
	private static boolean isBitmap(byte[] bytes, String start) {
		return start.startsWith("BM") && bytes.length >= 18 && bytes[14] >= 12 && bytes[14] <= 124 && bytes[15] == 0
				&& bytes[16] == 0 && bytes[17] == 0;
	}

	private static PictureFormat text(byte[] bytes) {
		boolean isWide = bytes.length >= 2 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
		CharBuffer text = decode(bytes, isWide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
		if (bytes.length == 0 || text.chars().anyMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0 || c == 0xfffd)) {
			return PictureFormat.UNKNOWN;
		}
		return text.toString().contains("<svg") ? PictureFormat.SVG : PictureFormat.TEXT;
	}

	/** Decodes characters, except for a truncated last one; invalid bytes become U+FFFD. */
	private static CharBuffer decode(byte[] bytes, Charset charset) {
		CharBuffer text = CharBuffer.allocate(PictureFormat.FIRST_BYTES);
		int length = Math.min(bytes.length, PictureFormat.FIRST_BYTES);
		CoderResult result = charset.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length), text, false);
		if (result.isError() && text.hasRemaining()) {
			text.put('\ufffd');
		}
		return text.flip();
	}
}
