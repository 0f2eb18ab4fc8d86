package digitlab.djl;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import digitlab.imaging.ImageIntake;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.UprightRecognizer;
import digitlab.segmentation.SyntheticSketches;
import digitlab.sketch.InkImage;
import digitlab.sketch.Point;
import digitlab.sketch.SketchElement;
import digitlab.sketch.Stroke;

import static digitlab.Benchmark.median;
import static digitlab.Benchmark.quantile;
import static digitlab.Benchmark.report;

/**
 * How long pictures take: decoded pixels to ink, decoded pixels to a reading, and a file to a reading. Pictures are generated
 * photos of numbers of one to four digits, with light from one side and noise, of one megapixel (JPEG files) and of 280×280
 * pixels (PNG files). Arguments: rounds (5), and a folder with pictures to read instead.
 */
public final class PictureLatencyBenchmark {

	private static final int PICTURES = 12;
	private static final int ROUNDS_TO_WARM_UP = 6;

	private PictureLatencyBenchmark() {
	}

	/** A picture as pixels and as a file. */
	private record Shot(int width, int height, int[] argb, Path file) {

		static Shot of(BufferedImage image, Path file) {
			int width = image.getWidth();
			int height = image.getHeight();
			return new Shot(width, height, image.getRGB(0, 0, width, height, null, 0, width), file);
		}
	}

	/** In milliseconds. */
	private record Times(List<Double> ink, List<Double> reading, List<Double> file) {

		Times() {
			this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		}
	}

	public static void main(String[] arguments) throws IOException {
		System.setProperty("java.awt.headless", "true");
		int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
		EngineForTests.start();
		try (DigitClassifier classifier = MnistParts.model().open(DjlClassifier::open, 1)) {
			if (arguments.length > 1) {
				measure("pictures of " + arguments[1], given(Path.of(arguments[1])), classifier, rounds);
			} else {
				measure("1 megapixel, 1155×866", generated(1155, 866, "jpg"), classifier, rounds);
				measure("280×280", generated(280, 280, "png"), classifier, rounds);
			}
		}
	}

	private static void measure(String name, List<Shot> shots, DigitClassifier classifier, int rounds) throws IOException {
		Times times = new Times();
		for (int round = 0; round < ROUNDS_TO_WARM_UP + rounds; round++) {
			times = round == ROUNDS_TO_WARM_UP ? new Times() : times;
			for (Shot shot : shots) {
				measure(shot, classifier, times);
			}
		}
		report("%s: ink %s; reading %s; file to reading %s", name, told(times.ink), told(times.reading), told(times.file));
	}

	private static void measure(Shot shot, DigitClassifier classifier, Times times) throws IOException {
		long started = System.nanoTime();
		InkImage ink = ImageIntake.fromArgb(shot.width, shot.height, shot.argb);
		times.ink.add((System.nanoTime() - started) / 1e6);
		UprightRecognizer.read(classifier, ink);
		times.reading.add((System.nanoTime() - started) / 1e6);
		started = System.nanoTime();
		UprightRecognizer.read(classifier, ImageIntake.read(shot.file));
		times.file.add((System.nanoTime() - started) / 1e6);
	}

	private static String told(List<Double> times) {
		double[] all = times.stream().mapToDouble(Double::doubleValue).toArray();
		return String.format(Locale.ROOT, "median %.1f ms, 95th percentile %.1f ms of %d", median(all), quantile(all, 0.95),
				all.length);
	}

	private static List<Shot> given(Path folder) throws IOException {
		List<Shot> shots = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.sorted().toList()) {
				BufferedImage image = ImageIO.read(file.toFile());
				if (image != null) {
					shots.add(Shot.of(image, file));
				}
			}
		}
		return shots;
	}

	private static List<Shot> generated(int width, int height, String format) throws IOException {
		Path folder = Files.createTempDirectory("photos");
		List<Shot> shots = new ArrayList<>();
		for (int i = 0; i < PICTURES; i++) {
			BufferedImage photo = photo(width, height, 1 + i % 4, i);
			Path file = folder.resolve(i + "." + format);
			ImageIO.write(photo, format, file.toFile());
			file.toFile().deleteOnExit();
			shots.add(Shot.of(ImageIO.read(file.toFile()), file));
		}
		folder.toFile().deleteOnExit();
		return shots;
	}

	/** A number across the middle, written with a pen of a tenth of its height. */
	private static BufferedImage photo(int width, int height, int digits, int seed) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setColor(new Color(0xeeece4));
		graphics.fillRect(0, 0, width, height);
		double side = Math.min(0.6 * height, 0.9 * width / digits);
		graphics.setColor(new Color(0x28304c));
		graphics.setStroke(new BasicStroke((float) (0.07 * side), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		for (int i = 0; i < digits; i++) {
			double left = (width - digits * side) / 2 + i * side;
			for (SketchElement element : SyntheticSketches.sketch((seed + 3 * i) % 10, 100L * seed + i)) {
				graphics.draw(path((Stroke) element, left, (height - side) / 2, side));
			}
		}
		graphics.dispose();
		light(image, new SplittableRandom(seed));
		return image;
	}

	private static Path2D path(Stroke stroke, double left, double top, double side) {
		Path2D path = new Path2D.Double();
		for (Point point : stroke.points()) {
			double x = left + side * point.x();
			double y = top + side * point.y();
			if (path.getCurrentPoint() == null) {
				path.moveTo(x, y);
			}
			path.lineTo(x, y);
		}
		return path;
	}

	/** Dims a picture from left to right, and adds noise. */
	private static void light(BufferedImage image, SplittableRandom random) {
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				double dimmed = 1 - 0.35 * x / image.getWidth();
				double grain = 4 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
				int rgb = 0;
				for (int shift = 16; shift >= 0; shift -= 8) {
					rgb |= Math.clamp(Math.round((image.getRGB(x, y) >> shift & 0xff) * dimmed + grain), 0, 255) << shift;
				}
				image.setRGB(x, y, rgb);
			}
		}
	}
}
