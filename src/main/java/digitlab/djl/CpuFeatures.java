package digitlab.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the processor can do, as Linux describes it; elsewhere nothing is known, and nothing assumed. */
final class CpuFeatures {

	private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");
	/** Linux's name for instructions that multiply matrices of bfloat16. */
	private static final String MATRICES = "amx_bf16";
	/**
	 * The name for those that multiply vectors. Training was measured to be 1.8 times as fast with them on an AMD Zen 4, but slower
	 * than with 32-bit floats on an Intel Xeon; without any, libtorch is slower by far.
	 */
	private static final String VECTORS = "avx512_bf16";

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
		Map<String, List<String>> words = description.takeWhile(line -> !line.isBlank())
				.map(line -> line.split("\\s*:", 2)).filter(line -> line.length == 2)
				.collect(
						Collectors.toMap(line -> line[0], line -> List.of(line[1].strip().split(" ")), (first, second) -> first));
		List<String> flags = words.getOrDefault("flags", List.of());
		boolean isAmd = words.getOrDefault("vendor_id", List.of()).contains("AuthenticAMD");
		return flags.contains(MATRICES) || isAmd && flags.contains(VECTORS);
	}
}
