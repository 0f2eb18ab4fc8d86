package digitlab.ui;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

import digitlab.dataset.PenStroke;
import digitlab.settings.Settings;
import digitlab.settings.Settings.Theme;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.common.UiServices;

/** Writes a number in the window and records it as an animated GIF. */
final class WritingFilm {

	private static final int WIDTH = 1100;
	private static final int HEIGHT = 740;
	private static final double SCALE = 0.5;
	private static final int FRAMES_A_STROKE = 4;
	/** Hundredths of a second. */
	private static final String DELAY = "25";
	private static final String LAST_DELAY = "250";
	private static final String FORMAT = "javax_imageio_gif_image_1.0";

	private WritingFilm() {
	}

	/** Records the film; the toolkit must be running. */
	static void take(Path file, int... digits) throws Exception {
		Settings settings = Settings.DEFAULT.withTheme(Theme.LIGHT);
		UiServices services = PictureSnapshots.services(Files.createTempDirectory("film"));
		CompletableFuture<MainWindow> opening = new CompletableFuture<>();
		Platform.runLater(() -> {
			Stage stage = new Stage();
			MainWindow opened = new MainWindow(stage, services, settings);
			stage.setWidth(WIDTH);
			stage.setHeight(HEIGHT);
			opened.show(settings);
			opening.complete(opened);
		});
		MainWindow window = opening.get();
		List<BufferedImage> frames = new ArrayList<>(List.of(frame(window)));
		double width = 0.9 / digits.length;
		for (int i = 0; i < digits.length; i++) {
			for (PenStroke stroke : SyntheticDigits.strokes(digits[i], 5)) {
				write(window, stroke, 0.05 + i * width, width, frames);
			}
		}
		save(file, frames);
		Platform.runLater(() -> window.scene().getWindow().hide());
		window.close();
	}

	/** In a square of the sheet, with a frame after each part. */
	private static void write(MainWindow window, PenStroke stroke, double left, double side, List<BufferedImage> frames)
			throws Exception {
		int count = stroke.points().size();
		double top = (1 - side) / 2;
		for (int i = 0; i < count; i++) {
			PenStroke.Point point = stroke.points().get(i);
			double x = left + side * point.x();
			double y = top + side * point.y();
			boolean isFirst = i == 0;
			Platform.runLater(() -> {
				if (isFirst) {
					window.canvas().begin(x, y);
				} else {
					window.canvas().extend(x, y);
				}
			});
			if ((i + 1) * FRAMES_A_STROKE / count > i * FRAMES_A_STROKE / count && i < count - 1) {
				frames.add(frame(window));
			}
		}
		Platform.runLater(() -> window.canvas().end());
		frames.add(frame(window));
	}

	/** At half size, once everything was read. */
	private static BufferedImage frame(MainWindow window) throws Exception {
		ChartSnapshots.quiet(window);
		CompletableFuture<BufferedImage> shot = new CompletableFuture<>();
		Platform.runLater(() -> shot.complete(Snapshots.shoot(window.scene())));
		BufferedImage whole = shot.get();
		BufferedImage small = new BufferedImage((int) (SCALE * WIDTH), (int) (SCALE * HEIGHT), BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = small.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		graphics.drawImage(whole, 0, 0, small.getWidth(), small.getHeight(), null);
		graphics.dispose();
		return small;
	}

	private static void save(Path file, List<BufferedImage> frames) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
		Files.deleteIfExists(file);
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
			writer.setOutput(out);
			writer.prepareWriteSequence(null);
			for (BufferedImage frame : frames) {
				IIOMetadata about = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
				describe(about, frame == frames.getLast() ? LAST_DELAY : DELAY);
				writer.writeToSequence(new IIOImage(frame, null, about), null);
			}
			writer.endWriteSequence();
		} finally {
			writer.dispose();
		}
	}

	/** The frame's duration, and that the film repeats. */
	private static void describe(IIOMetadata about, String delay) throws IOException {
		IIOMetadataNode root = new IIOMetadataNode(FORMAT);
		IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
		control.setAttribute("disposalMethod", "none");
		control.setAttribute("userInputFlag", "FALSE");
		control.setAttribute("transparentColorFlag", "FALSE");
		control.setAttribute("delayTime", delay);
		control.setAttribute("transparentColorIndex", "0");
		root.appendChild(control);
		IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
		IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
		loop.setAttribute("applicationID", "NETSCAPE");
		loop.setAttribute("authenticationCode", "2.0");
		loop.setUserObject(new byte[]{1, 0, 0});
		extensions.appendChild(loop);
		root.appendChild(extensions);
		about.mergeTree(FORMAT, root);
	}
}
