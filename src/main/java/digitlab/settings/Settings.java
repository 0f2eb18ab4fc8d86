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
 * The application's settings.
 *
 * @param model name of the selected model; null for the shipped one
 * @param theme light, dark, or that of the system
 * @param penWidth pen width relative to the sheet's side, 0.01 to 0.2
 * @param data the last data viewed, as on the command line; null initially
 * @param recentData folders and files of data chosen recently, the latest first, at most {@value #MAX_RECENT}
 * @param device device for networks: auto, cpu, or cuda: and a number
 * @param threads number of threads for training, 1 to 256; 0 for one less than there are cores
 * @param textSize size of all text in percent of the default, 75 to 200
 * @param language of the window, a code of ISO 639 such as de; null for the system's
 * @param hints how many of the first start's hints were done or dismissed, 0 to {@value #HINTS}
 * @param request the last training request, as plain values; null initially
 * @param requests saved training requests by name
 * @param preprocessing preprocessing of data wherever they are used, by source, as command-line options without dashes
 * @param window where the window was when it was closed; null initially
 * @param others keys of later versions, kept unchanged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settings(@Nullable String model, Theme theme, double penWidth, @Nullable String data,
		List<String> recentData, String device, int threads, int textSize, @Nullable String language, int hints,
		@JsonProperty("recipe") @Nullable Map<String, Object> request,
		@JsonProperty("recipes") Map<String, Map<String, Object>> requests,
		Map<String, List<String>> preprocessing, @Nullable WindowBounds window, @JsonAnySetter Map<String, Object> others) {

	/** The window's colour theme. */
	public enum Theme {
		SYSTEM, LIGHT, DARK
	}

	/** The number of recent data sources that are remembered. */
	public static final int MAX_RECENT = 6;

	/** The number of hints at the first start. */
	public static final int HINTS = 3;

	/** Automatic choice of the device. */
	public static final String AUTO = "auto";

	private static final double PEN_WIDTH = 0.06;
	private static final int TEXT_SIZE = 100;
	private static final int MAX_THREADS = 256;

	/** The default settings. */
	public static final Settings DEFAULT = new Settings(null, Theme.SYSTEM, PEN_WIDTH, null, List.of(), AUTO, 0, TEXT_SIZE, null,
			0, null, Map.of(), Map.of(), null, Map.of());

	/** Corrects values that are missing or out of range. */
	public Settings {
		theme = theme == null ? Theme.SYSTEM : theme;
		penWidth = penWidth >= 0.01 && penWidth <= 0.2 ? penWidth : PEN_WIDTH;
		recentData = recentData == null
				? List.of()
				: recentData.stream().filter(Objects::nonNull).distinct().limit(MAX_RECENT).toList();
		device = device != null && device.matches("auto|cpu|cuda:[0-9]{1,2}") ? device : AUTO;
		threads = threads >= 0 && threads <= MAX_THREADS ? threads : 0;
		textSize = textSize >= 75 && textSize <= 200 ? textSize : TEXT_SIZE;
		language = language != null && language.matches("[a-z]{2,3}") ? language : null;
		hints = Math.clamp(hints, 0, HINTS);
		requests = requests == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(requests));
		preprocessing = preprocessing == null ? Map.of() : sound(preprocessing);
		window = window == null || window.isSound() ? window : null;
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

	/** The number of threads for training: the chosen number, or one less than there are cores. */
	public int threadsOr(int cores) {
		return threads == 0 ? Math.max(1, cores - 1) : threads;
	}

	public Settings withModel(@Nullable String newModel) {
		return new Settings(newModel, theme, penWidth, data, recentData, device, threads, textSize, language, hints, request,
				requests,
				preprocessing, window, others);
	}

	public Settings withTheme(Theme newTheme) {
		return new Settings(model, newTheme, penWidth, data, recentData, device, threads, textSize, language, hints, request,
				requests,
				preprocessing, window, others);
	}

	public Settings withPenWidth(double newPenWidth) {
		return new Settings(model, theme, newPenWidth, data, recentData, device, threads, textSize, language, hints, request,
				requests,
				preprocessing, window, others);
	}

	public Settings withDevice(String newDevice) {
		return new Settings(model, theme, penWidth, data, recentData, newDevice, threads, textSize, language, hints, request,
				requests,
				preprocessing, window, others);
	}

	public Settings withThreads(int newThreads) {
		return new Settings(model, theme, penWidth, data, recentData, device, newThreads, textSize, language, hints, request,
				requests,
				preprocessing, window, others);
	}

	public Settings withTextSize(int newTextSize) {
		return new Settings(model, theme, penWidth, data, recentData, device, threads, newTextSize, language, hints, request,
				requests,
				preprocessing, window, others);
	}

	public Settings withLanguage(@Nullable String newLanguage) {
		return new Settings(model, theme, penWidth, data, recentData, device, threads, textSize, newLanguage, hints, request,
				requests,
				preprocessing, window, others);
	}

	public Settings withHints(int newHints) {
		return new Settings(model, theme, penWidth, data, recentData, device, threads, textSize, language, newHints, request,
				requests,
				preprocessing, window, others);
	}

	public Settings withRequest(Map<String, Object> newRequest) {
		return new Settings(model, theme, penWidth, data, recentData, device, threads, textSize, language, hints, newRequest,
				requests,
				preprocessing, window, others);
	}

	/** Returns a copy with a saved training request under a name; null removes it. */
	public Settings withRequest(String name, @Nullable Map<String, Object> kept) {
		Map<String, Map<String, Object>> all = new TreeMap<>(requests);
		if (kept == null) {
			all.remove(name);
		} else {
			all.put(name, kept);
		}
		return new Settings(model, theme, penWidth, data, recentData, device, threads, textSize, language, hints, request, all,
				preprocessing, window, others);
	}

	/** Returns a copy with the data just viewed; a folder or file moves to the front of the recent ones. */
	public Settings withData(String newData, boolean isPlace) {
		List<String> recent = isPlace
				? Stream.concat(Stream.of(newData), recentData.stream()).distinct().limit(MAX_RECENT).toList()
				: recentData;
		return new Settings(model, theme, penWidth, newData, recent, device, threads, textSize, language, hints, request,
				requests,
				preprocessing, window, others);
	}

	/** Returns a copy with the preprocessing of a data source; empty steps remove it. */
	public Settings withPreprocessing(String source, List<String> steps) {
		Map<String, List<String>> all = new TreeMap<>(preprocessing);
		if (steps.isEmpty()) {
			all.remove(source);
		} else {
			all.put(source, List.copyOf(steps));
		}
		return new Settings(model, theme, penWidth, data, recentData, device, threads, textSize, language, hints, request,
				requests, all,
				window, others);
	}

	public Settings withWindow(@Nullable WindowBounds newWindow) {
		return new Settings(model, theme, penWidth, data, recentData, device, threads, textSize, language, hints, request,
				requests,
				preprocessing, newWindow, others);
	}

	/** Returns the defaults, except for the selected model, the language and the saved training requests. */
	public Settings reset() {
		return new Settings(model, Theme.SYSTEM, PEN_WIDTH, null, List.of(), AUTO, 0, TEXT_SIZE, language, hints, null, requests,
				Map.of(), null, others);
	}
}
