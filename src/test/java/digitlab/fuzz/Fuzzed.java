package digitlab.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;

/** The rules for every reader, whatever its input. */
final class Fuzzed {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
	private static final int LONGEST_SENTENCE = 1500;
	/** The first bytes of PNG, JPEG, GIF, WebP, TIFF and BMP. */
	private static final List<String> PICTURES = List.of("\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "RIFF", "II*", "MM\0*", "BM");

	private Fuzzed() {
	}

	/**
	 * Lets a target read an input. The outcome must be a value or an {@link IOException} with a message for users; nothing may be
	 * written outside its folder, and no more of the heap may be used than the input's size allows.
	 *
	 * @param work an otherwise empty folder
	 */
	static void check(FuzzTarget target, Path work, byte[] input) {
		long most = Math.max(target.mostHeap(input.length), mayBePicture(input) ? FuzzTargets.PICTURE.mostHeap(input.length) : 0);
		// Repeated if it was too much: the first time, classes may have been loaded.
		if (heapUsed(target, work, input) > most && heapUsed(target, work, input) > most) {
			throw new AssertionError(input.length + " bytes made the reader use more than " + (most >> 20) + " MiB of the heap");
		}
	}

	/** Whatever is recognised by its content may be a picture. */
	private static boolean mayBePicture(byte[] input) {
		String text = new String(input, StandardCharsets.ISO_8859_1);
		return PICTURES.stream().anyMatch(text::contains);
	}

	private static long heapUsed(FuzzTarget target, Path work, byte[] input) {
		try {
			Path folder = Files.createDirectory(work.resolve("in"));
			long before = THREADS.getCurrentThreadAllocatedBytes();
			try {
				read(target, folder, input);
				return THREADS.getCurrentThreadAllocatedBytes() - before;
			} finally {
				empty(folder);
				checkNothingElse(work);
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void read(FuzzTarget target, Path folder, byte[] input) {
		try {
			target.read(folder, input);
		} catch (IOException refused) {
			String sentence = refused.getMessage();
			boolean isReadable = sentence != null && sentence.matches("(?s).*[.?]") && sentence.length() <= LONGEST_SENTENCE
					&& sentence.chars().noneMatch(Character::isISOControl);
			if (!isReadable) {
				throw new AssertionError("this is no sentence for a person: " + sentence, refused);
			}
		}
	}

	private static void checkNothingElse(Path work) throws IOException {
		try (Stream<Path> beside = Files.list(work)) {
			beside.findAny().ifPresent(stray -> {
				throw new AssertionError("written outside its place: " + stray);
			});
		}
	}

	/** Deletes a folder and everything in it; links are not followed. */
	private static void empty(Path folder) throws IOException {
		try (Stream<Path> entries = Files.walk(folder)) {
			for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(entry);
			}
		}
	}
}
