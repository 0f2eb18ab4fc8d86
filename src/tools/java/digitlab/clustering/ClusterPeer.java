package digitlab.clustering;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Another program that does what ClusterBenchmark requests line by line, and answers each line with a number. */
final class ClusterPeer implements AutoCloseable {

	private final String name;
	private final Process process;
	private final Writer questions;
	private final BufferedReader answers;

	private ClusterPeer(String name, Process process) {
		this.name = name;
		this.process = process;
		questions = process.outputWriter(StandardCharsets.US_ASCII);
		answers = process.inputReader(StandardCharsets.US_ASCII);
	}

	/**
	 * @param program that runs the script
	 * @param script beside this file
	 * @param folder of the points
	 */
	static ClusterPeer start(String name, Path program, String script, Path folder, int rows) throws IOException {
		return new ClusterPeer(name, new ProcessBuilder(List.of(program.toString(),
				"src/tools/java/digitlab/clustering/" + script, folder.toString(), Integer.toString(rows)))
				.redirectError(ProcessBuilder.Redirect.INHERIT).start());
	}

	static boolean isThere(Path program) {
		return Files.isExecutable(program);
	}

	String name() {
		return name;
	}

	double ask(String question) throws IOException {
		questions.write(question + "\n");
		questions.flush();
		String answer = answers.readLine();
		if (answer == null) {
			throw new IOException(name + " gave no answer to \"" + question + "\".");
		}
		return Double.parseDouble(answer);
	}

	@Override
	public void close() {
		process.destroy();
	}
}
