package digitlab.training;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
 * @param config the hyperparameters; its number of held-out images is not used
 */
public record TrainingRequest(String data, Preprocessing preprocessing, String hands, ValidationSize heldOut, Hyperparameters config) {

	private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.build();
	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._:/=+@-]+");

	/** Refuses what lacks a part; one that an earlier version kept has neither preprocessing nor other people's hands. */
	public TrainingRequest {
		Objects.requireNonNull(data);
		preprocessing = Objects.requireNonNullElse(preprocessing, Preprocessing.NONE);
		hands = Objects.requireNonNullElse(hands, "").strip();
		Objects.requireNonNull(heldOut);
		Objects.requireNonNull(config);
	}

	/** From nobody's hands but the data's, as they are. */
	public TrainingRequest(String data, ValidationSize heldOut, Hyperparameters config) {
		this(data, Preprocessing.NONE, "", heldOut, config);
	}

	/** The hyperparameters for so many images. */
	public Hyperparameters configFor(int images) {
		return config.withValidation(heldOut.of(images));
	}

	/** Images learned from in an epoch, sketches and non-digits among them, of data of so many images. */
	public int imagesAnEpoch(int images) {
		int digits = images - heldOut.of(images) + config.variety().sketches();
		return (int) Math.round(digits * (1 + config.variety().nonDigits()));
	}

	/** The arguments of {@code digitlab} that train so; what is as usual is left out, but not the threads. */
	public List<String> arguments(String name) {
		Hyperparameters usual = Hyperparameters.standard(config.threads());
		List<String> arguments = new ArrayList<>(List.of("train", "--data", data, "--name", name));
		arguments.addAll(preprocessing.options());
		add(arguments, "--hands", hands, "");
		add(arguments, "--epochs", config.epochs(), usual.epochs());
		add(arguments, "--batch-size", config.batchSize(), usual.batchSize());
		add(arguments, "--learning-rate", config.learningRate(), usual.learningRate());
		add(arguments, "--warmup", config.warmup(), usual.warmup());
		add(arguments, "--decay", config.decay().label(), usual.decay().label());
		add(arguments, "--weight-decay", config.weightDecay(), usual.weightDecay());
		add(arguments, "--label-smoothing", config.labelSmoothing(), usual.labelSmoothing());
		add(arguments, "--weight-averaging", config.weightAveraging(), usual.weightAveraging());
		add(arguments, "--dropout", config.dropout(), usual.dropout());
		add(arguments, "--augment", config.augmentation().label(), usual.augmentation().label());
		add(arguments, "--strength", config.strength(), usual.strength());
		add(arguments, "--patience", config.patience(), usual.patience());
		add(arguments, "--pens", config.variety().pens(), usual.variety().pens());
		add(arguments, "--resampling", config.variety().resampling(), usual.variety().resampling());
		add(arguments, "--erasing", config.variety().erasing(), usual.variety().erasing());
		add(arguments, "--sketches", config.variety().sketches(), usual.variety().sketches());
		add(arguments, "--non-digits", config.variety().nonDigits(), usual.variety().nonDigits());
		add(arguments, "--hard-examples", config.hardExamples(), usual.hardExamples());
		add(arguments, "--validation", heldOut.text(), "");
		add(arguments, "--seed", config.seed(), usual.seed());
		add(arguments, "--device", config.device(), usual.device());
		arguments.addAll(List.of("--threads", Integer.toString(config.threads())));
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
