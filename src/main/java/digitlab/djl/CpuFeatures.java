package digitlab.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the processor can do, as Linux describes it; elsewhere nothing is known, and nothing assumed. */
final class CpuFeatures {

	private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");
	/**
	 * Linux's name for instructions that multiply matrices of bfloat16. Those for vectors (avx512_bf16) were measured to be
	 * slower than 32-bit floats, and without either, libtorch is slower by far.
	 */
	private static final String BFLOAT16 = "amx_bf16";

	private CpuFeatures() {
	}

	/** Whether the processor multiplies bfloat16 faster than 32-bit floats, and libtorch makes use of it. */
	static boolean hasBfloat16() {
		try (Stream<String> lines = Files.lines(DESCRIPTION)) {
			return hasBfloat16(lines);
		} catch (IOException | UncheckedIOException unknown) {
			return false;
		}
	}

	/** @param description the lines of /proc/cpuinfo, read to the end of the first processor: all are alike */
	static boolean hasBfloat16(Stream<String> description) {
		return description.filter(line -> line.startsWith("flags")).findFirst()
				.map(line -> List.of(line.split("[\\s:]+"))).orElse(List.of()).contains(BFLOAT16);
	}
}
