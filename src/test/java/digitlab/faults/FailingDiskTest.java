package digitlab.faults;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A few operations of each kind; {@link FaultRounds} lets all of them fail. */
@EnabledOnOs(OS.LINUX)
class FailingDiskTest {

	@TempDir
	private Path work;

	@ParameterizedTest
	@CsvSource({"SETTINGS, 1, false", "SAMPLES, 1, true", "MODEL, 11, false", "EXPORT, 11, true", "RUN, 11, false",
			"CALIBRATION, 3, false", "RENAMING, 7, false", "DELETION, 7, false", "LESSON, 7, true", "CLASS, 23, false",
			"DATA_IDX, 5, false", "DATA_PNGS, 9, true", "DOWNLOAD, 29, false"})
	void theOldOrTheNewIsThereWhateverFails(Saved saved, int step, boolean stays) throws IOException {
		FailingDisk disk = FailingDisk.compiled(work);
		Assumptions.assumeTrue(disk != null, "gcc is not installed");
		assertThat(disk.failEach(saved, step, stays)).matches("[1-9][0-9]* saves .*: [1-9].* 0 times neither");
	}
}
