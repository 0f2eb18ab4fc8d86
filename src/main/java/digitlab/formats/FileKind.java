package digitlab.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import digitlab.imaging.PictureFormat;

import static digitlab.language.Localization.tr;

/** File kinds, recognised by a file's first bytes whatever its name, and what to do about kinds that cannot be read. */
enum FileKind {
	IDX, NPY, MAT, PARQUET, ZIP, TAR, TABLE, ARFF, SVMLIGHT, PICTURE,
	// Not read.
	HDF5, PICKLE, MAT4, RAR, SEVEN_ZIP, XZ, ZSTD, LZ4, ARROW, ORC, RDATA, SQLITE, OFFICE, PDF, PICTURE_UNREAD, HTML, JSON, LFS, TORCH, WIDE_TEXT, UNKNOWN;

	private static final Map<String, FileKind> STARTS = starts();
	private static final int TAR_MAGIC = 257;
	/** A class, followed by pairs of a column number and a value. */
	private static final Pattern SVMLIGHT_LINE = Pattern
			.compile("\\s*[-+]?[0-9]+(\\.[0-9]*)?(\\s+qid:[0-9]+)?(\\s+[0-9]+:[-+.0-9eE]+)+\\s*(#.*)?");

	private static Map<String, FileKind> starts() {
		Map<String, FileKind> starts = new LinkedHashMap<>();
		starts.put("\u0093NUMPY", NPY);
		starts.put("MATLAB 5.0 MAT-file", MAT);
		starts.put("MATLAB 7.3 MAT-file", HDF5);
		starts.put("PAR1", PARQUET);
		starts.put("PARE", PARQUET);
		starts.put("PK\3\4", ZIP);
		starts.put("PK\5\6", ZIP);
		starts.put("\u0089HDF\r\n\u001a\n", HDF5);
		starts.put("Rar!\u001a\u0007", RAR);
		starts.put("7z\u00bc\u00af'\u001c", SEVEN_ZIP);
		starts.put("\u00fd7zXZ\0", XZ);
		starts.put("(\u00b5/\u00fd", ZSTD);
		starts.put("\u0004\"M\u0018", LZ4);
		starts.put("ARROW1", ARROW);
		starts.put("FEA1", ARROW);
		starts.put("ORC", ORC);
		starts.put("RDX", RDATA);
		starts.put("RDA", RDATA);
		starts.put("X\n\0\0\0", RDATA);
		starts.put("SQLite format 3\0", SQLITE);
		starts.put("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", OFFICE);
		starts.put("%PDF-", PDF);
		starts.put("version https://git-lfs", LFS);
		starts.put("\u00ff\u00fe", WIDE_TEXT);
		starts.put("\u00fe\u00ff", WIDE_TEXT);
		return starts;
	}

	/**
	 * @param head the first bytes of a file, at most {@value Entry#HEAD}
	 */
	static FileKind of(byte[] head) {
		String start = new String(head, StandardCharsets.ISO_8859_1);
		for (Map.Entry<String, FileKind> known : STARTS.entrySet()) {
			if (start.startsWith(known.getKey())) {
				return known.getValue();
			}
		}
		if (IdxHeader.starts(head)) {
			return IDX;
		}
		if (start.startsWith("ustar", TAR_MAGIC)) {
			return TAR;
		}
		// Protocols 2 to 5 begin with their number; protocol 0 is text without a number, and no table begins like it.
		if (head.length > 2 && head[0] == (byte) 0x80 && head[1] >= 2 && head[1] <= 5) {
			return start.contains("torch") ? TORCH : PICKLE;
		}
		return pictureOrText(head, start);
	}

	private static FileKind pictureOrText(byte[] head, String start) {
		PictureFormat picture = PictureFormat.of(head);
		if (picture.isPicture() && picture != PictureFormat.SVG) {
			return picture.isReadable() ? PICTURE : PICTURE_UNREAD;
		}
		if (isMatlab4(head)) {
			return MAT4;
		}
		return isText(head) ? text(start) : UNKNOWN;
	}

	private static boolean isMatlab4(byte[] head) {
		// Five little-endian integers: type below 1000 and a multiple of 10 except for its last digit, rows, columns, flag,
		// length.
		return head.length >= 24 && head[2] == 0 && head[3] == 0 && head[1] == 0 && head[0] >= 0 && head[0] <= 52 && head[7] == 0
				&& head[11] == 0 && head[12] <= 1 && head[13] == 0 && head[14] == 0 && head[15] == 0 && head[17] == 0
				&& head[18] == 0 && head[19] == 0 && head[16] > 1 && head[16] < 64 && Character.isLetter(head[20]);
	}

	private static boolean isText(byte[] head) {
		for (byte letter : head) {
			if (letter >= 0 && letter < ' ' && letter != '\n' && letter != '\r' && letter != '\t' && letter != '\f'
					&& letter != 0x1a) {
				return false;
			}
		}
		return head.length > 0;
	}

	private static FileKind text(String start) {
		String text = (start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start).stripLeading();
		String small = text.substring(0, Math.min(text.length(), 200)).toLowerCase(Locale.ROOT);
		if (small.startsWith("<!doctype html") || small.startsWith("<html") || small.startsWith("<?xml")) {
			return HTML;
		}
		if (text.startsWith("{") || text.startsWith("[")) {
			return JSON;
		}
		boolean isArff = Arrays.stream(text.split("\n")).filter(line -> !line.startsWith("%") && !line.isBlank()).findFirst()
				.orElse("").toLowerCase(Locale.ROOT).startsWith("@relation");
		if (isArff || start.length() == Entry.HEAD && text.startsWith("%") && text.lines().allMatch(l -> l.startsWith("%"))) {
			return ARFF;
		}
		String rows = text.replaceFirst("\\A(#[^\n]*\n\\s*)+", "");
		int end = rows.indexOf('\n');
		String line = end < 0
				? rows.substring(0, Math.max(0, start.length() < Entry.HEAD ? rows.length() : rows.lastIndexOf(' ') + 1))
				: rows.substring(0, end);
		return SVMLIGHT_LINE.matcher(line.strip()).matches() ? SVMLIGHT : TABLE;
	}

	/** Whether Digit Lab has a reader for it. */
	boolean isRead() {
		return compareTo(PICTURE) <= 0;
	}

	/** Why a file of this kind is refused, and what to do. */
	String refusal(String name) {
		return switch (this) {
			case HDF5 -> tr("%s is an HDF5 file (.h5, .hdf5, or MATLAB's v7.3), which Digit Lab does not read: in Python, "
					+ "h5py.File(name) opens it and numpy.savez(\"digits.npz\", images=…, labels=…) writes what Digit "
					+ "Lab reads; in MATLAB, save it with -v7.", name);
			case PICKLE -> tr("%s is a Python pickle, which Digit Lab does not read: its content could run any program, so it "
					+ "is not opened: load it in Python where you trust it, and save the arrays with "
					+ "numpy.savez(\"digits.npz\", images=…, labels=…).", name);
			case MAT4 -> tr("%s is a MATLAB file of version 4 or older, which Digit Lab does not read: load it in MATLAB and "
					+ "save it with -v7.", name);
			case RAR -> tr("%s is a RAR archive, which Digit Lab does not read: unpack it first.", name);
			case SEVEN_ZIP -> tr("%s is a 7z archive, which Digit Lab does not read: unpack it first.", name);
			case XZ -> tr("%s is packed with xz, which Digit Lab does not read: unpack it first (xz -d).", name);
			case ZSTD -> tr("%s is packed with Zstandard, which Digit Lab does not read: unpack it first (zstd -d).", name);
			case LZ4 -> tr("%s is packed with LZ4, which Digit Lab does not read: unpack it first (lz4 -d).", name);
			case ARROW -> tr("%s is an Arrow or Feather file, which Digit Lab does not read: in Python, "
					+ "pandas.read_feather(name).to_csv(\"digits.csv\", index=False) writes what Digit Lab reads.", name);
			case ORC -> tr("%s is an ORC file, which Digit Lab does not read: save it as CSV first.", name);
			case RDATA -> tr("%s is R's own data, which Digit Lab does not read: in R, write.csv(data, \"digits.csv\", "
					+ "row.names=FALSE) writes what Digit Lab reads.", name);
			case SQLITE -> tr("%s is an SQLite database, which Digit Lab does not read: export its table as CSV first.", name);
			case OFFICE -> tr("%s is an office document, which Digit Lab does not read: save its sheet as CSV first.", name);
			case PDF -> tr("%s is a PDF document, which Digit Lab does not read: look for the data that it describes.", name);
			case PICTURE_UNREAD ->
				tr("%s is a picture in an unsupported format, which Digit Lab does not read: save it as PNG first.", name);
			case HTML -> tr("%s is a web page, not the data, which Digit Lab does not read: the download may have required a "
					+ "login: download the file itself again.", name);
			case JSON ->
				tr("%s is JSON, which Digit Lab does not read: save the pixels as CSV first, one row for each image.", name);
			case LFS -> tr("%s is a Git LFS pointer, not the data itself, which Digit Lab does not read: fetch them with: "
					+ "git lfs pull.", name);
			case TORCH -> tr("%s is a file of PyTorch tensors, which Digit Lab does not read: its content could run any "
					+ "program, so it is not opened: load it in Python where you trust it, and save the arrays with "
					+ "numpy.savez(\"digits.npz\", images=…, labels=…).", name);
			case WIDE_TEXT -> tr("%s is text in UTF-16, which Digit Lab does not read: save it as UTF-8 first.", name);
			case UNKNOWN -> tr("%s is of an unknown kind, which Digit Lab does not read: digits are read from IDX, CSV, NumPy, "
					+ "MATLAB, ARFF, Parquet and LIBSVM files, pictures and archives of them.", name);
			case IDX, NPY, MAT, PARQUET, ZIP, TAR, TABLE, ARFF, SVMLIGHT, PICTURE ->
				throw new IllegalStateException(this + " is read");
		};
	}
}
