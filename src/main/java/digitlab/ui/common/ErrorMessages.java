package digitlab.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

import digitlab.dataset.NotDigitsException;

/** Says what went wrong in one sentence. */
public final class ErrorMessages {

	private ErrorMessages() {
	}

	/** A sentence for a person; the exceptions of Digit Lab carry their own. */
	public static String of(Throwable failure) {
		String message = failure.getMessage();
		return switch (failure) {
			case NoSuchFileException e -> "There is no file or folder " + e.getFile() + ".";
			case AccessDeniedException e -> "Digit Lab may not read or write " + e.getFile() + ".";
			case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason() + ".";
			case NotDigitsException _ when message != null ->
				message.replace("--keep-digits keeps", "\"Keep only the digits\" keeps"); // a button here, an option there
			case UncheckedIOException e -> of(e.getCause()); // a folder that vanished while it was listed
			case IOException _ when message != null && !message.isBlank() -> message;
			default -> "Something went wrong that should not have: " + failure.getClass().getSimpleName()
					+ (message == null ? "." : " (" + message + ").");
		};
	}
}
