package digitlab.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import digitlab.io.AtomicFile;

import static digitlab.language.Localization.tr;

/**
 * A chart, image sheet or table that can be exported without a display.
 *
 * @param name file name without extension, such as "class-distribution"
 * @param picture draws it anew each time; absent if it is only a table
 * @param table the underlying numbers; absent if it is only a picture
 */
public record Figure(String name, Optional<Supplier<BufferedImage>> picture, Optional<Table> table) {

	static Figure of(String name, Supplier<BufferedImage> picture, Table table) {
		return new Figure(name, Optional.of(picture), Optional.of(table));
	}

	static Figure of(String name, Supplier<BufferedImage> picture) {
		return new Figure(name, Optional.of(picture), Optional.empty());
	}

	static Figure of(String name, Table table) {
		return new Figure(name, Optional.empty(), Optional.of(table));
	}

	/**
	 * Draws the picture.
	 *
	 * @throws IOException with a sentence, if there is none or it cannot be drawn
	 */
	public BufferedImage draw() throws IOException {
		Supplier<BufferedImage> painter = picture
				.orElseThrow(() -> new IOException(tr("There is no picture of %s: export it as a table.", name)));
		try {
			return painter.get();
		} catch (InternalError | LinkageError noFont) { // how Java reports that a system has
			throw new IOException(tr("Drawing a picture needs a font: install fontconfig and a font such as DejaVu Sans."),
					noFont);
		}
	}

	/**
	 * Writes the picture. The file is written atomically; an existing one is replaced.
	 *
	 * @throws IOException with a sentence, if there is no picture or it cannot be written
	 */
	public void writePng(Path file) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (var stream = new MemoryCacheImageOutputStream(bytes)) {
			ImageIO.write(draw(), "png", stream);
		}
		AtomicFile.write(file, bytes.toByteArray());
	}

	/**
	 * Writes the table as CSV. The file is written atomically; an existing one is replaced.
	 *
	 * @throws IOException with a sentence, if there is no table or it cannot be written
	 */
	public void writeCsv(Path file) throws IOException {
		table.orElseThrow(() -> new IOException(tr("There is no table of %s: export it as a picture.", name))).write(file);
	}

	/** The files that {@link #writeAll} writes, in order. */
	public static List<Path> files(List<Figure> figures, Path folder) {
		List<Path> files = new ArrayList<>();
		for (Figure figure : figures) {
			figure.picture().ifPresent(_ -> files.add(figure.png(folder)));
			figure.table().ifPresent(_ -> files.add(figure.csv(folder)));
		}
		return files;
	}

	private Path png(Path folder) {
		return folder.resolve(name + ".png");
	}

	private Path csv(Path folder) {
		return folder.resolve(name + ".csv");
	}

	/**
	 * Writes the pictures and tables of figures as NAME.png and NAME.csv.
	 *
	 * @param folder target folder, created if necessary; if nothing can be written, none is left
	 * @return the files, in order
	 * @throws IOException with a sentence, if the folder cannot be created or written to
	 */
	public static List<Path> writeAll(List<Figure> figures, Path folder) throws IOException {
		checkFolder(folder);
		boolean isNew = !Files.exists(folder);
		Files.createDirectories(folder);
		try {
			for (Figure figure : figures) {
				if (figure.picture().isPresent()) {
					figure.writePng(figure.png(folder));
				}
				if (figure.table().isPresent()) {
					figure.writeCsv(figure.csv(folder));
				}
			}
		} catch (IOException failure) {
			if (isNew) {
				deleteIfEmpty(folder, failure);
			}
			throw failure;
		}
		return files(figures, folder);
	}

	private static void deleteIfEmpty(Path folder, IOException failure) {
		try {
			Files.delete(folder);
		} catch (DirectoryNotEmptyException some) {
			// What was written before the failure stays.
		} catch (IOException alsoFailed) {
			failure.addSuppressed(alsoFailed);
		}
	}

	/**
	 * Checks that figures can be written to a folder, which need not exist, before the long work begins whose result it will hold.
	 *
	 * @throws IOException with a sentence, if not
	 */
	public static void checkFolder(Path folder) throws IOException {
		Path place = folder.toAbsolutePath();
		while (!Files.exists(place) && place.getParent() != null) {
			place = place.getParent();
		}
		if (!Files.isDirectory(place)) {
			throw new IOException(tr("%s is a file: name a folder for the figures.", place));
		}
		if (!Files.isWritable(place)) {
			throw new IOException(tr("The folder %s cannot be written to: choose another folder for the figures.", place));
		}
	}
}
