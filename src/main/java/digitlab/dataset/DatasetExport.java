package digitlab.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import digitlab.io.AtomicFile;
import digitlab.io.CancellationToken;
import digitlab.io.PendingFile;
import digitlab.io.ProgressListener;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** Writes datasets in the formats of other programs. Files and folders appear complete or not at all. */
public final class DatasetExport {

	private static final int IMAGES_PER_CHECK = 256;
	private static final Map<DatasetFormat, Pattern> CONTENT = Map.of(DatasetFormat.IDX,
			Pattern.compile("(train|t10k)-(images-idx3|labels-idx1)-ubyte"), DatasetFormat.PNGS,
			Pattern.compile("(train|test)(/[0-9])?(/[0-9]+\\.png)?"));

	private final DatasetFormat format;
	private final Path target;
	private final boolean replace;
	private final ProgressListener progress;
	private final CancellationToken cancellation;

	/**
	 * @param target file or folder; its parent folder must exist
	 * @param replace whether an existing target may be replaced; a folder only if it holds nothing but such data
	 * @param progress counts images written so far
	 * @param cancellation checked while writing
	 */
	public DatasetExport(DatasetFormat format, Path target, boolean replace, ProgressListener progress,
			CancellationToken cancellation) {
		this.format = format;
		this.target = target;
		this.replace = replace;
		this.progress = progress;
		this.cancellation = cancellation;
	}

	/**
	 * Checks that the target may be written, before anything is read.
	 *
	 * @throws IOException with one sentence, if it exists and may not be replaced
	 */
	public void check() throws IOException {
		Path above = target.toAbsolutePath().getParent();
		if (above != null && !Files.isDirectory(above)) {
			throw new IOException(tr("There is no folder %s to write %s to.", above, target.getFileName()));
		}
		if (!Files.exists(target) || format.isFolder() && isEmptyFolder()) {
			return;
		}
		if (Files.isDirectory(target) != format.isFolder()) {
			throw new IOException(format.isFolder()
					? tr("%s is a file and %s would be written: choose another name.", target, translated(format.words()))
					: tr("%s is a folder and %s would be written: choose another name.", target, translated(format.words())));
		}
		if (!replace) {
			throw new FileAlreadyExistsException(target.toString());
		}
		if (format.isFolder()) {
			checkHoldsNothingElse();
		}
	}

	private boolean isEmptyFolder() throws IOException {
		if (!Files.isDirectory(target)) {
			return false;
		}
		try (Stream<Path> entries = Files.list(target)) {
			return entries.findAny().isEmpty();
		}
	}

	/** A folder is replaced as a whole, so it must not hold anything else, as a home directory would. */
	private void checkHoldsNothingElse() throws IOException {
		try (Stream<Path> entries = Files.walk(target)) {
			for (Path entry : entries.skip(1).toList()) {
				String name = target.relativize(entry).toString().replace('\\', '/');
				if (!CONTENT.get(format).matcher(name).matches()) {
					throw new IOException(tr(
							"%s contains other files as well, such as %s, and would be replaced entirely: choose another folder.",
							target, name));
				}
			}
		}
	}

	/**
	 * Writes images.
	 *
	 * @throws IOException with one sentence, if the format cannot hold them, or they cannot be written
	 * @throws CancellationException if stopped; nothing is left behind
	 */
	public void write(SourceSplits parts) throws IOException {
		check();
		switch (format) {
			case IDX -> {
				IdxExport.check(parts);
				folder(folder -> new Parts(parts, new IdxExport(folder)).write());
			}
			case PNGS -> folder(folder -> new Parts(parts, new PngExport(folder)).write());
			case CSV -> AtomicFile.write(target, out -> new Parts(parts.firstAlone(), new CsvExport(out)).write());
			case NPZ -> AtomicFile.write(target, out -> new Parts(parts, new NpzExport(out)).write());
			case STROKES ->
				throw new IOException(tr("These data are pictures, not strokes: convert them to .csv, .npz or a folder."));
		}
	}

	/** Writes the strokes of a split in the format that {@link HandwrittenStrokes} reads, uncompressed. */
	public void write(StrokeSource source, Split split) throws IOException {
		check();
		AtomicFile.write(target, out -> {
			for (int i = 0; i < source.written(split); i++) {
				out.write(line(source.written(split, i)).getBytes(StandardCharsets.UTF_8));
				step(i + 1, source.written(split));
			}
		});
	}

	private static String line(HandwrittenStrokes.Written written) {
		StringBuilder line = new StringBuilder("{\"label\":").append(written.label()).append(",\"strokes\":[");
		for (PenStroke stroke : written.strokes()) {
			line.append(line.charAt(line.length() - 1) == '[' ? "[" : ",[");
			for (PenStroke.Point point : stroke.points()) {
				line.append(line.charAt(line.length() - 1) == '[' ? "" : ",")
						.append(String.format(Locale.ROOT, "%.4f,%.4f", point.x(), point.y()));
			}
			line.append(']');
		}
		return line.append("]}\n").toString();
	}

	@FunctionalInterface
	private interface Work {
		void write(Path folder) throws IOException;
	}

	private void folder(Work work) throws IOException {
		try (PendingFile made = PendingFile.beside(target)) {
			Files.createDirectory(made.path());
			work.write(made.path());
			made.replaceFolder(target);
		} catch (AccessDeniedException e) {
			throw e;
		} catch (IOException e) { // it names a file that nobody knows, or none
			throw new IOException(tr("%s could not be written: %s.", target, reason(e)), e);
		}
	}

	private static String reason(Throwable failure) {
		Throwable first = failure;
		while (first.getCause() != null) {
			first = first.getCause();
		}
		return first instanceof FileSystemException e && e.getReason() != null
				? e.getReason()
				: String.valueOf(first.getMessage());
	}

	private void step(int done, int total) {
		if (done % IMAGES_PER_CHECK == 0 || done == total) {
			if (cancellation.isCancelled()) {
				throw new CancellationException("Writing " + target + " was stopped.");
			}
			progress.progress(done, total);
		}
	}

	/** Receives the splits of a dataset, image by image. */
	interface Sink {

		/** Begins a split. */
		void begin(Split split, DigitDataset images) throws IOException;

		/** @param pixels 784 bytes, 0 paper to 255 ink; reused for the next image */
		void image(int index, byte[] pixels) throws IOException;

		/** Ends the split. */
		void end() throws IOException;

		/** Called after the last split. */
		default void finish() throws IOException {
		}
	}

	/** Passes all images to a sink. */
	private final class Parts {

		private final SourceSplits parts;
		private final Sink sink;

		Parts(SourceSplits parts, Sink sink) {
			this.parts = parts;
			this.sink = sink;
		}

		void write() throws IOException {
			int done = 0;
			byte[] pixels = new byte[DigitImage.PIXELS];
			for (Split split : Split.values()) {
				DigitDataset images = parts.images().get(split);
				if (images != null) {
					sink.begin(split, images);
					for (int i = 0; i < images.size(); i++) {
						images.copyPixels(i, pixels, 0);
						sink.image(i, pixels);
						step(++done, parts.size());
					}
					sink.end();
				}
			}
			sink.finish();
		}
	}

	/** Leaves the stream open, which belongs to the caller. */
	abstract static class StreamParts implements Sink {

		final OutputStream out;

		StreamParts(OutputStream out) {
			this.out = out;
		}
	}
}
