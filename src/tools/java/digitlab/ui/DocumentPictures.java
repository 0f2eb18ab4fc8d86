package digitlab.ui;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javax.imageio.ImageIO;

import digitlab.app.AppPaths;
import digitlab.clustering.NativeLibraries;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.djl.EngineSettings;
import digitlab.imaging.ImageArrangement;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SketchedDigits;

/**
 * Retakes the pictures of README and docs from the current window, with the shipped model and the MNIST that DIGITLAB_MNIST
 * names: {@code mvn -q test-compile exec:exec@benchmark -Dbenchmark=digitlab.ui.DocumentPictures}. Look at each of them.
 */
final class DocumentPictures {

	private static final Path FOLDER = Path.of("docs/images");
	private static final String SIZE = "LIGHT,1100,740,";
	private static final List<String> PAGE = List.of("2026", "3.14", "17x8");
	private static final double TILT = Math.toRadians(-2.5);
	private static final double NEARER = 1.08;

	private DocumentPictures() {
	}

	/** Works on any display, and headlessly. */
	public static void main(String[] arguments) throws Exception {
		if (System.getenv("DIGITLAB_MNIST") == null) {
			throw new IOException("Set DIGITLAB_MNIST to the folder with MNIST's files.");
		}
		AppPaths paths = AppPaths.ofSystem();
		EngineSettings.apply(paths.natives(), paths.engineCache());
		NativeLibraries.lieIn(paths.linearAlgebra());
		int code = 1;
		try {
			take(paths);
			code = 0;
		} catch (Exception e) {
			e.printStackTrace();
		}
		System.exit(code); // JavaFX's thread would keep running
	}

	private static void take(AppPaths paths) throws Exception {
		Platform.startup(() -> Platform.setImplicitExit(false));
		Path photo = photo(Files.createTempDirectory("pictures").resolve("page.png"));
		PictureSnapshots.take(FOLDER, ("canvas-light," + SIZE + "100," + photo + ",show").split(","));
		WritingFilm.take(FOLDER.resolve("writing.gif"), 7, 4);
		DigitDataset drawn = new SketchedDigits(3000, 1).read(Split.TEST, ProgressListener.NONE, new CancellationToken());
		Path sketches = write(drawn, Files.createTempDirectory("pictures").resolve("sketches.csv"));
		// Unlike MNIST: dark on light, with rows and columns swapped.
		Path turned = write(new ImageArrangement(true, true, false, false, false)
				.of(drawn.subset(IntStream.range(0, 1000).toArray()), new CancellationToken()),
				Files.createTempDirectory("pictures").resolve("handwriting.csv"));
		for (String picture : List.of("inspect-light," + SIZE + "DATA,0,drop:" + turned, "charts-light," + SIZE + "DATA,0",
				"evaluation-light," + SIZE + "EVALUATION,0,drop:" + sketches + ",#evaluate",
				"clusters-light," + SIZE + "CLUSTERS,0,#run-clusters",
				"images-light," + SIZE + "IMAGES,0,#images-test,#read-images,#image-order=3",
				"settings-light," + SIZE + "SETTINGS,0.12")) {
			ChartSnapshots.take(FOLDER, paths, picture.split(","));
		}
	}

	private static Path write(DigitDataset some, Path file) throws IOException {
		StringBuilder table = new StringBuilder();
		for (int i = 0; i < some.size(); i++) {
			table.append(some.label(i));
			for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
				table.append(',').append(some.ink(i, pixel));
			}
			table.append('\n');
		}
		return Files.writeString(file, table);
	}

	/** Ruled paper on a table, not quite straight. */
	private static Path photo(Path file) throws IOException {
		BufferedImage flat = ImageIO.read(RuledPage.write(file, PAGE, 0).toFile());
		BufferedImage photo = new BufferedImage(flat.getWidth(), flat.getHeight(), BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = photo.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		double x = photo.getWidth() / 2.0;
		double y = photo.getHeight() / 2.0;
		AffineTransform held = AffineTransform.getRotateInstance(TILT, x, y);
		// Closer, so that no corner is empty.
		held.translate(x, y);
		held.scale(NEARER, NEARER);
		held.translate(-x, -y);
		graphics.drawImage(flat, held, null);
		graphics.dispose();
		ImageIO.write(photo, "png", file.toFile());
		return file;
	}
}
