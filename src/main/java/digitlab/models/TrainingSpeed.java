package digitlab.models;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

import digitlab.training.Precision;

/** The speed of earlier trainings on this computer. */
public final class TrainingSpeed {

	private TrainingSpeed() {
	}

	/**
	 * Seconds per training image and epoch, validation included, in the last training requested on a device that computed in a
	 * number format; empty if there was none. Shipped and imported models were trained elsewhere, and improving a model is only part of a training.
	 *
	 * @param device as requested, such as "auto" or "cpu"
	 * @param precision as used: not {@link Precision#AUTO}
	 */
	public static OptionalDouble secondsPerImage(List<StoredModel> models, String device, Precision precision) {
		return models.stream().filter(model -> !model.shipped())
				.filter(model -> model.metadata().hyperparameters().run().device().equals(device)
						&& model.metadata().hyperparameters().run().precision() == precision)
				.filter(model -> model.metadata().data().trainingImages() > 0 && ModelStore.isTrainedHere(model))
				.max(Comparator.comparing(model -> model.metadata().created())).map(StoredModel::metadata)
				.map(m -> m.run().epochs().stream().mapToDouble(epoch -> epoch.seconds() / m.data().trainingImages()).average())
				.orElse(OptionalDouble.empty());
	}
}
