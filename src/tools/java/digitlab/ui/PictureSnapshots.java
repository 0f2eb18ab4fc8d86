package digitlab.ui;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

import digitlab.djl.DjlClassifier;
import digitlab.models.ModelStore;
import digitlab.settings.Settings;
import digitlab.settings.Settings.Theme;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.common.UiServices;

/**
 * Takes pictures of the canvas with picture files on it, read by the shipped model, for viewing. Arguments: the folder to write
 * to, then pictures as name,theme,width,height,percent,file, and "show" at the end to show the picture itself.
 */
public final class PictureSnapshots {

	private PictureSnapshots() {
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

	static void take(Path folder, String[] what) throws Exception {
		Settings settings = Settings.DEFAULT.withTheme(Theme.valueOf(what[1])).withTextSize(Integer.parseInt(what[4]));
		UiServices services = services(Files.createTempDirectory("snapshots"));
		CompletableFuture<MainWindow> opening = new CompletableFuture<>();
		Platform.runLater(() -> {
			Stage stage = new Stage();
			MainWindow window = new MainWindow(stage, services, settings);
			stage.setWidth(Double.parseDouble(what[2]));
			stage.setHeight(Double.parseDouble(what[3]));
			window.show(settings);
			window.status().engineProperty().subscribe(engine -> {
				if (engine.isEmpty()) {
					opening.complete(window);
				}
			});
		});
		MainWindow window = opening.get();
		CompletableFuture<BufferedImage> image = new CompletableFuture<>();
		Platform.runLater(() -> {
			window.canvas().readingProperty().subscribe(reading -> {
				if (!reading.isBlank()) {
					window.canvas().showsPictureProperty().set(what.length > 6);
					Platform.runLater(() -> Platform.runLater(() -> image.complete(Snapshots.shoot(window.scene()))));
				}
			});
			window.canvas().open(Path.of(what[5]));
		});
		ImageIO.write(image.get(), "png", folder.resolve(what[0] + ".png").toFile());
		Platform.runLater(() -> window.scene().getWindow().hide());
		window.close();
	}

	static UiServices services(Path folder) throws Exception {
		ModelStore models = new ModelStore(Path.of(System.getProperty("digitlab.models")), folder.resolve("models"));
		return FakeLab.in(folder).services(models, DjlClassifier::open, new SyntheticDigits(40, 1));
	}
}
