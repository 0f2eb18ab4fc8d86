package digitlab.clustering;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

class NativeLibrariesTest {

	/** With more, it and {@link ParallelBlocks} would compete for the cores. The libraries lie where the build puts them. */
	@Test
	@EnabledOnOs(OS.LINUX)
	@SuppressWarnings("restricted")
	void openBlasComputesOnTheCallingThread() throws Throwable {
		NativeLibraries.load();
		SymbolLookup symbols = SymbolLookup.libraryLookup(openBlas(), Arena.global());
		int threads = (int) Linker.nativeLinker().downcallHandle(symbols.findOrThrow("openblas_get_num_threads"),
				FunctionDescriptor.of(ValueLayout.JAVA_INT)).invokeExact();
		assertThat(threads).isEqualTo(1);
	}

	private static Path openBlas() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("target/linear-algebra").toAbsolutePath())) {
			return files.filter(file -> file.getFileName().toString().startsWith("libopenblas")).findFirst().orElseThrow();
		}
	}
}
