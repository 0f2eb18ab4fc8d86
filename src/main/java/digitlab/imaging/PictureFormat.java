package digitlab.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What kind of file it is, told by its first bytes whatever its name says; and what to do with a kind that cannot be read. */
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

	/** What people are told to do most often. */
	private static final class Advice {
		static final String SAVE = "save it as PNG or JPEG first";
		static final String GIVE = "pictures in PNG, JPEG, WebP, TIFF, GIF and BMP can be read";

		private Advice() {
		}
	}

	/** Enough to tell every kind by. */
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
	 * The kind of a file.
	 *
	 * @throws IOException if it cannot be reached
	 */
	public static PictureFormat of(Path file) throws IOException {
		try (InputStream stream = Files.newInputStream(file)) {
			return of(stream.readNBytes(FIRST_BYTES));
		}
	}

	/**
	 * The kind of a file.
	 *
	 * @param bytes all of the file, or its first {@value #FIRST_BYTES} bytes
	 */
	public static PictureFormat of(byte[] bytes) {
		return FileSignatures.kind(bytes);
	}

	/** Whether it is a picture, be it one that can be read or not. */
	public boolean isPicture() {
		return picture;
	}

	/** Whether it can be read, if it is not damaged. */
	public boolean isReadable() {
		return inWords.isEmpty();
	}

	/** Why a file of a kind that cannot be read is refused, and what to do. */
	String refusal(Path file) {
		return file + " is " + inWords + ", which Digit Lab cannot read: " + advice + ".";
	}
}
