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

/**
 * All that {@code digitlab train} can be told of a training but its name.
 *
 * @param data to learn from, as on the command line
 * @param preprocessing what is done to the data first
 * @param hands folder of what other people wrote, to learn from besides; empty for none
 * @param heldOut how many of its images are held out
 * @param hyperparameters the hyperparameters; its number of held-out images is not used
 */
public record TrainingRequest(String data, Preprocessing preprocessing, String hands, ValidationSize heldOut,
		@JsonProperty("config") Hyperparameters hyperparameters) {

	private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.build();
	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._:/=+@-]+");

	/** Refuses what lacks a part; one that an earlier version kept has neither preprocessing nor other people's hands. */
	public TrainingRequest {
		Objects.requireNonNull(data);
		preprocessing = Objects.requireNonNullElse(preprocessing, Preprocessing.NONE);
		hands = Objects.requireNonNullElse(hands, "").strip();
		Objects.requireNonNull(heldOut);
		Objects.requireNonNull(hyperparameters);
	}

	/** From nobody's hands but the data's, as they are. */
	public TrainingRequest(String data, ValidationSize heldOut,
			@JsonProperty("config") Hyperparameters hyperparameters) {
		this(data, Preprocessing.NONE, "", heldOut, hyperparameters);
	}

	/** The hyperparameters for so many images. */
	public Hyperparameters hyperparametersFor(int images) {
		return hyperparameters.with(Hyperparameter.VALIDATION, heldOut.of(images));
	}

	/** Images learned from in an epoch, sketches and non-digits among them, of data of so many images. */
	public int imagesAnEpoch(int images) {
		int digits = images - heldOut.of(images) + hyperparameters.augmentation().sketches();
		return (int) Math.round(digits * (1 + hyperparameters.augmentation().nonDigits()));
	}

	/** The arguments of {@code digitlab} that train so; what is as usual is left out, but not the threads. */
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

	/** The same as one line for a terminal. */
	public String commandLine(String name) {
		return "digitlab " + arguments(name).stream().map(TrainingRequest::quoted).collect(Collectors.joining(" "));
	}

	private static void add(List<String> arguments, String option, String value, String usual) {
		if (!value.equals(usual)) {
			arguments.addAll(List.of(option, value));
		}
	}

	/** For this system's terminal. */
	private static String quoted(String argument) {
		return quoted(argument, File.separatorChar == '\\');
	}

	/** Between single quotes, a Unix shell runs and replaces nothing; Windows knows double quotes only, which no file name has. */
	static String quoted(String argument, boolean windows) {
		if (PLAIN.matcher(argument).matches()) {
			return argument;
		}
		return windows ? '"' + argument + '"' : '\'' + argument.replace("'", "'\\''") + '\'';
	}

	/** Plain values to be kept as JSON. */
	public Map<String, Object> toMap() {
		return JSON.convertValue(this, new TypeReference<>() {
		});
	}

	/**
	 * What {@link #toMap} gave.
	 *
	 * @throws IllegalArgumentException if something is missing or out of range, as it may be in a damaged file
	 */
	public static TrainingRequest of(Map<String, Object> kept) {
		try {
			return Objects.requireNonNull(JSON.convertValue(kept, TrainingRequest.class));
		} catch (RuntimeException e) { // whatever such a file holds, it is no more than damaged
			throw new IllegalArgumentException("This is no training plan: " + e.getMessage(), e);
		}
	}
}
