package digitlab.plot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.io.AtomicFile;

import static digitlab.language.Localization.tr;

/** The content of an exported file of a cluster analysis, as determined by its name. */
public enum ClusterExport {

	/** The plot as pixels. */
	PICTURE,
	/** The plot as vectors. */
	DRAWING,
	/** All points, as CSV. */
	POINTS,
	/** A figure as pixels or as CSV: the file is named after the figure, optionally followed by a number. */
	FIGURE,
	/** The mean image of each cluster, as pixels or as CSV. */
	CENTROIDS,
	/** Plot, numbers and tables as one page. */
	REPORT;

	/** @throws IOException with a sentence, if the file extension is not supported */
	public static ClusterExport of(Path file) throws IOException {
		String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
		String ending = name.substring(name.lastIndexOf('.') + 1);
		return switch (ending) {
			case "png", "csv" -> figure(file).isPresent() ? FIGURE : ending.equals("png") ? PICTURE : POINTS;
			case "svg" -> DRAWING;
			case "html" -> REPORT;
			default -> throw new IOException(tr(
					"%s has no ending that says what to write: .png or .svg for the plot, .csv for the points, .html "
							+ "for a report, or .png or .csv after the name of a figure: %s.",
					file, String.join(", ", ClusterFigures.NAMES)));
		};
	}

	private static Optional<String> figure(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
		return ClusterFigures.NAMES.stream().filter(figure -> stem.matches(figure + "[-_]?[0-9]*")).findFirst();
	}

	/** Whether a file shows other numbers of clusters, which must then be tried. */
	public static boolean needsElbow(Path file) {
		return file.getFileName() != null && figure(file).equals(Optional.of(ClusterFigures.ELBOW));
	}

	/**
	 * Checks, before long work begins, whether its result can be written.
	 *
	 * @throws IOException with a sentence, if it cannot
	 */
	public static void check(Path file) throws IOException {
		checkPlace(file);
		of(file);
	}

	/**
	 * Checks whether a file can be written at its location, regardless of its name.
	 *
	 * @throws IOException with a sentence, if it cannot
	 */
	public static void checkPlace(Path file) throws IOException {
		if (Files.isDirectory(file)) {
			throw new IOException(tr("%s is a folder: name a file.", file));
		}
		Path folder = file.toAbsolutePath().getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			throw new IOException(tr("There is no folder %s for %s.", folder, file.getFileName()));
		}
		if (!Files.isWritable(folder)) {
			throw new AccessDeniedException(folder.toString());
		}
	}

	/**
	 * Writes the content that the file's name determines. The file is written atomically.
	 *
	 * @param space description of the clustered space for the report
	 * @param width width of a picture of the plot, in pixels before scaling
	 * @param scale 1, 2 or 4
	 * @throws IOException if the file cannot be written
	 */
	public static void write(ClusterFigures figures, String space, Path file, int width, int height, int scale)
			throws IOException {
		of(file).writeTo(file, figures, space, width, height, scale);
	}

	/**
	 * Writes this content regardless of the file's name, atomically. A figure is the one after which the file is named, as a
	 * picture if the extension is .png, otherwise as a table.
	 *
	 * @param space description of the clustered space for the report
	 * @param width width of a picture of the plot, in pixels before scaling
	 * @param scale 1, 2 or 4
	 * @throws IOException with a sentence, if the file cannot be written
	 */
	public void writeTo(Path file, ClusterFigures figures, String space, int width, int height, int scale) throws IOException {
		try {
			writeOut(file, figures, space, width, height, scale);
		} catch (NoSuchFileException e) {
			throw new IOException(tr("%s cannot be written there.", file), e);
		}
	}

	private void writeOut(Path file, ClusterFigures figures, String space, int width, int height, int scale)
			throws IOException {
		switch (this) {
			case PICTURE -> figures.scatter().figure("plot", width, height, scale).writePng(file);
			case DRAWING -> AtomicFile.write(file, figures.scatter().toSvg().getBytes(StandardCharsets.UTF_8));
			case POINTS -> figures.points().write(file);
			case FIGURE -> write(figures, figure(file)
					.orElseThrow(() -> new IOException(tr("%s is not named after a figure.", file.getFileName()))), file);
			case CENTROIDS -> write(figures.centroids(), file);
			case REPORT -> AtomicFile.write(file, figures.report(space).getBytes(StandardCharsets.UTF_8));
		}
	}

	/**
	 * Checks, before long work begins, whether the content of a file will be available.
	 *
	 * @throws IOException with a sentence, if the images lack the labels for it
	 */
	public static void checkLabels(Path file, DigitDataset images) throws IOException {
		long digits = IntStream.range(0, images.size()).map(images::label).filter(l -> l != DigitDataset.UNLABELLED).distinct()
				.count();
		boolean needs = of(file) == FIGURE && digits < figure(file).map(ClusterFigures::digitsNeeded).orElse(0);
		if (needs) {
			throw new IOException(digits == 0
					? tr("%s needs images with labels: these have none.", file.getFileName())
					: tr("%s needs images with labels of at least two digits: these have only one digit.", file.getFileName()));
		}
	}

	private static void write(ClusterFigures figures, String name, Path file) throws IOException {
		Figure figure = figures.all().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow(
				() -> new IOException(tr("%s was not written: these images have nothing to put into it.", file.getFileName())));
		write(figure, file);
	}

	private static void write(Figure figure, Path file) throws IOException {
		if (file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
			figure.writePng(file);
		} else {
			figure.writeCsv(file);
		}
	}
}
