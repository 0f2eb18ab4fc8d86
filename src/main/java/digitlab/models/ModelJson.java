package digitlab.models;

import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import digitlab.io.BoundedFile;
import digitlab.io.TextSanitizer;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** Reads and writes model.json. */
final class ModelJson {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
	private static final int LONGEST_QUOTE = 80;
	private static final int LONGEST_REASON = 200;
	/** The largest description that is read. */
	static final int MAX_BYTES = 16 << 20;

	private ModelJson() {
	}

	static byte[] bytes(ModelMetadata metadata) throws JsonProcessingException {
		return JSON.writeValueAsBytes(metadata);
	}

	/** The same with the name and checksum of the weights file, since the two may be separated. */
	static byte[] bytes(ModelMetadata metadata, String weightsFile, String sha256) throws JsonProcessingException {
		ObjectNode json = JSON.valueToTree(metadata);
		json.putObject("weights").put("file", weightsFile).put("sha256", sha256);
		return JSON.writeValueAsBytes(json);
	}

	/** The SHA-256 of the weights that a valid description belongs to; null if it does not say. */
	static @Nullable String weights(byte[] json) throws IOException {
		WeightsKey key = JSON.readValue(json, Beside.class).weights();
		return key == null ? null : key.sha256();
	}

	private static IOException damaged(String file, JacksonException e) {
		JsonLocation place = e.getLocation();
		if (place == null) {
			return damaged(file, e.getOriginalMessage(), e);
		}
		return new IOException(tr("The file %s does not describe a model (line %d, column %d: %s); restore it from a copy, or "
				+ "remove the model's folder.", file, place.getLineNr(), place.getColumnNr(),
				TextSanitizer.of(e.getOriginalMessage(), LONGEST_REASON)), e);
	}

	private static IOException damaged(String file, String reason, IOException cause) {
		return new IOException(
				tr("The file %s does not describe a model (%s); restore it from a copy, or remove the model's folder.", file,
						TextSanitizer.of(reason, LONGEST_REASON)),
				cause);
	}

	static ModelMetadata parse(Path file) throws IOException {
		return parse(file.toString(), BoundedFile.read(file, MAX_BYTES + 1));
	}

	static ModelMetadata parse(String file, byte[] bytes) throws IOException {
		try {
			ModelMetadata metadata = bytes.length > MAX_BYTES ? null : JSON.readValue(bytes, ModelMetadata.class);
			if (metadata == null) {
				throw new IOException(tr("The file %s does not describe a model of Digit Lab.", file));
			}
			if (metadata.format() > ModelMetadata.FORMAT) {
				throw new IOException(tr("The model in %s was made by a newer Digit Lab (%s); update to use it.", file,
						TextSanitizer.of(String.valueOf(metadata.version()), LONGEST_QUOTE)));
			}
			Optional<String> fault = MetadataCheck.fault(metadata);
			if (fault.isPresent()) {
				throw new IOException(
						tr("The file %s does not describe a model of Digit Lab: the value of %s is missing or cannot be.",
								file, fault.get()));
			}
			ModelName.check(metadata.name());
			if (!metadata.isReadable()) {
				throw new IOException(tr(
						"The model in %s is a %s instead of a %s, or expects pixels in another range than Digit Lab "
								+ "provides; it cannot be used; train it again.",
						file, TextSanitizer.of(metadata.architecture(), LONGEST_QUOTE), ModelMetadata.ALEXNET28));
			}
			if (!JSON.readValue(bytes, Described.class).isOfTheKnownPlan()) {
				throw new IOException(
						tr("The model in %s is another network than Digit Lab has: the layers that its key network lists "
								+ "are not those of %s.", file, ModelMetadata.ALEXNET28));
			}
			return metadata;
		} catch (JacksonException e) {
			throw damaged(file, e);
		} catch (CharConversionException e) { // of bytes that look like UTF-32
			throw damaged(file, String.valueOf(e.getMessage()), e);
		}
	}

	/** The network that a description contains; the first versions wrote none. */
	@JsonIgnoreProperties(ignoreUnknown = true)
	private record Described(@Nullable JsonNode network) {

		boolean isOfTheKnownPlan() {
			return network == null || network.isNull()
					|| network.equals(JSON.valueToTree(NetworkPlan.alexnet28(dropout(network)).toMap()));
		}

		/** Its value does not affect reading. */
		private static double dropout(JsonNode network) {
			return network.path("layers").findPath("p").asDouble();
		}
	}

	/** What a description exported with weights says about them. */
	@JsonIgnoreProperties(ignoreUnknown = true)
	private record Beside(@Nullable WeightsKey weights) {
	}

	@JsonIgnoreProperties(ignoreUnknown = true)
	private record WeightsKey(@Nullable String sha256) {
	}
}
