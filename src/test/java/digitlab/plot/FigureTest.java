package digitlab.plot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import digitlab.io.AtomicFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FigureTest {

	private static final Table TABLE = new Table(List.of("digit", "note"),
			List.of(List.of(3, "a, b"), List.of(0.5, "say \"7\"")));

	@TempDir
	private Path folder;

	private static BufferedImage red() {
		BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
		image.setRGB(1, 1, 0xff0000);
		return image;
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void csvIsQuotedWhereItMustBe() {
		Table table = new Table(List.of("a", "b,c"), List.of(List.of(1.5, "line\nbreak"), List.of(-2, "plain é")));
		assertThat(table.toCsv()).isEqualTo("a,\"b,c\"\r\n1.5,\"line\nbreak\"\r\n-2,plain é\r\n");
		assertThat(TABLE.toCsv()).isEqualTo("digit,note\r\n3,\"a, b\"\r\n0.5,\"say \"\"7\"\"\"\r\n");
	}

	@Test
	void aRowOfAnotherLengthIsNoTable() {
		assertThatThrownBy(() -> new Table(List.of("a", "b"), List.of(List.of(1)))).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void picturesAndTablesAreWritten() throws IOException {
		Path deep = folder.resolve("new/deep");
		assertThat(Figure.writeAll(List.of(Figure.of("both", FigureTest::red, TABLE), Figure.of("table", TABLE)), deep))
				.containsExactly(deep.resolve("both.png"), deep.resolve("both.csv"), deep.resolve("table.csv"));
		BufferedImage read = ImageIO.read(deep.resolve("both.png").toFile());
		assertThat(read.getWidth()).isEqualTo(3);
		assertThat(read.getRGB(1, 1)).isEqualTo(0xffff0000);
		assertThat(Files.readString(deep.resolve("table.csv"))).isEqualTo(TABLE.toCsv());
	}

	@Test
	void aFileIsReplacedAndNothingUnfinishedIsLeft() throws IOException {
		Path file = folder.resolve("a.csv");
		Files.writeString(file, "old and much longer than what comes now, so that a rest of it would show at the end of it");
		Figure.of("a", TABLE).writeCsv(file);
		assertThat(Files.readString(file)).isEqualTo(TABLE.toCsv());
		Figure broken = Figure.of("b", () -> {
			throw new IllegalStateException("half way");
		});
		assertThatThrownBy(() -> broken.writePng(folder.resolve("b.png"))).hasMessage("half way");
		assertThat(files()).containsExactly("a.csv");
	}

	@Test
	void whatCannotBeWrittenGetsASentence() throws IOException {
		Path file = Files.writeString(folder.resolve("file"), "");
		assertThatThrownBy(() -> Figure.writeAll(List.of(), file))
				.hasMessage(file + " is a file: name a folder for the figures.");
		assertThatThrownBy(() -> Figure.of("t", TABLE).writePng(folder.resolve("t.png")))
				.hasMessage("There is no picture of t: export it as a table.");
		assertThatThrownBy(() -> Figure.of("p", FigureTest::red).writeCsv(folder.resolve("p.csv")))
				.hasMessage("There is no table of p: export it as a picture.");
		assertThatThrownBy(() -> Figure.of("t", TABLE).writeCsv(folder))
				.hasMessage(folder + " is a folder: name a file.");
		Figure noFont = Figure.of("p", () -> {
			throw new InternalError("Fontconfig head is null");
		});
		assertThatThrownBy(() -> noFont.writePng(folder.resolve("p.png"))).isInstanceOf(IOException.class)
				.hasMessageStartingWith("Drawing a picture needs a font");
		assertThat(files()).containsExactly("file");
	}

	@Test
	void noEmptyFolderIsLeft() throws IOException {
		Figure broken = Figure.of("p", () -> {
			throw new InternalError("Fontconfig head is null");
		});
		assertThatThrownBy(() -> Figure.writeAll(List.of(broken), folder.resolve("new"))).isInstanceOf(IOException.class);
		assertThat(files()).isEmpty();
		Figure.checkFolder(folder.resolve("new/below"));
		assertThat(files()).isEmpty();
	}

	@Test
	void aMissingFolderIsToldWithTheFilesOwnName() {
		Path file = folder.resolve("none/table.csv");
		assertThatThrownBy(() -> AtomicFile.write(file, new byte[1])).isInstanceOf(NoSuchFileException.class)
				.hasMessage(file.toString());
	}
}
