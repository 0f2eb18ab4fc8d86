package digitlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import digitlab.segmentation.SyntheticSketches;
import digitlab.sketch.SketchPng;

import static digitlab.Benchmark.median;
import static digitlab.Benchmark.report;

/**
 * {@code digitlab predict} on 1,000 picture files in one call, minus the start-up, measured with one file. Arguments: the
 * launcher (target/digitlab/bin/digitlab), rounds (3), the pictures' side in pixels (280).
 */
public final class FilesBenchmark {

	private static final int FILES = 1000;

	private FilesBenchmark() {
	}

	public static void main(String[] arguments) throws Exception {
		String launcher = arguments.length > 0 ? arguments[0] : "target/digitlab/bin/digitlab";
		int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
		int side = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 280;
		List<String> files = pictures(Files.createTempDirectory("pictures"), side);
		double[] one = new double[rounds];
		double[] all = new double[rounds];
		for (int round = 0; round < rounds; round++) {
			one[round] = seconds(launcher, files.subList(0, 1));
			all[round] = seconds(launcher, files);
		}
		report("pictures of %d×%d: one file %.2f s, %d files %.2f s (medians of %d): %.0f files/s beyond start-up", side, side,
				median(one),
				FILES, median(all), rounds, (FILES - 1) / (median(all) - median(one)));
	}

	private static double seconds(String launcher, List<String> files) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(launcher, "predict", "--json"));
		command.addAll(files);
		long started = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		if (process.waitFor() != 0) {
			throw new IOException("predict failed");
		}
		return (System.nanoTime() - started) / 1e9;
	}

	private static List<String> pictures(Path folder, int side) throws IOException {
		List<String> files = new ArrayList<>();
		for (int i = 0; i < FILES; i++) {
			Path file = folder.resolve("digit-%d-%04d.png".formatted(i % 10, i));
			SketchPng.write(SyntheticSketches.sketch(i % 10, i), side, file);
			files.add(file.toString());
		}
		return files;
	}
}
