package digitlab.faults;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A disk that is full, and one that can only be read. */
class DiskTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource(Saved.class)
	void onAFullDiskTheOldStays(Saved saved) throws IOException {
		try (SmallDisk disk = SmallDisk.mount(folder, 16)) {
			Path home = disk.folder();
			saved.save(home, 1);
			disk.fill(0);
			assertThatThrownBy(() -> saved.save(home, 2)).isInstanceOf(IOException.class)
					.hasMessageContaining("No space left on device").hasMessageContaining(home.toString())
					.hasMessageMatching("[^\\n]+\\.");
			assertThat(saved.check(home)).isOne();
			assertThat(SmallDisk.leftOvers(home)).isEmpty();
			disk.makeRoom();
			saved.save(home, 2);
			assertThat(saved.check(home)).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@EnumSource(Saved.class)
	void onADiskThatIsOnlyReadTheOldCanBeRead(Saved saved) throws IOException {
		try (SmallDisk disk = SmallDisk.mount(folder, 16)) {
			Path home = disk.folder();
			saved.save(home, 1);
			disk.makeReadOnly();
			assertThatThrownBy(() -> saved.save(home, 2)).isInstanceOf(IOException.class)
					.hasMessageContaining("Read-only file system").hasMessageContaining(home.toString());
			assertThat(saved.check(home)).isOne();
		}
	}
}
