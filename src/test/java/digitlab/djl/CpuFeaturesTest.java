package digitlab.djl;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CpuFeaturesTest {

	/** Lines as in /proc/cpuinfo: with products of matrices, with those of vectors alone, and of an ARM processor. */
	@ParameterizedTest
	@CsvSource({"flags\t\t: fpu avx512_bf16 amx_bf16 amx_tile, true", "flags\t\t: fpu avx512_bf16 avx512_vnni, false",
			"flags\t\t: fpu not_amx_bf16, false", "Features\t: fp asimd bf16, false"})
	void bfloat16NeedsProductsOfMatrices(String line, boolean has) {
		assertThat(CpuFeatures.hasBfloat16(Stream.of("processor\t: 0", "model name\t: amx_bf16", line))).isEqualTo(has);
	}
}
