package digitlab.djl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.training.TrainingTask;

/**
 * What the benchmarks read: a model (the shipped one, or the folder that DIGITLAB_MODEL names) and the part of MNIST that
 * DIGITLAB_PART names: {@code validation}, the training images that the model did not learn from, or {@code test}, on which
 * nothing may be tuned.
 */
public final class MnistParts {

	private static final int TUNING = 50_000;

	private MnistParts() {
	}

	public static StoredModel model() throws IOException {
		ModelStore store = new ModelStore(Path.of(System.getProperty("digitlab.models")), Path.of("no-models"));
		return store.find(Optional.ofNullable(System.getenv("DIGITLAB_MODEL")).orElse("alexnet28"));
	}

	static DigitDataset part(StoredModel model) throws IOException {
		return "test".equals(System.getenv("DIGITLAB_PART")) ? read(Split.TEST) : validation(model);
	}

	/** The same, or, if DIGITLAB_PART is {@code tune}, images that the model did learn from: thresholds are tuned on those. */
	public static DigitDataset partOrTuning(StoredModel model) throws IOException {
		return "tune".equals(System.getenv("DIGITLAB_PART")) ? tuning(model) : part(model);
	}

	private static DigitDataset tuning(StoredModel model) throws IOException {
		DigitDataset learned = TrainingTask.holdOut(model.metadata().hyperparameters(), read(Split.TRAIN), null, false)
				.training();
		return learned.subset(IntStream.range(0, Math.min(TUNING, learned.size())).toArray());
	}

	static DigitDataset validation(StoredModel model) throws IOException {
		return TrainingTask.holdOut(model.metadata().hyperparameters(), read(Split.TRAIN), null, false).validation();
	}

	static DigitDataset read(Split split) throws IOException {
		String folder = Optional.ofNullable(System.getenv("DIGITLAB_MNIST"))
				.orElseThrow(() -> new IOException("Set DIGITLAB_MNIST to the folder with MNIST's files."));
		return new FileDatasetReader(Path.of(folder), LabelPolicy.REFUSE).read(split, ProgressListener.NONE,
				new CancellationToken());
	}
}
