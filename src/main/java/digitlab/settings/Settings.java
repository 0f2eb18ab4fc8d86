package digitlab.settings;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the application remembers.
 *
 * @param model name of the model in use; null for the shipped one
 * @param theme light, dark, or the system's
 * @param penWidth share of the sheet's side, 0.01 to 0.2
 * @param data the data looked at last, as on the command line; null at first
 * @param recentData folders and files of data chosen before, the latest first, at most {@value #MAX_RECENT}
 * @param device what the network is to run on: auto, cpu, or cuda: and a number
 * @param threads that a training may use, 1 to 256; 0 for as many as there are cores, less one
 * @param textSize of all text in percent of the usual size, 75 to 200
 * @param request the training planned last, as plain values; null at first
 * @param requests trainings that were planned and kept, by their names
 * @param preprocessing what is done to data wherever they are used, by their sources, as the command line's options without dashes
 * @param others keys of a later version, kept as they are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settings(@Nullable String model, Theme theme, double penWidth, @Nullable String data,
		List<String> recentData, String device, int threads, int textSize,
		@JsonProperty("recipe") @Nullable Map<String, Object> request,
		@JsonProperty("recipes") Map<String, Map<String, Object>> requests,
		Map<String, List<String>> preprocessing, @JsonAnySetter Map<String, Object> others) {

	/** Looks of the window. */
	public enum Theme {
		SYSTEM, LIGHT, DARK
	}

	/** How many places of data are remembered. */
	public static final int MAX_RECENT = 6;

	/** The device that is chosen by itself. */
	public static final String AUTO = "auto";

	private static final double PEN_WIDTH = 0.06;
	private static final int TEXT_SIZE = 100;
	private static final int MAX_THREADS = 256;

	/** Before anybody changed anything. */
	public static final Settings DEFAULT = new Settings(null, Theme.SYSTEM, PEN_WIDTH, null, List.of(), AUTO, 0, TEXT_SIZE, null,
			Map.of(), Map.of(), Map.of());

	/** Puts what is missing or out of range right. */
	public Settings {
		theme = theme == null ? Theme.SYSTEM : theme;
		penWidth = penWidth >= 0.01 && penWidth <= 0.2 ? penWidth : PEN_WIDTH;
		recentData = recentData == null
				? List.of()
				: recentData.stream().filter(Objects::nonNull).distinct().limit(MAX_RECENT).toList();
		device = device != null && device.matches("auto|cpu|cuda:[0-9]{1,2}") ? device : AUTO;
		threads = threads >= 0 && threads <= MAX_THREADS ? threads : 0;
		textSize = textSize >= 75 && textSize <= 200 ? textSize : TEXT_SIZE;
		requests = requests == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(requests));
		preprocessing = preprocessing == null ? Map.of() : sound(preprocessing);
		others = others == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(others));
	}

	private static Map<String, List<String>> sound(Map<String, List<String>> kept) {
		Map<String, List<String>> all = new TreeMap<>(kept);
		all.values().removeIf(Objects::isNull);
		return Collections.unmodifiableMap(all);
	}

	@Override
	@JsonAnyGetter
	public Map<String, Object> others() {
		return others;
	}

	/** The threads that a training may use: those chosen, or one less than there are cores. */
	public int threadsOr(int cores) {
		return threads == 0 ? Math.max(1, cores - 1) : threads;
	}

	public Settings withModel(@Nullable String newModel) {
		return new Settings(newModel, theme, penWidth, data, recentData, device, threads, textSize, request, requests,
				preprocessing, others);
	}

	public Settings withTheme(Theme newTheme) {
		return new Settings(model, newTheme, penWidth, data, recentData, device, threads, textSize, request, requests,
				preprocessing, others);
	}

	public Settings withPenWidth(double newPenWidth) {
		return new Settings(model, theme, newPenWidth, data, recentData, device, threads, textSize, request, requests,
				preprocessing, others);
	}

	public Settings withDevice(String newDevice) {
		return new Settings(model, theme, penWidth, data, recentData, newDevice, threads, textSize, request, requests,
				preprocessing, others);
	}

	public Settings withThreads(int newThreads) {
		return new Settings(model, theme, penWidth, data, recentData, device, newThreads, textSize, request, requests,
				preprocessing, others);
	}

	public Settings withTextSize(int newTextSize) {
		return new Settings(model, theme, penWidth, data, recentData, device, threads, newTextSize, request, requests,
				preprocessing, others);
	}

	public Settings withRequest(Map<String, Object> newRequest) {
		return new Settings(model, theme, penWidth, data, recentData, device, threads, textSize, newRequest, requests,
				preprocessing, others);
	}

	/** With a kept recipe of that name; without one for null. */
	public Settings withRequest(String name, @Nullable Map<String, Object> kept) {
		Map<String, Map<String, Object>> all = new TreeMap<>(requests);
		if (kept == null) {
			all.remove(name);
		} else {
			all.put(name, kept);
		}
		return new Settings(model, theme, penWidth, data, recentData, device, threads, textSize, request, all,
				preprocessing, others);
	}

	/** With data just looked at; a folder or file goes to the front of those chosen before. */
	public Settings withData(String newData, boolean isPlace) {
		List<String> recent = isPlace
				? Stream.concat(Stream.of(newData), recentData.stream()).distinct().limit(MAX_RECENT).toList()
				: recentData;
		return new Settings(model, theme, penWidth, newData, recent, device, threads, textSize, request, requests,
				preprocessing, others);
	}

	/** With work on data from now on, in words; without any if there is none. */
	public Settings withPreprocessing(String source, List<String> steps) {
		Map<String, List<String>> all = new TreeMap<>(preprocessing);
		if (steps.isEmpty()) {
			all.remove(source);
		} else {
			all.put(source, List.copyOf(steps));
		}
		return new Settings(model, theme, penWidth, data, recentData, device, threads, textSize, request, requests, all, others);
	}

	/** As before anybody changed anything, but for the model in use and the recipes kept by name. */
	public Settings reset() {
		return new Settings(model, Theme.SYSTEM, PEN_WIDTH, null, List.of(), AUTO, 0, TEXT_SIZE, null, requests,
				Map.of(), others);
	}
}
