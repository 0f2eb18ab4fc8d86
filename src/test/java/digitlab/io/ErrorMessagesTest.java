package digitlab.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.language.Language;
import digitlab.language.Localization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ErrorMessagesTest {

	@AfterEach
	void speakEnglish() {
		Localization.speak(Language.ENGLISH);
	}

	@Test
	void failuresAreToldInTheLanguageOfTheWindow() {
		Localization.speak(Language.SPANISH);
		assertThat(ErrorMessages.of(new NoSuchFileException("seven"))).isEqualTo("No hay ningún archivo ni carpeta seven.");
		assertThat(ErrorMessages.of(new IOException("It is odd."))).isEqualTo("It is odd.");
		assertThat(ErrorMessages.of(new IllegalStateException("odd")))
				.isEqualTo("Algo salió mal dentro de Digit Lab: IllegalStateException (odd).");
	}

	@Test
	void sentencesOfExceptionsAreInTheLanguageOfTheWindow(@TempDir Path folder) throws IOException {
		Path file = Files.createFile(folder.resolve("empty.csv"));
		Localization.speak(Language.GERMAN);
		assertThatThrownBy(() -> new FileDatasetReader(file, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE,
				new CancellationToken())).hasMessage("%s ist leer (0 Bytes): erneut kopieren oder herunterladen.", file);
	}
}
