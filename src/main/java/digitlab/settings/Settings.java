package digitlab.settings;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import org.jspecify.annotations.Nullable;

/**
 * What the application remembers.
 *
 * @param model name of the model in use; null for the shipped one
 * @param theme light, dark, or the system's
 * @param penWidth share of the sheet's side, 0.01 to 0.2
 * @param data the data looked at last, as on the command line; null at first
 * @param recentData folders and files of data chosen before, the latest first, at most {@value #MAX_RECENT}
 * @param others keys of a later version, kept as they are
 */
public record Settings(@Nullable String model, Theme theme, double penWidth, @Nullable String data,
		List<String> recentData, @JsonAnySetter Map<String, Object> others) {

	/** Looks of the window. */
	public enum Theme {
		SYSTEM, LIGHT, DARK
	}

	/** How many places of data are remembered. */
	public static final int MAX_RECENT = 6;

	/** Before anybody changed anything. */
	public static final Settings DEFAULT = new Settings(null, Theme.SYSTEM, 0.06, null, List.of(), Map.of());

	/** Puts what is missing or out of range right. */
	public Settings {
		theme = theme == null ? Theme.SYSTEM : theme;
		penWidth = penWidth >= 0.01 && penWidth <= 0.2 ? penWidth : 0.06;
		recentData = recentData == null
				? List.of()
				: recentData.stream().filter(Objects::nonNull).distinct().limit(MAX_RECENT).toList();
		others = others == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(others));
	}

	@Override
	@JsonAnyGetter
	public Map<String, Object> others() {
		return others;
	}

	public Settings withModel(@Nullable String newModel) {
		return new Settings(newModel, theme, penWidth, data, recentData, others);
	}

	public Settings withTheme(Theme newTheme) {
		return new Settings(model, newTheme, penWidth, data, recentData, others);
	}

	public Settings withPenWidth(double newPenWidth) {
		return new Settings(model, theme, newPenWidth, data, recentData, others);
	}

	/** With data just looked at; a folder or file goes to the front of those chosen before. */
	public Settings withData(String newData, boolean isPlace) {
		List<String> recent = isPlace
				? Stream.concat(Stream.of(newData), recentData.stream()).distinct().limit(MAX_RECENT).toList()
				: recentData;
		return new Settings(model, theme, penWidth, newData, recent, others);
	}
}
