package digitlab.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "modes, links and pipes are POSIX's")
class AtomicFileTest {

	private static final byte[] NEW = "new".getBytes(StandardCharsets.US_ASCII);

	@TempDir
	private Path folder;

	private long entries() throws IOException {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.count();
		}
	}

	@Test
	void theModeOfAFileThatIsReplacedIsKept() throws IOException {
		Path file = Files.writeString(folder.resolve("private.csv"), "old");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		AtomicFile.write(file, NEW);
		assertThat(file).hasBinaryContent(NEW);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
	}

	@Test
	void aLinkIsFollowed() throws IOException {
		Path file = Files.writeString(Files.createDirectory(folder.resolve("elsewhere")).resolve("real.csv"), "old");
		Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("elsewhere/real.csv"));
		Path second = Files.createSymbolicLink(folder.resolve("second.csv"), Path.of("link.csv"));
		AtomicFile.write(second, NEW);
		assertThat(link).isSymbolicLink();
		assertThat(second).isSymbolicLink();
		assertThat(file).hasBinaryContent(NEW);
		assertThat(entries()).isEqualTo(3);
	}

	@Test
	void aLinkToAFileThatIsNotThereYetMakesIt() throws IOException {
		Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("real.csv"));
		AtomicFile.write(link, NEW);
		assertThat(link).isSymbolicLink();
		assertThat(folder.resolve("real.csv")).hasBinaryContent(NEW);
	}

	@Test
	void linksThatGoRoundInACircleAreTold() throws IOException {
		Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
		Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
		assertThatThrownBy(() -> AtomicFile.write(link, NEW)).isInstanceOf(IOException.class).hasMessageContaining("a");
	}

	@Test
	void aPipeIsWrittenThroughAndStaysOne() throws Exception {
		Path pipe = folder.resolve("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		FutureTask<byte[]> reading = new FutureTask<>(() -> Files.readAllBytes(pipe));
		Thread.ofVirtual().start(reading);
		AtomicFile.write(pipe, NEW);
		assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
		assertThat(reading.get()).isEqualTo(NEW);
		assertThat(entries()).isEqualTo(1);
	}

	/** As {@code >(cat)} in a shell: the link's target is no path. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aPipeWithoutANameIsWrittenThrough() throws Exception {
		Process cat = new ProcessBuilder("cat").start();
		AtomicFile.write(Path.of("/proc/" + cat.pid() + "/fd/0"), NEW);
		cat.getOutputStream().close();
		assertThat(cat.getInputStream().readAllBytes()).isEqualTo(NEW);
	}

	@Test
	void aDeviceIsWrittenThroughAndStaysOne() throws IOException {
		Path device = Files.createSymbolicLink(folder.resolve("null"), Path.of("/dev/null"));
		AtomicFile.write(device, NEW);
		assertThat(device).isSymbolicLink();
		assertThat(entries()).isEqualTo(1);
	}
}
