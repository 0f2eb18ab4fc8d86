package digitlab.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats in which a model can be exported, chosen by the ending of the file's name. */
public enum ModelFormat {
	/** All that Digit Lab knows of the model. */
	ARCHIVE(".zip", "Digit Lab's own format, with the training log"),
	/** The weights alone; what the network is stands in a model.json beside them. */
	WEIGHTS(".safetensors", "the weights, with model.json beside them"),
	/** The network that reads, for other programs. */
	ONNX(".onnx", "the network, for ONNX Runtime and other programs");

	private final String ending;
	private final String words;

	ModelFormat(String ending, String words) {
		this.ending = ending;
		this.words = words;
	}

	/** Of a file's name, with its dot. */
	public String ending() {
		return ending;
	}

	/** For whom or what it is, a clause for a person. */
	public String words() {
		return words;
	}

	/**
	 * What a file's ending asks for.
	 *
	 * @throws IOException with one sentence that has the endings, if it asks for none of these
	 */
	public static ModelFormat of(Path file) throws IOException {
		String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
		for (ModelFormat format : values()) {
			if (name.endsWith(format.ending) && name.length() > format.ending.length()) {
				return format;
			}
		}
		String endings = Arrays.stream(values()).map(format -> format.ending + " (" + format.words + ")")
				.collect(Collectors.joining(", "));
		throw new IOException("A model cannot be written as " + file + ": its name must end in one of " + endings + ".");
	}
}
