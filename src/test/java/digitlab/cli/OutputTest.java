package digitlab.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import digitlab.plot.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Results that cannot be written, and files that must not be overwritten. */
class OutputTest {

	private static Figure figure(String name) {
		return new Figure(name, Optional.of(() -> new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)), Optional.empty());
	}

	@TempDir
	private Path folder;

	/** Accepts some characters, then fails like a full disk. */
	private static final class Full extends Writer {

		private int room = 4;

		@Override
		public void write(char[] text, int from, int length) throws IOException {
			room -= length;
			if (room < 0) {
				throw new IOException("No space left on device");
			}
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}
	}

	@Test
	void resultsThatCannotBeWrittenAreAFailure() {
		StringWriter err = new StringWriter();
		Terminal terminal = new Terminal(new Full(), new PrintWriter(err), () -> false, () -> false);
		terminal.print("a line of results");
		assertThat(terminal.finish(ExitCodes.DONE)).isEqualTo(ExitCodes.FAILED);
		assertThat(err.toString())
				.isEqualTo(
						"The results could not be written to standard output: No space left on device." + System.lineSeparator());
	}

	@Test
	void whoeverClosedThePipeHasReadEnough() {
		StringWriter err = new StringWriter();
		Terminal terminal = new Terminal(new Full(), new PrintWriter(err), () -> false, () -> true);
		terminal.print("a line of results");
		assertThat(terminal.finish(ExitCodes.DONE)).isEqualTo(ExitCodes.DONE);
		assertThat(err.toString()).isEmpty();
	}

	@Test
	void whatWasWrittenLeavesTheExitCodeAsItIs() {
		Terminal terminal = new Terminal(new StringWriter(), new PrintWriter(new StringWriter()), () -> false, () -> false);
		terminal.print("a line of results");
		assertThat(terminal.finish(ExitCodes.DONE)).isEqualTo(ExitCodes.DONE);
		assertThat(terminal.finish(ExitCodes.STOPPED)).isEqualTo(ExitCodes.STOPPED);
	}

	@Test
	void anInputIsNoOutput() throws IOException {
		Path data = Files.writeString(folder.resolve("k.csv"), "label\n");
		Path link = Files.createSymbolicLink(folder.resolve("link.csv"), data);
		for (Path out : new Path[]{data, folder.resolve("./k.csv"), link}) {
			assertThatThrownBy(() -> OutputFiles.check(out, data)).isInstanceOf(IOException.class)
					.hasMessage(out + " is also an input of this command and would be overwritten: name another output file.");
		}
		OutputFiles.check(folder.resolve("new.csv"), data);
		OutputFiles.check(Files.writeString(folder.resolve("other.csv"), ""), data);
	}

	@Test
	void aFileOfTheInputsFolderIsNoOutput() throws IOException {
		Path data = Files.createDirectory(folder.resolve("data"));
		Path table = Files.writeString(Files.createDirectory(data.resolve("raw")).resolve("train.csv"), "label\n");
		assertThatThrownBy(() -> OutputFiles.check(table, data)).isInstanceOf(IOException.class).hasMessage(
				table + " is part of the input " + data + " and would be overwritten: name another output file.");
		OutputFiles.check(data.resolve("raw/new.csv"), data);
		// A page or drawing is never data: it may be written again.
		OutputFiles.check(Files.writeString(data.resolve("plot.svg"), ""), data);
	}

	@Test
	void aFolderThatIsReplacedHoldsNoInput() throws IOException {
		Path target = Files.createDirectory(folder.resolve("idx"));
		Path data = Files.writeString(target.resolve("train-images"), "");
		assertThatThrownBy(() -> OutputFiles.check(target, data)).isInstanceOf(IOException.class).hasMessage(
				target + " contains the input " + data + " and would be replaced: name another output folder.");
	}

	/** A picture called as one of the figures. */
	@Test
	void figuresDoNotReplaceTheInput() throws IOException {
		Path data = Files.writeString(folder.resolve("classes.png"), "label\n");
		List<Figure> figures = List.of(figure("other"), figure("classes"));
		assertThatThrownBy(() -> OutputFiles.writeAll(figures, folder, data.toString())).hasMessageContaining("overwritten");
		assertThat(data).hasContent("label\n");
		assertThat(folder.resolve("other.png")).doesNotExist();
		assertThat(OutputFiles.writeAll(figures, folder.resolve("new"), data.toString())).isEqualTo(2);
	}

	@Test
	void noFileOfAModelIsWhereItIsExportedTo() throws IOException {
		Path weights = Files.writeString(folder.resolve("weights.safetensors"), "");
		assertThatThrownBy(() -> OutputFiles.checkAll(weights, folder)).hasMessageContaining("would be overwritten");
		OutputFiles.checkAll(folder.resolve("model.zip"), folder);
	}

	@Test
	void aDeviceMayBeBoth() throws IOException {
		Path device = Path.of("/dev/null");
		OutputFiles.check(device, device);
	}
}
