package digitlab.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import static digitlab.language.Localization.tr;

/** File formats, recognised by a file's first bytes whatever its name, and what to do about formats that cannot be read. */
public enum PictureFormat {
	PNG, JPEG, WEBP, TIFF, GIF, BMP,
	// Pictures that cannot be read.
	HEIC, AVIF, JPEG_XL, JPEG_2000, BIG_TIFF, RAW, PSD, ICON, NETPBM, SVG,
	// Anything else.
	PDF, OFFICE, ZIP, ARCHIVE, VIDEO, TEXT, UNKNOWN;

	/** Enough bytes to recognise every format. */
	static final int FIRST_BYTES = 4096;

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
		return compareTo(SVG) <= 0;
	}

	/** Whether files of this format can be read unless they are damaged. */
	public boolean isReadable() {
		return compareTo(BMP) <= 0;
	}

	/** The reason why a file of an unreadable format is refused, and what to do. */
	String refusal(Path file) {
		return switch (this) {
			case HEIC -> tr("%s is a HEIC picture, as taken by iPhones, which Digit Lab cannot read: export it as JPEG or "
					+ "PNG first (on the iPhone: Settings, Camera, Formats, Most Compatible).", file);
			case AVIF -> tr("%s is an AVIF picture, which Digit Lab cannot read: save it as PNG or JPEG first.", file);
			case JPEG_XL -> tr("%s is a JPEG XL picture, which Digit Lab cannot read: save it as PNG or JPEG first.", file);
			case JPEG_2000 -> tr("%s is a JPEG 2000 picture, which Digit Lab cannot read: save it as PNG or JPEG first.", file);
			case BIG_TIFF -> tr("%s is a BigTIFF picture, which Digit Lab cannot read: save it as PNG or JPEG first.", file);
			case RAW -> tr("%s is a camera's raw picture, which Digit Lab cannot read: develop it as JPEG or PNG first.", file);
			case PSD -> tr("%s is a Photoshop picture, which Digit Lab cannot read: save it as PNG or JPEG first.", file);
			case ICON -> tr("%s is an icon, which Digit Lab cannot read: save it as PNG or JPEG first.", file);
			case NETPBM -> tr("%s is a Netpbm picture, which Digit Lab cannot read: save it as PNG or JPEG first.", file);
			case SVG -> tr("%s is an SVG drawing, which Digit Lab cannot read: save it as PNG or JPEG first.", file);
			case PDF -> tr("%s is a PDF document, which Digit Lab cannot read: save its page as PNG or JPEG first.", file);
			case OFFICE -> tr("%s is an office document, which Digit Lab cannot read: save its page as PNG or JPEG first.", file);
			case ZIP -> tr("%s is a ZIP archive or an office document, which Digit Lab cannot read: unpack it, or save its "
					+ "page as PNG or JPEG, first.", file);
			case ARCHIVE -> tr("%s is a compressed file, which Digit Lab cannot read: unpack it first.", file);
			case VIDEO -> tr("%s is a film, which Digit Lab cannot read: save one picture of it as PNG or JPEG first.", file);
			case TEXT ->
				tr("%s is a text, which Digit Lab cannot read: pictures in PNG, JPEG, WebP, TIFF, GIF and BMP can be read.",
						file);
			case UNKNOWN -> tr("%s is a file of an unknown kind, which Digit Lab cannot read: pictures in PNG, JPEG, WebP, "
					+ "TIFF, GIF and BMP can be read.", file);
			case PNG, JPEG, WEBP, TIFF, GIF, BMP -> throw new IllegalStateException(this + " is read");
		};
	}
}
