package digitlab.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** How a command ended, and the sentence that goes with a failure. */
final class ExitCodes {

	static final int DONE = 0;
	static final int FAILED = 1;
	static final int USAGE = 2;
	static final int STOPPED = 130;

	private ExitCodes() {
	}

	/** What went wrong, for a person: the file system's exceptions carry only a path. */
	static String sentence(IOException e) {
		return switch (e) {
			case NoSuchFileException missing -> "There is no " + missing.getFile() + ".";
			case AccessDeniedException denied -> denied.getFile() + " may not be read or written.";
			case FileAlreadyExistsException exists -> exists.getFile() + " is there already.";
			case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason() + ".";
			default -> e.getMessage() == null ? "A file could not be read or written." : e.getMessage();
		};
	}
}
