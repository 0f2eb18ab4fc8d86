package digitlab.plot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import digitlab.data.DigitDataset;
import digitlab.data.WholeFile;

/** What a file of an analysis of clusters is to hold, by its name. */
public enum ClusterExport {

	/** The plot as pixels. */
	PICTURE,
	/** The plot as vectors. */
	DRAWING,
	/** All points, as CSV. */
	POINTS,
	/** One of the figures, as pixels or as CSV: the file's name begins with the figure's. */
	FIGURE,
	/** Plot, numbers and tables as one page. */
	REPORT;

	/**
	 * @throws IOException with a sentence, if the name's ending means nothing here
	 */
	public static ClusterExport of(Path file) throws IOException {
		String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
		String ending = name.substring(name.lastIndexOf('.') + 1);
		return switch (ending) {
			case "png", "csv" -> figure(file).isPresent() ? FIGURE : ending.equals("png") ? PICTURE : POINTS;
			case "svg" -> DRAWING;
			case "html" -> REPORT;
			default -> throw new IOException(file + " has no ending that says what to write: .png or .svg for the plot, .csv for "
					+ "the points, .html for a report; " + String.join(", ", ClusterFigures.NAMES)
					+ ".png or .csv for a figure.");
		};
	}

	private static Optional<String> figure(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return ClusterFigures.NAMES.stream().filter(name::startsWith).findFirst();
	}

	/** Whether a file is to show other numbers of clusters, which have to be tried for it. */
	public static boolean needsElbow(Path file) {
		return file.getFileName() != null && figure(file).equals(Optional.of(ClusterFigures.ELBOW));
	}

	/**
	 * Looks before long work begins whether its result can be written.
	 *
	 * @throws IOException with a sentence, if it cannot be
	 */
	public static void check(Path file) throws IOException {
		if (Files.isDirectory(file)) {
			throw new IOException(file + " is a folder: name a file to write to.");
		}
		of(file);
		Path folder = file.toAbsolutePath().getParent();
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
			case FIGURE -> write(figures, figure(file).orElseThrow(), file);
			case REPORT -> WholeFile.write(file, figures.report(space).getBytes(StandardCharsets.UTF_8));
		}
	}

	/**
	 * Looks before long work begins whether there can be what a file is to hold.
	 *
	 * @throws IOException with a sentence, if the images have not the labels for it
	 */
	public static void checkLabels(Path file, DigitDataset images) throws IOException {
		long digits = IntStream.range(0, images.size()).map(images::label).filter(l -> l != DigitDataset.UNLABELLED).distinct()
				.count();
		boolean needs = of(file) == FIGURE && digits < figure(file).map(ClusterFigures::digitsNeeded).orElse(0);
		if (needs) {
			throw new IOException(
					file.getFileName() + " needs images with labels" + (digits == 0 ? "" : " of at least two digits")
							+ ": these have " + (digits == 0 ? "none." : "only one digit."));
		}
	}

	private static void write(ClusterFigures figures, String name, Path file) throws IOException {
		Figure figure = figures.all().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow(
				() -> new IOException(file.getFileName() + " was not written: nothing for it was found in these images."));
		if (file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
			figure.writePng(file);
		} else {
			figure.writeCsv(file);
		}
	}
}
