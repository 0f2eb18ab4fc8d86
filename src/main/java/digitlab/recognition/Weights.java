package digitlab.recognition;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.io.BoundedFile;

/**
 * A network's weights, in a file or in memory.
 *
 * @param name name for messages, such as the file's path
 * @param content reads them
 */
public record Weights(String name, Content content) {

	/** Reads weights. */
	@FunctionalInterface
	public interface Content {

		/** @param max maximum number of bytes to read */
		byte[] read(int max) throws IOException;
	}

	/** The weights in a safetensors file. */
	public static Weights of(Path file) {
		return new Weights(file.toString(), max -> BoundedFile.read(file, max));
	}

	/** Weights in memory as the bytes of a safetensors file, so that no file is left behind. */
	public static Weights of(byte[] bytes) {
		return of("of the new network", bytes);
	}

	/** As {@link #of(byte[])}, with a name for messages. */
	public static Weights of(String name, byte[] bytes) {
		return new Weights(name, _ -> bytes);
	}
}
