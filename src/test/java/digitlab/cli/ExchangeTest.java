package digitlab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.MarkdownFile;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.djl.DjlClassifier;
import digitlab.djl.EngineForTests;
import digitlab.formats.DataSources;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelStore;
import digitlab.settings.SettingsStore;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Does what docs/exchange.md says, with its Python and the real network. The test is skipped if Python lacks PyTorch and NumPy;
 * DIGITLAB_PYTHON names another Python.
 */
class ExchangeTest {

	private static final long PATIENCE_SECONDS = 120;
	private static final int IMAGES = 200;

	private static Optional<String> python = Optional.empty();

	@TempDir
	Path folder;

	@BeforeAll
	static void lookForPython() {
		EngineForTests.start();
		python = Stream.of(System.getenv("DIGITLAB_PYTHON"), "/usr/bin/python3", "python3").filter(Objects::nonNull)
				.filter(ExchangeTest::hasPyTorch).findFirst();
	}

	private static boolean hasPyTorch(String command) {
		try {
			String look = "import importlib.util as u, sys; sys.exit(not (u.find_spec('torch') and u.find_spec('numpy')))";
			return new ProcessBuilder(command, "-c", look).redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
		} catch (IOException noSuchProgram) {
			return false;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** The page's Python blocks, in order. */
	private static List<String> blocks() throws IOException {
		List<String> blocks = new ArrayList<>();
		StringBuilder block = null;
		for (String line : MarkdownFile.read(Path.of("docs/exchange.md")).lines()) {
			if (line.startsWith("```")) {
				if (block != null) {
					blocks.add(block.toString());
				}
				block = line.equals("```python") ? new StringBuilder() : null;
			} else if (block != null) {
				block.append(line).append('\n');
			}
		}
		return blocks;
	}

	private String python(String... programs) throws IOException, InterruptedException {
		Path script = Files.writeString(folder.resolve("script.py"), String.join("\n", programs));
		Path output = folder.resolve("output.txt");
		ProcessBuilder builder = new ProcessBuilder(python.orElseThrow(), script.toString()).directory(folder.toFile())
				.redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().put("OMP_NUM_THREADS", "1"); // more would wait for each other beside other tests
		Process process = builder.start();
		boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
		process.destroyForcibly();
		assertThat(ended).as("ended in time").isTrue();
		String said = Files.readString(output);
		assertThat(process.exitValue()).as(said).isZero();
		return said;
	}

	/** Files named in commands are in the test's folder. */
	private String digitlab(String command) {
		ModelStore models = new ModelStore(Path.of("models"), folder.resolve("own"));
		CliServices.Engine engine = new CliServices.Engine(DjlClassifier::open, (_, _, _) -> {
			throw new IllegalStateException("nothing is trained here");
		}, List::of);
		CliServices services = new CliServices("9.9", engine, new DataSources(new SyntheticDigits(1, 1)), (_, _) -> {
		}, models, new SettingsStore(folder.resolve("settings.json")),
				new CliServices.Folders(folder.resolve("mnist"), folder.resolve("my-sketches"), folder.resolve("runs")),
				List::of);
		String[] words = Stream.of(command.split(" "))
				.map(word -> word.matches(".+\\.(npz|csv|safetensors)") ? folder.resolve(word).toString() : word)
				.toArray(String[]::new);
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int code = DigitLabCommand.execute(services, new Terminal(out, new PrintWriter(err), () -> false), words);
		assertThat(code).as(err.toString()).isZero();
		return out.toString();
	}

	private static double share(String said) {
		return Double.parseDouble(said.lines().filter(line -> line.startsWith("right: ")).findFirst().orElseThrow().substring(7));
	}

	private static float[][] ours(Path weights, DigitDataset images) throws IOException {
		try (DjlClassifier classifier = DjlClassifier.open(weights, 1)) {
			return classifier.logits(IntStream.range(0, images.size()).mapToObj(images::image).toList());
		}
	}

	private void hasLogits(Path file, float[][] expected) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
		assertThat(bytes.remaining()).isEqualTo(expected.length * 10 * Float.BYTES);
		for (float[] row : expected) {
			for (float logit : row) {
				assertThat(bytes.getFloat()).isCloseTo(logit, within(1e-4f));
			}
		}
	}

	private static DigitDataset testImages() {
		return new SyntheticDigits(IMAGES, 1).read(Split.TEST, ProgressListener.NONE, new CancellationToken());
	}

	@Test
	void thePageHasItsPrograms() throws IOException {
		assertThat(blocks()).hasSize(4);
	}

	@Test
	void pyTorchReadsAModelAndAModelTrainedThereComesBack() throws IOException, InterruptedException {
		assumeThat(python).as("a Python with PyTorch and NumPy, such as Debian's python3-torch").isPresent();
		digitlab("data convert synthetic:" + IMAGES + " digits.npz");
		digitlab("models export alexnet28 mine.safetensors");
		String write = "logits.detach().numpy().astype('<f4').tofile('%s')%n";
		double there = share(python(blocks().get(0), write.formatted("shipped.bin"), "torch.manual_seed(1)", blocks().get(1),
				"logits = network.eval()(torch.tensor(data['x_test']).unsqueeze(1) / 255)", write.formatted("trained.bin")));
		assertThat(there).isGreaterThan(0.9);
		hasLogits(folder.resolve("shipped.bin"), ours(Path.of("models/alexnet28/weights.safetensors"), testImages()));
		assertThat(digitlab("models import trained.safetensors")).startsWith("trained was added");
		hasLogits(folder.resolve("trained.bin"), ours(folder.resolve("own/trained/weights.safetensors"), testImages()));
		assertThat(digitlab("evaluate --model trained --data synthetic:" + IMAGES)).contains("accuracy");
	}

	@Test
	void aSubmissionIsReadInTheOrderOfTheImages() throws IOException, InterruptedException {
		assumeThat(python).as("a Python with PyTorch and NumPy, such as Debian's python3-torch").isPresent();
		digitlab("data convert synthetic:" + IMAGES + " digits.npz");
		python(blocks().get(2));
		digitlab("predict --csv test.csv --out submission.csv");
		assertThat(share(python(blocks().get(3)))).isGreaterThan(0.9);
	}
}
