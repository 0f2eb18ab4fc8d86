package digitlab.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import digitlab.models.ModelMetadata.Data;
import digitlab.models.ModelMetadata.Run;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TrainingSpeedTest {

	@TempDir
	private Path folder;

	private StoredModel trained(String created, double seconds, boolean here, int images) throws IOException {
		return trained(created, seconds, here, images, Precision.FLOAT32);
	}

	private StoredModel trained(String created, double seconds, boolean here, int images, Precision precision)
			throws IOException {
		EpochResult epoch = new EpochResult(1, 1, 0.5, 1, 0.5, 1e-3, 100, seconds);
		ModelMetadata m = new ModelMetadata(1, created, ModelMetadata.ALEXNET28, 1, created, "0",
				ModelMetadata.Normalisation.ZERO_TO_ONE,
				new Data("digits", images, 100), Hyperparameters.standard(1).with(Hyperparameter.PRECISION, precision),
				new Run("cpu", "completed", 1, 0.9, 0.9, 100, seconds, List.of(epoch)), null, null);
		ModelStore store = new ModelStore(folder.resolve("shipped"), folder.resolve("own"));
		StoredModel model = store.save(m, new byte[]{1}, false);
		if (here) {
			store.markTrainedHere(model);
		}
		return model;
	}

	/** 20 s for 1,000 images; the later models were imported, improved from another, have no images, or were trained faster. */
	@Test
	void theLastTrainingHereTells() throws IOException {
		StoredModel elsewhere = trained("2026-03-01T00-00-00Z", 1, false, 1000);
		List<StoredModel> models = List.of(elsewhere, trained("2026-02-02T00-00-00Z", 5, true, 0),
				trained("2026-02-01T00-00-00Z", 20, true, 1000), trained("2026-01-01T00-00-00Z", 7, true, 1000),
				trained("2026-02-03T00-00-00Z", 9, true, 1000, Precision.BFLOAT16),
				new StoredModel(Path.of("nowhere"), elsewhere.metadata(), true));
		assertThat(TrainingSpeed.secondsPerImage(models, "auto", Precision.FLOAT32)).hasValue(0.02);
		assertThat(TrainingSpeed.secondsPerImage(models, "auto", Precision.BFLOAT16)).hasValue(0.009);
		assertThat(TrainingSpeed.secondsPerImage(models, "cuda:0", Precision.FLOAT32)).isEmpty();
		assertThat(TrainingSpeed.secondsPerImage(List.of(elsewhere), "auto", Precision.FLOAT32)).isEmpty();
	}
}
