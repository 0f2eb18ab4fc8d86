package digitlab.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** File formats, recognised by a file's first bytes whatever its name, and what to do about formats that cannot be read. */
public enum PictureFormat {
	PNG, JPEG, WEBP, TIFF, GIF, BMP, HEIC("a HEIC picture, as taken by iPhones",
			"export it as JPEG or PNG first (on the iPhone: Settings, Camera, Formats, "
					+ "Most Compatible)"), AVIF("an AVIF picture", Advice.SAVE), JPEG_XL("a JPEG XL picture",
							Advice.SAVE), JPEG_2000("a JPEG 2000 picture", Advice.SAVE), BIG_TIFF("a BigTIFF picture",
									Advice.SAVE), RAW("a camera's raw picture", "develop it as JPEG or PNG first"), PSD(
											"a Photoshop picture",
											Advice.SAVE), ICON("an icon", Advice.SAVE), NETPBM("a Netpbm picture",
													Advice.SAVE), SVG("an SVG drawing", Advice.SAVE), PDF("a PDF document",
															"save its page as PNG or JPEG first", false), OFFICE(
																	"an office document", "save its page as PNG or JPEG first",
																	false), ZIP("a ZIP archive or an office document",
																			"unpack it, or save its page as PNG or JPEG, first",
																			false), ARCHIVE("a compressed file",
																					"unpack it first", false), VIDEO("a film",
																							"save one picture of it as PNG or JPEG first",
																							false), TEXT("a text", Advice.GIVE,
																									false), UNKNOWN(
																											"a file of an unknown kind",
																											Advice.GIVE, false);

	/** The most frequent advice. */
	private static final class Advice {
		static final String SAVE = "save it as PNG or JPEG first";
		static final String GIVE = "pictures in PNG, JPEG, WebP, TIFF, GIF and BMP can be read";

		private Advice() {
		}
	}

	/** Enough bytes to recognise every format. */
	static final int FIRST_BYTES = 4096;

	private final String inWords;
	private final String advice;
	private final boolean picture;

	PictureFormat() {
		this("", "", true);
	}

	PictureFormat(String inWords, String advice) {
		this(inWords, advice, true);
	}

	PictureFormat(String inWords, String advice, boolean picture) {
		this.inWords = inWords;
		this.advice = advice;
		this.picture = picture;
	}

	/**
	 * The format of a file.
	 *
	 * @throws IOException if it cannot be read
	 */
	public static PictureFormat of(Path file) throws IOException {
		try (InputStream stream = Files.newInputStream(file)) {
			return of(stream.readNBytes(FIRST_BYTES));
		}
	}

	/**
	 * The format of a file.
	 *
	 * @param bytes all of the file, or its first {@value #FIRST_BYTES} bytes
	 */
	public static PictureFormat of(byte[] bytes) {
		return FileSignatures.kind(bytes);
	}

	/** Whether it is a picture, readable or not. */
	public boolean isPicture() {
		return picture;
	}

	/** Whether files of this format can be read unless they are damaged. */
	public boolean isReadable() {
		return inWords.isEmpty();
	}

	/** The reason why a file of an unreadable format is refused, and what to do. */
	String refusal(Path file) {
		return file + " is " + inWords + ", which Digit Lab cannot read: " + advice + ".";
	}
}
