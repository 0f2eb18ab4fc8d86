package digitlab.clustering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.bytedeco.openblas.global.openblas;

/**
 * Loads OpenBLAS and ARPACK, which Smile's linear algebra uses, from the folder where the build put them.
 *
 * <p>By default, JavaCPP, which binds them to Java, searches the class path and the system, copies what it finds to {@code
 * .javacpp} in the user's home, and OpenBLAS twice, as one of its two bindings requests it under another name. The search is
 * therefore disabled and every file is loaded here in order of dependency: the system's loader would take a missing library from
 * wherever it finds one.
 */
public final class NativeLibraries {

	/** Parts of the file names in loading order. */
	private static final List<String> ORDER = List.of("libgcc", "quadmath", "gfortran", "libopenblas", "libarpack",
			"jnijavacpp", "jniopenblas_nolapack", "jniopenblas", "jniarpack");

	private static Path folder = Path.of(System.getProperty("digitlab.native", "target/native"))
			.resolveSibling("linear-algebra");
	private static volatile boolean loaded;

	private NativeLibraries() {
	}

	/** Sets their folder; call before the first computation. */
	public static synchronized void lieIn(Path linearAlgebra) {
		folder = linearAlgebra;
	}

	/**
	 * Loads the libraries once.
	 *
	 * @throws IllegalStateException with a sentence, if they are missing or cannot be loaded
	 */
	public static void load() {
		if (!loaded) {
			loadOnce();
		}
	}

	@SuppressWarnings("restricted") // native access is enabled by the launcher
	private static synchronized void loadOnce() {
		if (loaded) {
			return;
		}
		System.setProperty("org.bytedeco.javacpp.loadLibraries", "false");
		try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
			files.filter(file -> rank(file) < ORDER.size()).sorted(Comparator.comparingInt(NativeLibraries::rank))
					.forEach(file -> System.load(file.toString()));
			openblas.blas_set_num_threads(1); // ParallelBlocks distributes the work
			loaded = true;
		} catch (IOException | UncheckedIOException | LinkageError e) {
			throw new IllegalStateException(
					"The linear algebra libraries cannot be loaded from " + folder + ": reinstall Digit Lab.", e);
		}
	}

	private static int rank(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		for (int i = 0; i < ORDER.size(); i++) {
			if (name.contains(ORDER.get(i)) && (name.contains("jni") == ORDER.get(i).startsWith("jni"))) {
				return i;
			}
		}
		return ORDER.size();
	}
}
