package digitlab.faults;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import digitlab.io.PendingFile;

/**
 * Saves on a disk that fails, see {@link FailingDisk}, and looks at what is there after the next start. Arguments: what, a folder for
 * homes, step.
 */
public final class FailingChild {

	private final Saved saved;
	private final Path homes;
	private int runs;
	private int refused;
	private int old;
	private int bad;

	private FailingChild(Saved saved, Path homes) {
		this.saved = saved;
		this.homes = homes;
	}

	public static void main(String[] arguments) throws IOException {
		FailingChild child = new FailingChild(Saved.valueOf(arguments[0]), Files.createDirectories(Path.of(arguments[1])));
		int step = Integer.parseInt(arguments[2]);
		int number = 1;
		while (child.failsAt(number)) {
			number += step;
		}
		System.out
				.printf("%d saves with a failing operation: %d said so; afterwards %d times the old, %d times the new, %d times "
						+ "neither%n", child.runs, child.refused, child.old, child.runs - child.old - child.bad, child.bad);
	}

	/** Whether the save comes as far as this operation. */
	private boolean failsAt(int number) throws IOException {
		Path home = Files.createTempDirectory(homes, "home");
		nextStart(home);
		saved.save(home, 1);
		fail(number);
		boolean isTold = true;
		try {
			saved.save(home, 2);
		} catch (IOException e) {
			isTold = false;
		}
		boolean hasFailed = hasFailed();
		fail(0);
		if (hasFailed) {
			runs++;
			refused += isTold ? 0 : 1;
			look(number, home, isTold);
		}
		PendingFile.deleteAll(home);
		return hasFailed;
	}

	private void look(int number, Path home, boolean isTold) throws IOException {
		nextStart(home);
		String found;
		try {
			int version = saved.check(home);
			old += version == 1 ? 1 : 0;
			found = version == 2 || version == 1 && !isTold ? "" : "version " + version + " is there";
		} catch (IOException | IllegalStateException e) {
			found = e.toString();
		}
		List<Path> left = left(home);
		if (!found.isEmpty() || !left.isEmpty()) {
			bad++;
			System.out.printf("%s, operation %d, %s: %s, left behind %s%n", saved, number, isTold ? "saved" : "refused", found,
					left);
		}
	}

	/** What is left unfinished by this process is deleted, too. */
	private static void nextStart(Path home) {
		PendingFile.cleanUp(SavingChild.notes(home));
	}

	/** Tells failing.c. */
	private static void fail(int number) throws IOException {
		Files.createDirectory(Path.of("/DISK_FAILS/" + number));
	}

	/** Whether failing.c let an operation fail. */
	private static boolean hasFailed() throws IOException {
		try {
			Files.createDirectory(Path.of("/DISK_FAILS/any"));
			return true;
		} catch (FileAlreadyExistsException e) {
			return false;
		}
	}

	private static List<Path> left(Path home) throws IOException {
		try (Stream<Path> files = Files.walk(home)) {
			return files.filter(file -> file.getFileName().toString().matches(".*\\.part|\\.(old|gone)\\..*")
					|| file.startsWith(SavingChild.notes(home)) && Files.isRegularFile(file)).toList();
		}
	}
}
