package digitlab.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

import digitlab.dataset.DatasetDescription;
import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.imaging.DigitPicture;
import digitlab.imaging.ImageFormatException;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.io.TextSanitizer;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/**
 * Reads picture files of one digit each. A few damaged files are left out and counted; if all are damaged, the first failure is
 * reported.
 *
 * @param file the first picture, which represents all
 * @param pictures in their order
 * @param labelling where the labels come from, in words; empty without labels
 */
record PictureSource(Entry file, List<Labelled> pictures, String labelling) implements ImageSource {

	/** More than this percentage is no accident. */
	private static final int MAX_DAMAGED_PERCENT = 5;

	/** @param label the label's text; empty for none */
	record Labelled(Entry picture, String label) {
	}

	@Override
	public boolean isLabelled() {
		return !labelling.isEmpty();
	}

	/** {@inheritDoc} Progress counts pictures. */
	@Override
	public DigitDataset read(String source, ReadOptions options, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		ImageCollector images = new ImageCollector(file.name(), options.memory());
		int damaged = 0;
		IOException first = null;
		for (int i = 0; i < pictures.size(); i++) {
			if (cancellation.isCancelled()) {
				throw new CancellationException("Reading pictures was stopped.");
			}
			Labelled picture = pictures.get(i);
			try {
				read(picture.picture()).copyTo(images.room(), images.offset());
				images.add(images.labels().code(picture.label()));
			} catch (ImageFormatException unreadable) {
				first = first == null ? unreadable : first;
				if (++damaged * 100L > MAX_DAMAGED_PERCENT * (long) pictures.size()) {
					throw first;
				}
			}
			progress.progress(i + 1L, pictures.size());
		}
		DatasetDescription.Builder found = new DatasetDescription.Builder(marktr("Pictures of digits")).file(file.path());
		if (pictures.size() > 1) {
			found.note(tr("There are %,d pictures.", pictures.size()));
		}
		if (damaged > 0) {
			found.note(trn("%d picture is damaged and ignored.", "%d pictures are damaged and ignored.", damaged));
		}
		found.labels(labelling.isEmpty() ? null : labelling, false);
		return images.toDataset(source + (isLabelled() ? "" : " without labels"), options.labels(), LabelCodes.Ten.UNKNOWN, found,
				image -> tr("picture %s", pictures.get(Math.min(image, pictures.size() - 1)).picture().path()));
	}

	/** Also used for pictures embedded in other files, whose names may not be valid paths. */
	static DigitImage read(String name, InputStream stream) throws IOException {
		try {
			return DigitPicture.read(Path.of(TextSanitizer.clean(name)), stream);
		} catch (InvalidPathException notAPath) {
			return DigitPicture.read(Path.of("picture"), stream);
		}
	}

	private static DigitImage read(Entry picture) throws IOException {
		try (EntryStream stream = picture.open()) {
			return read(picture.name(), stream);
		} catch (DatasetFormatException damaged) {
			throw new ImageFormatException(damaged.getMessage(), damaged);
		}
	}
}
