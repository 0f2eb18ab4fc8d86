package digitlab.classroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.SampleChanges;
import digitlab.dataset.SourceSplits;
import digitlab.formats.DataSources;
import digitlab.io.CancellationToken;
import digitlab.io.ErrorMessages;
import digitlab.io.PendingFile;
import digitlab.io.ProgressListener;
import digitlab.models.ModelImport;
import digitlab.models.ModelName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.tr;

/**
 * The work of a class on this computer. The sketches of each pupil are a dataset of their own, and those of all are one more, so
 * that whatever can be done with data can be done with a pupil's; the models of pupils are among the others, under names that
 * tell whose they are.
 */
public final class Classroom {

	private static final int MAX_DEPTH = 5;

	private static final Logger LOG = LoggerFactory.getLogger(Classroom.class);

	private final Path everyone;
	private final Path pupils;
	private final DataSources sources;

	/** @param folder for the sketches; created when the first work is collected */
	public Classroom(Path folder, DataSources sources) {
		everyone = folder.resolve("everyone");
		pupils = folder.resolve("pupils");
		this.sources = sources;
	}

	/**
	 * What was collected.
	 *
	 * @param pupils how many pupils gave something
	 * @param sketches digits of all of them
	 * @param models those that were not there before
	 * @param leftOut why some files could not be used, a sentence for each
	 */
	public record Collected(int pupils, int sketches, int models, List<String> leftOut) {
	}

	/** The folder with the sketches of the whole class, a dataset; it may not exist. */
	public Path everyone() {
		return everyone;
	}

	/** The datasets of the pupils who gave sketches, in the order of their names. */
	public List<Path> pupils() throws IOException {
		if (!Files.isDirectory(pupils)) {
			return List.of();
		}
		try (Stream<Path> all = Files.list(pupils)) {
			return all.filter(OwnSamples::hasDigits)
					.sorted(Comparator.comparing(place -> place.getFileName().toString(), String.CASE_INSENSITIVE_ORDER))
					.toList();
		}
	}

	/** The same, or none if they cannot be read. */
	public List<Path> listed() {
		try {
			return pupils();
		} catch (IOException e) {
			LOG.warn("The sketches of the class cannot be read: {}", e.toString());
			return List.of();
		}
	}

	/**
	 * Collects the work of a class. Each pupil's is in a folder called after the pupil, or in files that are: exported models,
	 * and labelled digits in any known format. A pupil's sketches take the place of those collected from the same pupil before;
	 * a model that is there already is not added again. Files that cannot be used are left out.
	 *
	 * @param shared the folder with the pupils' work
	 * @param progress in pupils
	 * @throws IOException with one sentence, if the folder cannot be read, nobody's work is in it, or there is no room
	 * @throws CancellationException if stopped; what was collected until then stays
	 */
	public Collected collect(Path shared, ModelImport models, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		SortedMap<String, List<Path>> work = SharedFolder.pupils(shared);
		List<String> leftOut = new ArrayList<>();
		int some = 0;
		int sketches = 0;
		int added = 0;
		long done = 0;
		for (Map.Entry<String, List<Path>> each : work.entrySet()) {
			progress.progress(done++, work.size());
			Pupil pupil = new Pupil(ModelName.like(each.getKey()), models, cancellation);
			for (Path place : each.getValue()) {
				pupil.take(place, 0);
			}
			if (pupil.sketches.size() > 0) {
				new OwnSamples(pupils.resolve(pupil.name)).change(_ -> pupil.sketches);
			}
			some += pupil.sketches.size() > 0 || pupil.models > 0 ? 1 : 0;
			sketches += pupil.sketches.size();
			added += pupil.newModels;
			leftOut.addAll(pupil.leftOut);
		}
		if (some == 0) {
			throw new IOException(leftOut.isEmpty()
					? tr("There is nothing of a class in %s: each pupil needs a folder with their name in it, with exported models "
							+ "or sketches, or files with their name.", shared)
					: String.join(" ", tr("There is nothing of a class in %s that can be used.", shared), leftOut.getFirst()));
		}
		join();
		return new Collected(some, sketches, added, List.copyOf(leftOut));
	}

	/** Makes one dataset of those of all pupils. */
	private void join() throws IOException {
		DigitDataset all = new DigitDataset("", new byte[0], new byte[0]);
		for (Path pupil : pupils()) {
			all = all.and(new OwnSamples(pupil).read()).named("");
		}
		DigitDataset joined = all;
		if (joined.size() > 0) {
			new OwnSamples(everyone).change(_ -> joined);
		}
	}

	/** Deletes the sketches of all pupils; their models stay. */
	public void clear() throws IOException {
		PendingFile.deleteAll(everyone);
		PendingFile.deleteAll(pupils);
	}

	/** What is found of one pupil. */
	private final class Pupil {

		final String name;
		final List<String> leftOut = new ArrayList<>();
		DigitDataset sketches = new DigitDataset("", new byte[0], new byte[0]);
		int models;
		int newModels;
		private final ModelImport imports;
		private final CancellationToken cancellation;

		Pupil(String name, ModelImport imports, CancellationToken cancellation) {
			this.name = name;
			this.imports = imports;
			this.cancellation = cancellation;
		}

		/** Takes a file, or a folder: as a dataset if it is one, else what is in it. */
		void take(Path place, int depth) throws IOException {
			if (cancellation.isCancelled()) {
				throw new CancellationException("Collecting was stopped.");
			}
			try {
				if (!Files.isDirectory(place)) {
					takeFile(place);
				} else if (!hasModels(place, depth)) {
					add(place);
				} else {
					takeInside(place, depth);
				}
			} catch (IOException | UncheckedIOException e) { // the latter of a folder within that cannot be listed
				String reason = String.join(" ", tr("Left out of %s:", name), ErrorMessages.of(e));
				if (!Files.isDirectory(place) || depth == MAX_DEPTH || !Files.isReadable(place) || !hasSomeInside(place, depth)) {
					leftOut.add(reason);
				}
			}
		}

		/** Of a folder in which nothing can be used, its own reason says more than those of all that is in it. */
		private boolean hasSomeInside(Path folder, int depth) throws IOException {
			int reasons = leftOut.size();
			int found = sketches.size() + models;
			takeInside(folder, depth);
			if (sketches.size() + models > found) {
				return true;
			}
			leftOut.subList(reasons, leftOut.size()).clear();
			return false;
		}

		private void takeInside(Path folder, int depth) throws IOException {
			for (Path inside : SharedFolder.inside(folder)) {
				take(inside, depth + 1);
			}
		}

		private void takeFile(Path file) throws IOException {
			if (ModelImport.isModel(file)) {
				newModels += imports.addOf(name, file).isPresent() ? 1 : 0;
				models++;
			} else {
				add(file);
			}
		}

		private static boolean hasModels(Path folder, int depth) throws IOException {
			try (Stream<Path> files = Files.walk(folder, MAX_DEPTH - depth + 1)) {
				return files.filter(Files::isRegularFile).anyMatch(ModelImport::isModel);
			}
		}

		private void add(Path place) throws IOException {
			DatasetReader reader = sources.open(place.toAbsolutePath().toString());
			DigitDataset digits = SourceSplits.read(reader, null, ProgressListener.NONE, cancellation).digits();
			if (digits.size() == 0) {
				throw new IOException(tr("%s has no labels that say which digits its images show.", place));
			}
			DigitDataset more = SampleChanges.with(sketches, digits);
			if (more.size() > OwnSamples.MAX) {
				throw new IOException(tr("%s makes more than %,d sketches of one pupil.", place, OwnSamples.MAX));
			}
			sketches = more;
		}
	}
}
