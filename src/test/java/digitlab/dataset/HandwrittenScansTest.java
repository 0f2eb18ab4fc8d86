package digitlab.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import digitlab.dataset.HandwrittenScans.Scanned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HandwrittenScansTest {

	@TempDir
	private Path folder;

	/** Two images of 2 rows and 3 columns. */
	private Path write(String set, int... labels) throws IOException {
		Path own = Files.createDirectories(folder.resolve(set));
		byte[] images = IdxFiles.images(IdxFormat.IMAGES_MAGIC, 2, 2, 3, 12);
		for (int i = 0; i < 12; i++) {
			images[16 + i] = (byte) (20 * i);
		}
		Files.write(own.resolve("validation-images-idx3-ubyte.gz"), IdxFiles.gzip(images));
		Files.write(own.resolve("validation-labels-idx1-ubyte.gz"),
				IdxFiles.gzip(IdxFiles.labels(IdxFormat.LABELS_MAGIC, labels.length, labels)));
		return own;
	}

	@Test
	void scansAreReadAsTheyAreWithTheirWriters() throws IOException {
		Path own = write("a", 4, 9);
		Files.writeString(own.resolve("validation-writers.csv"), "index,id,label,writer\n0,x,4,anna\n1,y,9,bert\n");
		List<Scanned> read = HandwrittenScans.read(folder, "validation");
		assertThat(read).extracting(Scanned::label).containsExactly(4, 9);
		assertThat(read).extracting(Scanned::writer).containsExactly("anna", "bert");
		assertThat(read).allMatch(scan -> scan.set().equals("a") && scan.width() == 3 && scan.height() == 2);
		assertThat(read.getLast().ink()).containsExactly(120, 140, 160, 180, 200, 220);
	}

	@Test
	void withoutTheirNamesWritersAreUnknown() throws IOException {
		write("a", 4, 9);
		assertThat(HandwrittenScans.read(folder.resolve("a"), "validation")).extracting(Scanned::writer).containsExactly("", "");
	}

	@Test
	void aFolderWithoutThemHasNone() throws IOException {
		assertThat(HandwrittenScans.read(folder, "train")).isEmpty();
	}

	@Test
	void filesThatDoNotBelongTogetherAreNamed() throws IOException {
		Path own = write("a", 4);
		assertThatThrownBy(() -> HandwrittenScans.read(folder, "validation")).isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining("promises 2 images").hasMessageContaining("1 labels");
		write("a", 4, 9);
		Files.writeString(own.resolve("validation-writers.csv"), "index,id,label,writer\n0,x,4,anna\n");
		assertThatThrownBy(() -> HandwrittenScans.read(folder, "validation")).isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining("the writers of 1 pictures, not of 2");
	}

	@Test
	void imagesWithoutRowsAreRefused() throws IOException {
		Path own = write("a", 4, 9);
		Files.write(own.resolve("validation-images-idx3-ubyte.gz"),
				IdxFiles.gzip(IdxFiles.images(IdxFormat.IMAGES_MAGIC, 2, 0, 3, 0)));
		assertThatThrownBy(() -> HandwrittenScans.read(folder, "validation")).isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining("0 rows and 3 columns");
	}

	/** An é in Latin-1, as some spreadsheets write it. */
	@Test
	void aWritersNameInAnotherEncodingDoesNoHarm() throws IOException {
		Path own = write("a", 4, 9);
		Files.write(own.resolve("validation-writers.csv"),
				"index,writer\n0,Ren\u00e9\n1,anna\n".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(HandwrittenScans.read(folder, "validation")).extracting(Scanned::writer).containsExactly("Ren\ufffd", "anna");
	}
}
