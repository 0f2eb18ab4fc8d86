package digitlab.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** Describes failures in one sentence, for the window and the command line alike. */
public final class ErrorMessages {

	private ErrorMessages() {
	}

	/** The message for the user. Digit Lab's own exceptions carry a sentence; those of the file system carry only a path. */
	public static String of(Throwable failure) {
		String message = failure.getMessage();
		return switch (failure) {
			case NoSuchFileException e -> tr("There is no file or folder %s.", e.getFile());
			case AccessDeniedException e -> tr("Digit Lab may not read or write %s.", e.getFile());
			case FileAlreadyExistsException e -> tr("%s exists already.", e.getFile());
			case FileSystemException e when e.getReason() != null -> tr("%s: %s.", e.getFile(), e.getReason());
			case UncheckedIOException e -> of(e.getCause()); // a folder that vanished while it was listed
			case IOException _ when isText(message) -> message;
			case IOException _ -> tr("A file could not be read or written.");
			default -> message == null
					? tr("Something went wrong inside Digit Lab: %s.", failure.getClass().getSimpleName())
					: tr("Something went wrong inside Digit Lab: %s (%s).", failure.getClass().getSimpleName(), message);
		};
	}

	private static boolean isText(@Nullable String message) {
		return message != null && !message.isBlank();
	}
}
