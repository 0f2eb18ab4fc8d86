package digitlab.paper;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import digitlab.paper.DigitSource.DigitSet;

/** Reads the digits of people who did not write MNIST: scans (IDX files) and pen strokes (one JSON object per line). */
final class HandwritingFolder {

	private static final Pattern LABEL = Pattern.compile("\"label\":\\s*(-?\\d+)");
	private static final Pattern STROKE = Pattern.compile("\\[\\s*(-?[\\d.]+(?:\\s*,\\s*-?[\\d.]+)+)\\s*]");

	/** A scanned digit has at least one larger part. */
	private static final int MIN_PIXELS = 60;

	private HandwritingFolder() {
	}

	/** @param part {@code train} or {@code validation} */
	static List<DigitSet> read(Path folder, String part) throws IOException {
		return List.of(scans(folder.resolve("swiss-numbers"), part),
				strokes(folder.resolve("pendigits-orig").resolve(part + ".jsonl.gz")),
				strokes(folder.resolve("uji-digits").resolve(part + ".jsonl.gz")));
	}

	private static InputStream open(Path file) throws IOException {
		return new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)), 1 << 16);
	}

	private static DigitSet scans(Path folder, String part) throws IOException {
		DigitSet set = new DigitSet();
		try (var images = new DataInputStream(open(folder.resolve(part + "-images-idx3-ubyte.gz")));
				var labels = new DataInputStream(open(folder.resolve(part + "-labels-idx1-ubyte.gz")))) {
			images.readInt();
			int count = images.readInt();
			int height = images.readInt();
			int width = images.readInt();
			labels.readLong();
			for (int i = 0; i < count; i++) {
				float[] ink = clean(width, height, images.readNBytes(width * height));
				int label = labels.read();
				if (ink.length > 0) {
					set.add(label, BitmapSample.of(width, height, ink));
				}
			}
		}
		return set;
	}

	/** Stretches the contrast between paper and the darkest ink; empty if too little ink is left for a digit. */
	private static float[] clean(int width, int height, byte[] grey) {
		int[] sorted = new int[grey.length];
		for (int i = 0; i < grey.length; i++) {
			sorted[i] = grey[i] & 0xff;
		}
		Arrays.sort(sorted);
		double paper = sorted[sorted.length / 2];
		double dark = Math.max(paper + 40, sorted[sorted.length - MIN_PIXELS]);
		float[] ink = new float[grey.length];
		for (int i = 0; i < ink.length; i++) {
			ink[i] = (float) Math.clamp(((grey[i] & 0xff) - paper) / (dark - paper), 0, 1);
		}
		return Dirt.largest(width, ink) < MIN_PIXELS ? new float[0] : ink;
	}

	private static DigitSet strokes(Path file) throws IOException {
		DigitSet set = new DigitSet();
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				Matcher label = LABEL.matcher(line);
				List<double[]> paths = paths(line);
				if (label.find() && isWhole(Integer.parseInt(label.group(1)), paths)) {
					set.add(Integer.parseInt(label.group(1)), new StrokeSample(paths));
				}
			}
		}
		return set;
	}

	/** A tablet lost strokes of fours and fives: all of those with one stroke are left out, including complete ones. */
	private static boolean isWhole(int label, List<double[]> paths) {
		return label >= 0 && !paths.isEmpty() && (paths.size() > 1 || label != 4 && label != 5);
	}

	private static List<double[]> paths(String line) {
		Matcher stroke = STROKE.matcher(line.substring(line.indexOf("\"strokes\"")));
		List<double[]> paths = new ArrayList<>();
		while (stroke.find()) {
			double[] path = Arrays.stream(stroke.group(1).split(",")).mapToDouble(Double::parseDouble).toArray();
			if (path.length % 2 == 0) {
				paths.add(path);
			}
		}
		return paths;
	}
}
