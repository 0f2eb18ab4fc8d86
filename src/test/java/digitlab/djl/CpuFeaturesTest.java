package digitlab.djl;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CpuFeaturesTest {

	/**
	 * Lines as in /proc/cpuinfo: with products of matrices; with those of vectors alone, by either maker; with neither; and of an
	 * ARM processor.
	 */
	@ParameterizedTest
	@CsvSource({"GenuineIntel, flags\t\t: fpu avx512_bf16 amx_bf16 amx_tile, true",
			"GenuineIntel, flags\t\t: fpu avx512_bf16 avx512_vnni, false", "AuthenticAMD, flags\t\t: fpu avx512_bf16, true",
			"AuthenticAMD, flags\t\t: fpu avx512f, false", "GenuineIntel, flags\t\t: fpu not_amx_bf16, false",
			"GenuineIntel, flags\t\t:, false", "ARM, Features\t: fp asimd bf16, false"})
	void bfloat16NeedsInstructionsThatMakeItFaster(String maker, String line, boolean has) {
		assertThat(CpuFeatures.hasBfloat16(Stream.of("processor\t: 0", "vendor_id\t: " + maker, "model name\t: amx_bf16", line,
				"power management:", "", "processor\t: 1", "flags\t\t: none"))).isEqualTo(has);
	}
}
