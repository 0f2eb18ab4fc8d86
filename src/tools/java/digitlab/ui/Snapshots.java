package digitlab.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

import digitlab.dataset.PenStroke;
import digitlab.settings.Settings;
import digitlab.settings.Settings.Theme;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.canvas.CanvasViewModel;
import digitlab.ui.common.UiServices;

/**
 * Takes pictures of the window, for viewing. Arguments: the folder to write to, then pictures as
 * name,theme,width,height,digit,logits where the logits are ten numbers separated by blanks; digit - is an empty sheet. A seventh
 * part adds something: kept (It was a 7), number (four digits in place of one), sheet (the pen moved by keys), error (the
 * dialog).
 */
public final class Snapshots {

	private Snapshots() {
	}

	/** Works on any display, and headlessly. */
	public static void main(String[] arguments) throws Exception {
		Path folder = Files.createDirectories(Path.of(arguments[0]));
		Platform.startup(() -> Platform.setImplicitExit(false));
		for (String picture : List.of(arguments).subList(1, arguments.length)) {
			take(folder, picture.split(","));
		}
		System.exit(0);
	}

	private static void take(Path folder, String[] what) throws Exception {
		Settings settings = Settings.DEFAULT.withTheme(Theme.valueOf(what[1]));
		float[] logits = new float[10];
		String[] numbers = what[5].trim().split(" +");
		for (int i = 0; i < 10; i++) {
			logits[i] = Float.parseFloat(numbers[i]);
		}
		UiServices services = FakeModels.services(Files.createTempDirectory("snapshots"), _ -> logits);
		CompletableFuture<MainWindow> opening = new CompletableFuture<>();
		Platform.runLater(() -> {
			Stage stage = new Stage();
			MainWindow window = new MainWindow(stage, services, settings);
			stage.setWidth(Double.parseDouble(what[2]));
			stage.setHeight(Double.parseDouble(what[3]));
			window.show(settings);
			opening.complete(window);
		});
		MainWindow window = opening.get();
		if (!what[4].equals("-")) {
			Platform.runLater(() -> draw(window.canvas(), SyntheticDigits.strokes(Integer.parseInt(what[4]), 5)));
			waitFor(window.canvas().predictionProperty().map(_ -> true).orElse(false));
		} else {
			waitFor(window.status().engineProperty().map(String::isEmpty));
		}
		if (what.length > 6) {
			doMore(window, what[6]);
		}
		CompletableFuture<BufferedImage> image = new CompletableFuture<>();
		Platform.runLater(() -> Platform.runLater(() -> image.complete(shoot(Window.getWindows().getLast().getScene()))));
		ImageIO.write(image.get(), "png", folder.resolve(what[0] + ".png").toFile());
		Platform.runLater(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
		window.close();
	}

	private static void doMore(MainWindow window, String what) throws Exception {
		switch (what) {
			case "kept" -> {
				Platform.runLater(() -> window.canvas().itWasA(7));
				waitFor(window.status().messageProperty().map(message -> message.startsWith("Kept")));
			}
			case "error" -> Platform.runLater(() -> window.report(new IOException("The file notes.txt is not a picture.")));
			case "number" -> {
				Platform.runLater(() -> {
					window.canvas().clear();
					window.canvas().pen().widthProperty().set(0.02);
					for (int i = 0; i < 4; i++) {
						draw(window.canvas(), small(SyntheticDigits.strokes(2 * i + 1, 7), 0.04 + 0.23 * i, 0.38, 0.23));
					}
				});
				waitFor(window.canvas().answerProperty().map(answer -> answer.length() == 4));
			}
			case "sheet" -> Platform.runLater(() -> {
				for (KeyCode key : List.of(KeyCode.RIGHT, KeyCode.DOWN)) {
					KeyEvent press = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false);
					Event.fireEvent(window.scene().getFocusOwner(), press);
				}
			});
			default -> throw new IllegalArgumentException(what);
		}
	}

	/** In a square of the sheet instead of the whole. */
	private static List<PenStroke> small(List<PenStroke> strokes, double left, double top, double side) {
		return strokes.stream().map(stroke -> new PenStroke(stroke.points().stream()
				.map(p -> new PenStroke.Point(left + side * p.x(), top + side * p.y())).toList())).toList();
	}

	private static void draw(CanvasViewModel canvas, List<PenStroke> strokes) {
		for (PenStroke stroke : strokes) {
			PenStroke.Point first = stroke.points().getFirst();
			canvas.begin(place(first.x()), place(first.y()));
			stroke.points().forEach(point -> canvas.extend(place(point.x()), place(point.y())));
			canvas.end();
		}
	}

	private static double place(double inUnitSquare) {
		return 0.15 + 0.7 * inUnitSquare;
	}

	private static void waitFor(ObservableValue<Boolean> condition) throws Exception {
		CompletableFuture<Boolean> holds = new CompletableFuture<>();
		Platform.runLater(() -> condition.subscribe(now -> {
			if (now) {
				holds.complete(true);
			}
		}));
		holds.get();
	}

	static BufferedImage shoot(Scene scene) {
		WritableImage shot = scene.snapshot(null);
		int width = (int) shot.getWidth();
		int height = (int) shot.getHeight();
		int[] argb = new int[width * height];
		shot.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, width, height, argb, 0, width);
		return image;
	}
}
