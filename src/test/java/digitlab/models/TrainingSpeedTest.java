package digitlab.models;

import java.nio.file.Path;
import java.util.List;

import digitlab.models.ModelMetadata.Data;
import digitlab.models.ModelMetadata.Run;
import digitlab.training.EpochResult;
import digitlab.training.TrainingConfig;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrainingSpeedTest {

	private static StoredModel trained(String created, double seconds, boolean shipped) {
		EpochResult epoch = new EpochResult(1, 1, 0.5, 1, 0.5, 1e-3, 100, seconds);
		ModelMetadata m = new ModelMetadata(1, created, "alexnet28", 1, created, "0", ModelMetadata.Normalisation.ZERO_TO_ONE,
				new Data("digits", 1000, 100), TrainingConfig.standard(1),
				new Run("cpu", "completed", 1, 0.9, 0.9, 100, seconds, List.of(epoch)), null);
		return new StoredModel(Path.of("nowhere"), m, shipped);
	}

	/** 20 s for 1,000 images. */
	@Test
	void theLastTrainingHereTells() {
		List<StoredModel> models = List.of(trained("2026-03-01T00:00:00Z", 1, true), trained("2026-02-01T00:00:00Z", 20, false),
				trained("2026-01-01T00:00:00Z", 7, false));
		assertThat(TrainingSpeed.secondsPerImage(models, "auto")).hasValue(0.02);
		assertThat(TrainingSpeed.secondsPerImage(models, "cuda:0")).isEmpty();
		assertThat(TrainingSpeed.secondsPerImage(models.subList(0, 1), "auto")).isEmpty();
	}
}
