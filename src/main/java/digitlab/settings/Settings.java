package digitlab.settings;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import org.jspecify.annotations.Nullable;

/**
 * What the application remembers.
 *
 * @param model name of the model in use; null for the shipped one
 * @param theme light, dark, or the system's
 * @param penWidth share of the sheet's side, 0.01 to 0.2
 * @param others keys of a later version, kept as they are
 */
public record Settings(@Nullable String model, Theme theme, double penWidth, @JsonAnySetter Map<String, Object> others) {

	/** Looks of the window. */
	public enum Theme {
		SYSTEM, LIGHT, DARK
	}

	/** Before anybody changed anything. */
	public static final Settings DEFAULT = new Settings(null, Theme.SYSTEM, 0.06, Map.of());

	/** Puts what is missing or out of range right. */
	public Settings {
		theme = theme == null ? Theme.SYSTEM : theme;
		penWidth = penWidth >= 0.01 && penWidth <= 0.2 ? penWidth : 0.06;
		others = others == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(others));
	}

	@Override
	@JsonAnyGetter
	public Map<String, Object> others() {
		return others;
	}

	public Settings withModel(@Nullable String newModel) {
		return new Settings(newModel, theme, penWidth, others);
	}

	public Settings withTheme(Theme newTheme) {
		return new Settings(model, newTheme, penWidth, others);
	}

	public Settings withPenWidth(double newPenWidth) {
		return new Settings(model, theme, newPenWidth, others);
	}
}
