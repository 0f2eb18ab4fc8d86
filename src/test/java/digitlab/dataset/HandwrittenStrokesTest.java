package digitlab.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPOutputStream;

import digitlab.dataset.HandwrittenStrokes.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HandwrittenStrokesTest {

	@TempDir
	private Path folder;

	private void write(String set, String... lines) throws IOException {
		writePart(set, "train", lines);
	}

	private void writePart(String set, String part, String... lines) throws IOException {
		Files.createDirectories(folder.resolve(set));
		Path file = folder.resolve(set).resolve(part + ".jsonl.gz");
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
			out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
		}
	}

	/** A stroke 200 high and 100 wide: 0.8 high and 0.4 wide, in the middle of the square. */
	@Test
	void strokesAreBroughtIntoTheUnitSquare() throws IOException {
		write("a", "{\"label\":7,\"strokes\":[[100,-300,200,-300,150,-100]]}");
		List<Written> read = HandwrittenStrokes.read(folder, "train");
		assertThat(read).hasSize(1);
		assertThat(read.getFirst().isDigit()).isTrue();
		assertThat(read.getFirst().strokes()).hasSize(1);
		assertThat(read.getFirst().strokes().getFirst().points().stream().flatMapToDouble(p -> DoubleStream.of(p.x(), p.y())))
				.usingElementComparator(Comparator.comparingDouble(value -> Math.round(1e9 * value)))
				.containsExactly(0.3, 0.1, 0.7, 0.1, 0.5, 0.9);
	}

	@Test
	void allSetsOfAFolderAreReadButLettersThatLookLikeDigitsAreNot() throws IOException {
		write("a", "{\"label\":1,\"strokes\":[[0,0,0,9]]}", "{\"label\":-1,\"character\":\"O\",\"strokes\":[[0,0,0,9]]}");
		write("b", "{\"label\":-1,\"character\":\"A\",\"strokes\":[[5,5]]}",
				"{\"label\":-1,\"character\":\"Greek/character15\",\"strokes\":[[0,0,0,9]]}");
		assertThat(HandwrittenStrokes.read(folder, "train")).extracting(Written::label).containsExactly(1, -1);
	}

	@Test
	void anotherPartIsReadWithWhereItsDrawingsComeFrom() throws IOException {
		write("a", "{\"label\":1,\"strokes\":[[0,0,0,9]]}");
		writePart("a", "validation", "{\"id\":\"n4\",\"label\":-1,\"writer\":\"w7\",\"character\":\"Ч\",\"strokes\":[[0,0,0,9]]}",
				"{\"label\":2,\"strokes\":[[0,0,0,9]]}");
		List<Written> read = HandwrittenStrokes.readAll(folder, "validation");
		assertThat(read).extracting(Written::origin).containsExactly(new HandwrittenStrokes.Origin("a", "n4", "w7", "Ч"),
				new HandwrittenStrokes.Origin("a", "", "", ""));
		assertThat(read).extracting(Written::isLikeDigit).containsExactly(true, false);
		assertThat(HandwrittenStrokes.read(folder, "validation")).extracting(Written::label).containsExactly(2);
	}

	@Test
	void whatIsNoDrawingIsNamedWithItsLine() throws IOException {
		for (String bad : List.of("{\"label\":12,\"strokes\":[[0,0,1,1]]}", "{\"label\":1,\"strokes\":[[0,0,1]]}",
				"{\"label\":1,\"strokes\":[]}", "{\"label\":1,\"strokes\":[[0,\"x\"]]}", "nonsense")) {
			write("a", "{\"label\":1,\"strokes\":[[0,0,0,9]]}", bad);
			assertThatThrownBy(() -> HandwrittenStrokes.read(folder, "train")).isInstanceOf(DatasetFormatException.class)
					.hasMessageContaining("train.jsonl.gz, line 2: not a drawing");
		}
	}

	@Test
	void aFolderWithoutThemAndAFileThatIsNoGzipAreNamed() throws IOException {
		assertThatThrownBy(() -> HandwrittenStrokes.read(folder, "train")).isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining("has no train.jsonl.gz");
		Files.writeString(folder.resolve("train.jsonl.gz"), "{}");
		assertThatThrownBy(() -> HandwrittenStrokes.read(folder, "train")).isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining("is not a gzip file");
	}

	/** 64 MB of zeros, which pack into 64 kB: the line has no end. */
	@Test
	void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() throws IOException {
		Files.write(folder.resolve("train.jsonl.gz"), IdxFiles.gzip(new byte[64 << 20]));
		assertThatThrownBy(() -> HandwrittenStrokes.read(folder, "train")).isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining("train.jsonl.gz, line 1: not a drawing");
	}

	@Test
	void aTruncatedFileIsNamed() throws IOException {
		write("a", "{\"label\":1,\"strokes\":[[0,0,0,9]]}");
		Path file = folder.resolve("a/train.jsonl.gz");
		byte[] all = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(all, all.length - 10));
		assertThatThrownBy(() -> HandwrittenStrokes.read(folder, "train")).isInstanceOf(DatasetFormatException.class)
				.hasMessageContaining(file + " is truncated");
	}

	@Test
	void aLinkToAFolderAroundItIsAnIOException() throws IOException {
		write("a", "{\"label\":1,\"strokes\":[[0,0,0,9]]}");
		Files.createSymbolicLink(folder.resolve("around"), folder);
		assertThatThrownBy(() -> HandwrittenStrokes.read(folder, "train")).isInstanceOf(FileSystemLoopException.class);
	}
}
