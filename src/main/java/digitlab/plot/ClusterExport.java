package digitlab.plot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import digitlab.data.WholeFile;

/** What a file of an analysis of clusters is to hold, by its name. */
public enum ClusterExport {

	/** The plot as pixels. */
	PICTURE,
	/** The plot as vectors. */
	DRAWING,
	/** All points as CSV. */
	POINTS,
	/** The mean images as pixels: a PNG whose name begins with "centroid". */
	CENTROIDS,
	/** Plot, numbers and tables as one page. */
	REPORT;

	/**
	 * @throws IOException with a sentence, if the name's ending means nothing here
	 */
	public static ClusterExport of(Path file) throws IOException {
		String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
		return switch (name.substring(name.lastIndexOf('.') + 1)) {
			case "png" -> name.startsWith("centroid") ? CENTROIDS : PICTURE;
			case "svg" -> DRAWING;
			case "csv" -> POINTS;
			case "html" -> REPORT;
			default -> throw new IOException(file + " has no ending that says what to write: .png or .svg for the plot, .csv for "
					+ "the points, .html for a report, centroids.png for the mean images.");
		};
	}

	/**
	 * Looks before long work begins whether its result can be written.
	 *
	 * @throws IOException with a sentence, if it cannot be
	 */
	public static void check(Path file) throws IOException {
		of(file);
		Path folder = file.toAbsolutePath().getParent();
		if (Files.isDirectory(file)) {
			throw new IOException(file + " is a folder: name a file to write to.");
		}
		if (folder == null || !Files.isDirectory(folder)) {
			throw new IOException("There is no folder " + folder + " for " + file.getFileName() + ".");
		}
		if (!Files.isWritable(folder)) {
			throw new AccessDeniedException(folder.toString());
		}
	}

	/**
	 * Writes a file, which appears whole or not at all.
	 *
	 * @param space in words, for the report
	 * @param width of a picture of the plot, in pixels before scaling
	 * @param scale 1, 2 or 4
	 * @throws IOException if the file cannot be written
	 */
	public static void write(ClusterFigures figures, String space, Path file, int width, int height, int scale)
			throws IOException {
		switch (of(file)) {
			case PICTURE -> figures.scatter().figure("plot", width, height, scale).writePng(file);
			case DRAWING -> WholeFile.write(file, figures.scatter().toSvg().getBytes(StandardCharsets.UTF_8));
			case POINTS -> WholeFile.write(file, figures.pointsCsv());
			case CENTROIDS -> figures.centroids().writePng(file);
			case REPORT -> WholeFile.write(file, figures.report(space).getBytes(StandardCharsets.UTF_8));
		}
	}
}
