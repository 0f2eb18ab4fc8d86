package digitlab.models;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

import static digitlab.language.Localization.tr;

/** Checks the free disk space before a training starts, instead of failing hours later. */
final class TrainingSpace {

	/** Two checkpoints of 24 MB, as one is written beside the one that it replaces, and the model with its log. */
	private static final long MIN_BYTES = 56L << 20;

	private TrainingSpace() {
	}

	/**
	 * Checks that there is room for a training's result.
	 *
	 * @param folder that exists
	 * @throws IOException with one sentence, if there is too little space
	 */
	static void check(Path folder) throws IOException {
		File disk = folder.toFile(); // a FileStore needs a mount point, which is not to be seen below another root
		long free = disk.getUsableSpace();
		if (free < MIN_BYTES && disk.getTotalSpace() > 0) { // 0 where it is not known
			throw new IOException(
					tr("Of %s's disk %d MB are free, and a training needs up to %d MB there: free some space first.", folder,
							free >> 20, MIN_BYTES >> 20));
		}
	}

	/** The message for a failed training that can be resumed. */
	static IOException interrupted(String name, IOException failure) {
		String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
		return new IOException(tr("The training %s failed (%s); its progress is kept, and it can be resumed once that is fixed.",
				name, reason.replaceFirst("\\.$", "")), failure);
	}
}
