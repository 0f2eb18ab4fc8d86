package digitlab.recognition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network's weights, in a file or in memory.
 *
 * @param name for people, such as the file's path
 * @param content reads them
 */
public record Weights(String name, Content content) {

	/** Reads weights. */
	@FunctionalInterface
	public interface Content {

		/** @param max how many bytes are read at most */
		byte[] read(int max) throws IOException;
	}

	/** Of a safetensors file. */
	public static Weights of(Path file) {
		return new Weights(file.toString(), max -> {
			try (var in = Files.newInputStream(file)) {
				return in.readNBytes(max);
			}
		});
	}

	/** The bytes of a safetensors file; a network that is no file yet leaves none behind. */
	public static Weights of(byte[] bytes) {
		return of("of the new network", bytes);
	}

	/** The same under a name for people. */
	public static Weights of(String name, byte[] bytes) {
		return new Weights(name, _ -> bytes);
	}
}
