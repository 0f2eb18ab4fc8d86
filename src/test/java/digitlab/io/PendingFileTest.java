package digitlab.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PendingFileTest {

	/** Larger than any process id on any system. */
	private static final String GONE = "9000000000000";

	@TempDir
	Path folder;

	Path notes;

	@BeforeEach
	void keepNotes() throws IOException {
		notes = folder.resolve("notes");
		assertThat(PendingFile.cleanUp(notes)).isZero();
	}

	/** Other tests in this process write their notes elsewhere. */
	@AfterEach
	void keepNotesElsewhere() throws IOException {
		PendingFile.cleanUp(Files.createTempDirectory("notes"));
	}

	private Path leave(String name, Path left) throws IOException {
		return Files.writeString(notes.resolve(name), left.toString());
	}

	@Test
	void aNoteIsKeptWhileAFileIsWritten() throws IOException {
		Path file = folder.resolve("a.txt");
		AtomicFile.write(file, out -> {
			assertThat(notes).isNotEmptyDirectory();
			assertThat(file).doesNotExist();
			out.write('x');
		});
		assertThat(notes).isEmptyDirectory();
		assertThat(file).hasContent("x");
	}

	@Test
	void whatAFailedWriteBeganIsDeletedAndTheOldFileStays() throws IOException {
		Path file = Files.writeString(folder.resolve("a.txt"), "old");
		assertThatThrownBy(() -> AtomicFile.write(file, out -> {
			out.write(new byte[1 << 17]);
			throw new IOException("No space left on device");
		})).isInstanceOf(IOException.class).hasMessage(file + " could not be written: No space left on device.");
		assertThat(file).hasContent("old");
		assertThat(folder).isDirectoryNotContaining("glob:**.part");
		assertThat(notes).isEmptyDirectory();
	}

	@Test
	void filesAndFoldersOfGoneProcessesAreDeletedAtTheNextStart() throws IOException {
		Path file = Files.writeString(folder.resolve(".digitlab-" + GONE + "-1.part"), "half");
		Path model = Files.createDirectories(folder.resolve(".digitlab-" + GONE + "-2.part"));
		Files.writeString(model.resolve("weights"), "half");
		leave(GONE + "-1", file);
		leave(GONE + "-2", model);
		leave(GONE + "-3", folder.resolve(".digitlab-" + GONE + "-3.part")); // killed before anything was written
		assertThat(PendingFile.cleanUp(notes)).isEqualTo(2);
		assertThat(file).doesNotExist();
		assertThat(model).doesNotExist();
		assertThat(notes).isEmptyDirectory();
	}

	@Test
	void whatALivingProcessWritesIsLeftAlone() throws IOException {
		long parent = ProcessHandle.current().parent().orElseThrow().pid();
		Path file = Files.writeString(folder.resolve(".digitlab-" + parent + "-1.part"), "half");
		leave(parent + "-1", file);
		assertThat(PendingFile.cleanUp(notes)).isZero();
		assertThat(file).exists();
	}

	@Test
	void aNoteCanDeleteNothingElse() throws IOException {
		Path letter = Files.writeString(folder.resolve("letter.txt"), "dear");
		leave(GONE + "-1", letter);
		leave(GONE + "-2", folder.resolve(".digitlab-" + GONE + "-1.part/../letter.txt"));
		leave(GONE + "-3", Path.of("letter.txt"));
		leave("not a note", letter);
		PendingFile.cleanUp(notes);
		assertThat(letter).hasContent("dear");
	}

	@Test
	void aLinkIsDeletedAndNotFollowed() throws IOException {
		Path letter = Files.writeString(Files.createDirectory(folder.resolve("letters")).resolve("letter.txt"), "dear");
		Path link = Files.createSymbolicLink(folder.resolve(".digitlab-" + GONE + "-1.part"), letter.getParent());
		leave(GONE + "-1", link);
		assertThat(PendingFile.cleanUp(notes)).isOne();
		assertThat(Files.isSymbolicLink(link)).isFalse();
		assertThat(letter).hasContent("dear");
	}

	@Test
	void withoutAPlaceForNotesFilesAreWrittenAllTheSame() throws IOException {
		Path taken = Files.writeString(folder.resolve("taken"), "a file");
		assertThat(PendingFile.cleanUp(taken)).isZero();
		Path file = folder.resolve("b.txt");
		AtomicFile.write(file, new byte[]{'y'});
		assertThat(file).hasContent("y");
	}

	private Path data(String content) throws IOException {
		Path data = Files.createDirectories(folder.resolve("data"));
		Files.writeString(data.resolve("a"), content);
		return data;
	}

	@Test
	void aFolderIsReplaced() throws IOException {
		Path data = data("old");
		Files.writeString(data.resolve("b"), "old");
		try (PendingFile made = PendingFile.beside(data)) {
			Files.writeString(Files.createDirectory(made.path()).resolve("a"), "new");
			made.replaceFolder(data);
		}
		assertThat(data).isDirectoryContaining("glob:**/a").isDirectoryNotContaining("glob:**/b");
		assertThat(data.resolve("a")).hasContent("new");
		assertThat(notes).isEmptyDirectory();
		assertThat(folder).isDirectoryNotContaining("glob:**.part");
	}

	/** Nothing was made here, so that the move fails when the old folder has been moved aside. */
	@Test
	void aFolderIsBackIfTheNewOneCannotTakeItsPlace() throws IOException {
		Path data = data("old");
		try (PendingFile made = PendingFile.beside(data)) {
			assertThatThrownBy(() -> made.replaceFolder(data)).isInstanceOf(IOException.class);
		}
		assertThat(data.resolve("a")).hasContent("old");
		assertThat(notes).isEmptyDirectory();
		assertThat(folder).isDirectoryNotContaining("glob:**.part");
	}

	/** As a kill leaves it between the two moves, and after them. */
	@Test
	void theNextStartPutsAFolderBackUnlessTheNewOneIsThere() throws IOException {
		Path data = folder.resolve("data");
		Path old = Files.createDirectories(folder.resolve(".digitlab-" + GONE + "-1.part"));
		Files.writeString(old.resolve("a"), "old");
		Files.writeString(notes.resolve(GONE + "-1"), old + "\0" + data);
		assertThat(PendingFile.cleanUp(notes)).isZero();
		assertThat(data.resolve("a")).hasContent("old");
		assertThat(notes).isEmptyDirectory();

		Files.createDirectories(old);
		Files.writeString(notes.resolve(GONE + "-1"), old + "\0" + data);
		assertThat(PendingFile.cleanUp(notes)).isOne();
		assertThat(old).doesNotExist();
		assertThat(data.resolve("a")).hasContent("old");
	}

	@Test
	void aNoteCanMoveNothingElsewhere() throws IOException {
		Path old = Files.writeString(folder.resolve(".digitlab-" + GONE + "-1.part"), "old");
		Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
		Files.writeString(notes.resolve(GONE + "-1"), old + "\0" + elsewhere.resolve("a.txt"));
		PendingFile.cleanUp(notes);
		assertThat(elsewhere).isEmptyDirectory();
		assertThat(folder.resolve("a.txt")).hasContent("old");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void whatCannotBeDeletedIsLeftToTheNextStart() throws IOException {
		PendingFile made = PendingFile.beside(folder.resolve("data"));
		Path inside = Files.createDirectories(made.path().resolve("inside"));
		Files.setPosixFilePermissions(made.path(), PosixFilePermissions.fromString("r-xr-xr-x"));
		made.close();
		Assumptions.assumeTrue(Files.exists(inside), "root may delete anything");
		Files.setPosixFilePermissions(made.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
		assertThat(notes).isNotEmptyDirectory();
		assertThat(PendingFile.cleanUp(notes)).isOne();
		assertThat(made.path()).doesNotExist();
	}

	/** Zeros, as a file has after a power cut, stopped every later start. */
	@Test
	void aDamagedNoteIsDeletedAndTheOthersCount() throws IOException {
		Path file = Files.writeString(folder.resolve(".digitlab-" + GONE + "-4.part"), "half");
		Files.write(notes.resolve(GONE + "-1"), new byte[40]);
		Files.write(notes.resolve(GONE + "-2"), new byte[]{(byte) 0xff, (byte) 0xfe});
		Files.writeString(notes.resolve(GONE + "-3"), "/");
		leave(GONE + "-4", file);
		assertThat(PendingFile.cleanUp(notes)).isEqualTo(1);
		assertThat(notes).isEmptyDirectory();
		assertThat(file).doesNotExist();
	}
}
