package digitlab.clustering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

import static digitlab.language.Localization.tr;

/**
 * Loads OpenBLAS and ARPACK, which Smile's linear algebra uses, from the folder where the build put them.
 *
 * <p>By default, JavaCPP, which binds them to Java, searches the class path and the system, copies what it finds to {@code
 * .javacpp} in the user's home, and OpenBLAS twice, as one of its two bindings requests it under another name. The search is
 * therefore disabled and every file is loaded here in order of dependency: the system's loader would take a missing library from
 * wherever it finds one.
 */
public final class NativeLibraries {

	private static final String OPENBLAS = "libopenblas";
	/** Parts of the file names in loading order. */
	private static final List<String> ORDER = List.of("libgcc", "quadmath", "gfortran", OPENBLAS, "libarpack",
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
			List<Path> inOrder = files.filter(file -> rank(file) < ORDER.size())
					.sorted(Comparator.comparingInt(NativeLibraries::rank)).toList();
			inOrder.forEach(file -> System.load(file.toString()));
			useOneThread(inOrder.stream().filter(file -> rank(file) == ORDER.indexOf(OPENBLAS)).findFirst().orElseThrow());
			loaded = true;
		} catch (IOException | UncheckedIOException | LinkageError | NoSuchElementException e) {
			throw new IllegalStateException(
					tr("The linear algebra libraries cannot be loaded from %s: reinstall Digit Lab.", folder), e);
		}
	}

	/**
	 * Lets OpenBLAS compute on the calling thread, since {@link ParallelBlocks} distributes the work.
	 *
	 * <p>JavaCPP's own call of this function searches all libraries of the process for it, under a lock of the system's loader
	 * that another thread may need that is loading a library at the time: both then wait for ever, and with them the window.
	 */
	@SuppressWarnings("restricted") // native access is enabled by the launcher
	private static void useOneThread(Path openblas) {
		MemorySegment function = SymbolLookup.libraryLookup(openblas, Arena.global()).findOrThrow("openblas_set_num_threads");
		try {
			Linker.nativeLinker().downcallHandle(function, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)).invokeExact(1);
		} catch (Throwable e) {
			throw new IllegalStateException("A native function does not throw.", e);
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
