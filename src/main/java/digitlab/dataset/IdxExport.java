package digitlab.dataset;

import java.io.IOException;
import java.nio.file.Path;

import static digitlab.language.Localization.tr;

/** Writes a folder with MNIST's files. */
final class IdxExport implements DatasetExport.Sink {

	private final Path folder;

	IdxExport(Path folder) {
		this.folder = folder;
	}

	/**
	 * Checks that the format can hold the images.
	 *
	 * @throws IOException with one sentence, if labels are missing
	 */
	static void check(SourceSplits parts) throws IOException {
		for (DigitDataset all : parts.images().values()) {
			if (!all.isLabelled()) {
				throw new IOException(
						tr("MNIST's IDX files need a label for each image, and %s have none: write them as .csv, .npz or a "
								+ "folder of PNG pictures.", all.source()));
			}
		}
	}

	@Override
	public void begin(Split split, DigitDataset all) throws IOException {
		String prefix = split == Split.TRAIN ? "train" : "t10k";
		IdxWriter.write(all, folder.resolve(prefix + "-images-idx3-ubyte"), folder.resolve(prefix + "-labels-idx1-ubyte"));
	}

	@Override
	public void image(int index, byte[] pixels) {
		// begin() writes all images of a split.
	}

	@Override
	public void end() {
		// begin() writes the files.
	}
}
