package digitlab.training;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.dataset.Preprocessing;

import static digitlab.language.Localization.tr;

/**
 * The settings of {@code digitlab train}, except the name.
 *
 * @param data data source for training, as on the command line
 * @param preprocessing applied to the data first
 * @param hands folder of additional handwriting; empty for none
 * @param heldOut how many images to hold out
 * @param hyperparameters the hyperparameters; their number of held-out images is ignored
 */
public record TrainingRequest(String data, Preprocessing preprocessing, String hands, ValidationSize heldOut,
		@JsonProperty("config") Hyperparameters hyperparameters) {

	private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.build();
	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._:/=+@-]+");

	/** Rejects missing parts, but accepts requests of earlier versions without preprocessing and additional handwriting. */
	public TrainingRequest {
		Objects.requireNonNull(data);
		preprocessing = Objects.requireNonNullElse(preprocessing, Preprocessing.NONE);
		hands = Objects.requireNonNullElse(hands, "").strip();
		Objects.requireNonNull(heldOut);
		Objects.requireNonNull(hyperparameters);
	}

	/** A request without preprocessing and additional handwriting. */
	public TrainingRequest(String data, ValidationSize heldOut,
			@JsonProperty("config") Hyperparameters hyperparameters) {
		this(data, Preprocessing.NONE, "", heldOut, hyperparameters);
	}

	/** The hyperparameters for data of {@code images} images. */
	public Hyperparameters hyperparametersFor(int images) {
		return hyperparameters.with(Hyperparameter.VALIDATION, heldOut.of(images));
	}

	/** The number of training images per epoch, including sketches and non-digits, for data of {@code images} images. */
	public int imagesAnEpoch(int images) {
		int digits = images - heldOut.of(images) + hyperparameters.augmentation().sketches();
		return (int) Math.round(digits * (1 + hyperparameters.augmentation().nonDigits()));
	}

	/** The arguments of {@code digitlab} for this training; defaults are omitted, except for the threads. */
	public List<String> arguments(String name) {
		Hyperparameters usual = Hyperparameters.standard(hyperparameters.run().threads());
		List<String> arguments = new ArrayList<>(List.of("train", "--data", data, "--name", name));
		arguments.addAll(preprocessing.options());
		add(arguments, "--hands", hands, "");
		for (Hyperparameter<?> each : Hyperparameter.ALL) {
			String value = each == Hyperparameter.VALIDATION ? heldOut.text() : each.textOf(hyperparameters);
			String unsaid = each == Hyperparameter.VALIDATION ? "" : each == Hyperparameter.THREADS ? "none" : each.textOf(usual);
			add(arguments, each.option(), value, unsaid);
		}
		return List.copyOf(arguments);
	}

	/** The command line for a terminal. */
	public String commandLine(String name) {
		return "digitlab " + arguments(name).stream().map(TrainingRequest::quoted).collect(Collectors.joining(" "));
	}

	private static void add(List<String> arguments, String option, String value, String usual) {
		if (!value.equals(usual)) {
			arguments.addAll(List.of(option, value));
		}
	}

	/** Quotes an argument for this system's terminal. */
	private static String quoted(String argument) {
		return quoted(argument, File.separatorChar == '\\');
	}

	/**
	 * Between single quotes, a Unix shell runs and replaces nothing; Windows only has double quotes, which file names cannot
	 * contain.
	 */
	static String quoted(String argument, boolean windows) {
		if (PLAIN.matcher(argument).matches()) {
			return argument;
		}
		return windows ? '"' + argument + '"' : '\'' + argument.replace("'", "'\\''") + '\'';
	}

	/** Plain values to be stored as JSON. */
	public Map<String, Object> toMap() {
		return JSON.convertValue(this, new TypeReference<>() {
		});
	}

	/**
	 * Parses the result of {@link #toMap}.
	 *
	 * @throws IllegalArgumentException if a value is missing or out of range, as in a damaged file
	 */
	public static TrainingRequest of(Map<String, Object> kept) {
		try {
			return Objects.requireNonNull(JSON.convertValue(kept, TrainingRequest.class));
		} catch (RuntimeException e) { // whatever the file holds, it only counts as damaged
			throw new IllegalArgumentException(tr("This is not a training plan: %s", e.getMessage()), e);
		}
	}
}
