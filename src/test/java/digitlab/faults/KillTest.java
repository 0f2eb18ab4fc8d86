package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import digitlab.io.PendingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A few kills of each kind; {@link KillRounds} does hundreds. */
class KillTest {

	private static final int KILLS = 3;

	@TempDir
	Path home;

	/** Other tests in this process write their notes elsewhere. */
	@AfterEach
	void keepNotesElsewhere() throws IOException {
		PendingFile.cleanUp(Files.createTempDirectory("notes"));
	}

	@ParameterizedTest
	@EnumSource(Saved.class)
	void theOldOrTheNewIsThereWhole(Saved saved) throws IOException {
		Kills kills = new Kills(saved, home, 7);
		Kills.Count count = new Kills.Count(0, 0, 0, 0);
		for (int i = 0; i < KILLS; i++) {
			count = count.plus(kills.once());
		}
		assertThat(count.old() + count.fresh()).isEqualTo(KILLS);
	}
}
