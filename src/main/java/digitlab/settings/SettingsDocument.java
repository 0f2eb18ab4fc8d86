package digitlab.settings;

import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import digitlab.io.TextSanitizer;
import org.jspecify.annotations.Nullable;

/**
 * The settings in a JSON document.
 *
 * @param settings the settings, with defaults in place of invalid values
 * @param problem the invalid part, as the beginning of a sentence; null if everything is valid
 */
record SettingsDocument(Settings settings, @Nullable String problem) {

	private static final int MAX_REASON = 120;
	private static final ObjectMapper JSON = JsonMapper.builder().build();

	/** One mistake costs one setting, not all; only a file that is not a JSON object loses all. */
	static SettingsDocument read(byte[] bytes) throws IOException {
		try {
			JsonNode root = JSON.readTree(bytes);
			return switch (root) {
				case ObjectNode object -> read(object);
				case NullNode _ -> new SettingsDocument(Settings.DEFAULT, null);
				default -> unreadable("they are not a JSON object");
			};
		} catch (JacksonException e) {
			return unreadable(TextSanitizer.of(e.getOriginalMessage(), MAX_REASON));
		} catch (CharConversionException e) { // of bytes that look like UTF-32
			return unreadable(TextSanitizer.of(String.valueOf(e.getMessage()), MAX_REASON));
		}
	}

	static SettingsDocument unreadable(String reason) {
		return new SettingsDocument(Settings.DEFAULT, "The settings could not be read (" + reason + ") and were reset");
	}

	private static SettingsDocument read(ObjectNode document) throws JacksonException {
		List<String> ignored = new ArrayList<>();
		ObjectNode understood = JSON.createObjectNode();
		for (Map.Entry<String, JsonNode> entry : document.properties()) {
			JsonNode value = understandable(entry.getKey(), entry.getValue(), ignored);
			if (!value.isMissingNode()) {
				understood.set(entry.getKey(), value);
			}
		}
		Settings settings = JSON.treeToValue(understood, Settings.class);
		if (ignored.isEmpty()) {
			return new SettingsDocument(settings, null);
		}
		return new SettingsDocument(settings, "Of the settings, " + TextSanitizer.of(String.join(", ", ignored), MAX_REASON)
				+ " could not be understood and " + (ignored.size() == 1 ? "is" : "are") + " reset to the default");
	}

	/** The value without its invalid parts; a missing node if nothing remains. */
	private static JsonNode understandable(String key, JsonNode value, List<String> ignored) {
		if (isUnderstood(key, value)) {
			return value;
		}
		if (value instanceof ObjectNode object && isUnderstood(key, JSON.createObjectNode())) {
			return parts(key, object, ignored);
		}
		if (value instanceof ArrayNode array && isUnderstood(key, JSON.createArrayNode())) {
			return elements(key, array, ignored);
		}
		ignored.add(key);
		return JSON.missingNode();
	}

	private static JsonNode parts(String key, ObjectNode value, List<String> ignored) {
		ObjectNode understood = JSON.createObjectNode();
		for (Map.Entry<String, JsonNode> part : value.properties()) {
			if (isUnderstood(key, JSON.createObjectNode().set(part.getKey(), part.getValue()))) {
				understood.set(part.getKey(), part.getValue());
			} else {
				ignored.add(key + "." + part.getKey());
			}
		}
		return understood;
	}

	private static JsonNode elements(String key, ArrayNode value, List<String> ignored) {
		ArrayNode understood = JSON.createArrayNode();
		for (int i = 0; i < value.size(); i++) {
			if (isUnderstood(key, JSON.createArrayNode().add(value.get(i)))) {
				understood.add(value.get(i));
			} else {
				ignored.add(key + "[" + i + "]");
			}
		}
		return understood;
	}

	/** Whether a setting's value can be read and is not corrected as out of range. */
	private static boolean isUnderstood(String key, JsonNode value) {
		try {
			Settings settings = JSON.treeToValue(JSON.createObjectNode().set(key, value), Settings.class);
			JsonNode back = JSON.<ObjectNode>valueToTree(settings).get(key);
			return !value.isValueNode() || value.isNull() || back != null && isSame(value, back);
		} catch (JacksonException _) {
			return false;
		}
	}

	private static boolean isSame(JsonNode value, JsonNode back) {
		return value.isNumber() && back.isNumber() ? value.doubleValue() == back.doubleValue() : value.equals(back);
	}
}
