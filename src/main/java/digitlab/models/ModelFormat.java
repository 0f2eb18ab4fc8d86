package digitlab.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The formats in which a model can be exported, chosen by the file's ending. */
public enum ModelFormat {
	/** Everything that Digit Lab knows about the model. */
	ARCHIVE(".zip", marktr("Digit Lab's own format, with the training log")),
	/** The weights alone; a model.json beside them describes the network. */
	WEIGHTS(".safetensors", marktr("the weights, with model.json beside them")),
	/** The network, for other programs. */
	ONNX(".onnx", marktr("the network, for ONNX Runtime and other programs"));

	private final String ending;
	private final String words;

	ModelFormat(String ending, String words) {
		this.ending = ending;
		this.words = words;
	}

	/** The file name's ending, with its dot. */
	public String ending() {
		return ending;
	}

	/** A description of the format, a clause for users. */
	public String words() {
		return words;
	}

	/**
	 * The format for a file's ending.
	 *
	 * @throws IOException with one sentence that lists the endings, if it has none of these
	 */
	public static ModelFormat of(Path file) throws IOException {
		String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
		for (ModelFormat format : values()) {
			if (name.endsWith(format.ending) && name.length() > format.ending.length()) {
				return format;
			}
		}
		String endings = Arrays.stream(values()).map(format -> tr("%s (%s)", format.ending, translated(format.words)))
				.collect(Collectors.joining(", "));
		throw new IOException(tr("A model cannot be written as %s: its name must end in one of %s.", file, endings));
	}
}
