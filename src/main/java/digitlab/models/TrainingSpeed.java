package digitlab.models;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** The speed of earlier trainings on this computer. */
public final class TrainingSpeed {

	private TrainingSpeed() {
	}

	/**
	 * Seconds that one training image took in one epoch, validation included, in the last training that was asked to run on a
	 * device; empty when there was none. Shipped and imported models were trained elsewhere, and what taught a hand was only a
	 * part of a training.
	 *
	 * @param device as it was asked for, such as "auto" or "cpu"
	 */
	public static OptionalDouble secondsPerImage(List<StoredModel> models, String device) {
		return models.stream()
				.filter(model -> !model.shipped() && model.metadata().hyperparameters().run().device().equals(device))
				.filter(model -> model.metadata().data().trainingImages() > 0 && ModelStore.isTrainedHere(model))
				.max(Comparator.comparing(model -> model.metadata().created())).map(StoredModel::metadata)
				.map(m -> m.run().epochs().stream().mapToDouble(epoch -> epoch.seconds() / m.data().trainingImages()).average())
				.orElse(OptionalDouble.empty());
	}
}
