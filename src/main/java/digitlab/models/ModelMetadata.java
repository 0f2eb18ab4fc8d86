package digitlab.models;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import digitlab.calibration.Calibration;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a model's model.json.
 *
 * @param format of this file, 1
 * @param name of the model and its folder
 * @param architecture of the network, "alexnet28-2"
 * @param parameters the number of learned parameters
 * @param created when, in ISO 8601 with time zone
 * @param version of Digit Lab that trained it
 * @param normalisation of a pixel's byte before it enters the network
 * @param data what it learned from
 * @param hyperparameters all hyperparameters
 * @param run the course of the training
 * @param test figures on test images, once they were measured
 * @param calibration temperature and digit score; null for models from before that, which refuse nothing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelMetadata(int format, String name, String architecture, long parameters, String created, String version,
		Normalisation normalisation, Data data, @JsonProperty("config") Hyperparameters hyperparameters, Run run,
		@Nullable TestFigures test,
		@JsonProperty("doubt") @Nullable Calibration calibration) {

	/**
	 * The only network. The earlier "alexnet28" padded all its convolutions: its weights have the same shapes, and would be read
	 * wrongly without an error.
	 */
	public static final String ALEXNET28 = "alexnet28-2";

	/** The format written by this version. */
	public static final int FORMAT = 1;

	/** A pixel's byte b enters the network as (b × scale - mean) / deviation. */
	@JsonIgnoreProperties(ignoreUnknown = true)
	public record Normalisation(double scale, double mean, double deviation) {

		/** 0 paper to 1 ink. */
		public static final Normalisation ZERO_TO_ONE = new Normalisation(1 / 255.0, 0, 1);
	}

	/**
	 * @param source in words
	 * @param trainingImages number learned from
	 * @param validationImages number held out to choose the epoch
	 */
	@JsonIgnoreProperties(ignoreUnknown = true)
	public record Data(String source, int trainingImages, int validationImages) {
	}

	/**
	 * @param device such as "cpu"
	 * @param stopReason why it ended, in lower case
	 * @param bestEpoch the epoch whose weights were kept
	 * @param trainAccuracy 0 to 1
	 * @param validationAccuracy 0 to 1
	 * @param imagesPerSecond training images per second
	 * @param seconds in total
	 * @param epochs every epoch
	 */
	@JsonIgnoreProperties(ignoreUnknown = true)
	public record Run(String device, String stopReason, int bestEpoch, double trainAccuracy, double validationAccuracy,
			double imagesPerSecond, double seconds, List<EpochResult> epochs) {
	}

	/**
	 * @param source of the test images, in words
	 */
	@JsonIgnoreProperties(ignoreUnknown = true)
	public record TestFigures(String source, int samples, double accuracy, double macroPrecision, double macroRecall,
			double macroF1, double loss, double ece) {
	}

	/**
	 * The metadata of a network just trained.
	 *
	 * @param version of Digit Lab
	 */
	public static ModelMetadata of(String name, TrainingTask task, String version, TrainingResult result) {
		return new ModelMetadata(FORMAT, name, ALEXNET28, result.parameters(),
				Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), version, Normalisation.ZERO_TO_ONE,
				new Data(task.source(), task.trainingImages(), task.validationImages()),
				task.hyperparameters().with(Hyperparameter.PRECISION, result.precision()),
				new Run(result.device(), result.reason().label(), result.bestEpoch(), result.trainingAccuracy(),
						result.validationAccuracy(), result.imagesPerSecond(), result.seconds(), result.epochs()),
				null, null);
	}

	/** The same under another name. */
	public ModelMetadata withName(String other) {
		return new ModelMetadata(format, other, architecture, parameters, created, version, normalisation, data, hyperparameters,
				run,
				test, calibration);
	}

	/** The same with figures on test images. */
	public ModelMetadata withTest(@Nullable TestFigures figures) {
		return new ModelMetadata(format, name, architecture, parameters, created, version, normalisation, data, hyperparameters,
				run,
				figures, calibration);
	}

	/** The same with a calibration. */
	public ModelMetadata withCalibration(@Nullable Calibration fitted) {
		return new ModelMetadata(format, name, architecture, parameters, created, version, normalisation, data, hyperparameters,
				run,
				test, fitted);
	}

	/**
	 * The metadata of weights without a description, whose training is unknown.
	 *
	 * @param version of Digit Lab
	 * @param file the weights' file name, for users
	 */
	static ModelMetadata ofWeights(String name, String version, String file) {
		NetworkPlan plan = NetworkPlan.alexnet28(Hyperparameters.standard(1).regularisation().dropout());
		return new ModelMetadata(FORMAT, name, ALEXNET28, plan.parameters(),
				Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), version, Normalisation.ZERO_TO_ONE,
				new Data("data that are not known (" + file + " was imported)", 0, 0), Hyperparameters.standard(1),
				new Run("unknown", "imported", 0, 0, 0, 0, 0, List.of()), null, null);
	}

	/** Whether its accuracy is known, which it is not for weights without a description. */
	public boolean hasAccuracy() {
		return test != null || run.bestEpoch() > 0;
	}

	/** Everything needed to build the network. */
	NetworkPlan plan() {
		return NetworkPlan.alexnet28(hyperparameters.regularisation().dropout());
	}

	/** The same as JSON, for other programs; it follows from the architecture and is not read. */
	@JsonProperty(value = "network", access = JsonProperty.Access.READ_ONLY)
	public Map<String, Object> network() {
		return plan().toMap();
	}

	/** Whether this version of Digit Lab has this network and this normalisation of pixels. */
	boolean isReadable() {
		return architecture.equals(ALEXNET28) && normalisation.equals(Normalisation.ZERO_TO_ONE);
	}
}
