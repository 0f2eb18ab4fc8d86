package digitlab.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
		try {
			return Files.isReadable(DESCRIPTION) && hasBfloat16(Files.readAllLines(DESCRIPTION));
		} catch (IOException unknown) {
			return false;
		}
	}

	/** @param description the lines of /proc/cpuinfo; all processors are alike */
	static boolean hasBfloat16(List<String> description) {
		return description.stream().filter(line -> line.startsWith("flags")).findFirst()
				.map(line -> List.of(line.split("[\\s:]+"))).orElse(List.of()).contains(BFLOAT16);
	}
}
