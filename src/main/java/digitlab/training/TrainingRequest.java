package digitlab.training;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
		return hyperparameters.withValidation(heldOut.of(images));
	}

	/** Images learned from in an epoch, sketches and non-digits among them, of data of so many images. */
	public int imagesAnEpoch(int images) {
		int digits = images - heldOut.of(images) + hyperparameters.variety().sketches();
		return (int) Math.round(digits * (1 + hyperparameters.variety().nonDigits()));
	}

	/** The arguments of {@code digitlab} that train so; what is as usual is left out, but not the threads. */
	public List<String> arguments(String name) {
		Hyperparameters usual = Hyperparameters.standard(hyperparameters.threads());
		List<String> arguments = new ArrayList<>(List.of("train", "--data", data, "--name", name));
		arguments.addAll(preprocessing.options());
		add(arguments, "--hands", hands, "");
		add(arguments, "--epochs", hyperparameters.epochs(), usual.epochs());
		add(arguments, "--batch-size", hyperparameters.batchSize(), usual.batchSize());
		add(arguments, "--learning-rate", hyperparameters.learningRate(), usual.learningRate());
		add(arguments, "--warmup", hyperparameters.warmup(), usual.warmup());
		add(arguments, "--decay", hyperparameters.decay().label(), usual.decay().label());
		add(arguments, "--weight-decay", hyperparameters.weightDecay(), usual.weightDecay());
		add(arguments, "--label-smoothing", hyperparameters.labelSmoothing(), usual.labelSmoothing());
		add(arguments, "--weight-averaging", hyperparameters.weightAveraging(), usual.weightAveraging());
		add(arguments, "--dropout", hyperparameters.dropout(), usual.dropout());
		add(arguments, "--augment", hyperparameters.augmentation().label(), usual.augmentation().label());
		add(arguments, "--strength", hyperparameters.strength(), usual.strength());
		add(arguments, "--patience", hyperparameters.patience(), usual.patience());
		add(arguments, "--pens", hyperparameters.variety().pens(), usual.variety().pens());
		add(arguments, "--resampling", hyperparameters.variety().resampling(), usual.variety().resampling());
		add(arguments, "--erasing", hyperparameters.variety().erasing(), usual.variety().erasing());
		add(arguments, "--sketches", hyperparameters.variety().sketches(), usual.variety().sketches());
		add(arguments, "--non-digits", hyperparameters.variety().nonDigits(), usual.variety().nonDigits());
		add(arguments, "--hard-examples", hyperparameters.hardExamples(), usual.hardExamples());
		add(arguments, "--validation", heldOut.text(), "");
		add(arguments, "--seed", hyperparameters.seed(), usual.seed());
		add(arguments, "--device", hyperparameters.device(), usual.device());
		arguments.addAll(List.of("--threads", Integer.toString(hyperparameters.threads())));
		return List.copyOf(arguments);
	}

	/** The same as one line for a terminal. */
	public String commandLine(String name) {
		return "digitlab " + arguments(name).stream().map(TrainingRequest::quoted).collect(Collectors.joining(" "));
	}

	private static void add(List<String> arguments, String option, Object value, Object usual) {
		if (!value.equals(usual)) {
			arguments.addAll(List.of(option, String.format(Locale.ROOT, "%s", value)));
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
