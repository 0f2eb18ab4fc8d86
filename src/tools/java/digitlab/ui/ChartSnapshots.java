package digitlab.ui;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import javax.imageio.ImageIO;

import digitlab.app.AppPaths;
import digitlab.classroom.Classroom;
import digitlab.clustering.NativeLibraries;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.OwnSamples;
import digitlab.djl.CudaLibraries;
import digitlab.djl.DjlClassifier;
import digitlab.djl.DjlDevices;
import digitlab.djl.DjlTrainer;
import digitlab.djl.EngineSettings;
import digitlab.formats.DataSources;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.Download;
import digitlab.io.ProgressListener;
import digitlab.lessons.LessonLibrary;
import digitlab.lessons.ProgressStore;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.settings.Settings;
import digitlab.settings.Settings.Theme;
import digitlab.settings.SettingsStore;
import digitlab.ui.chart.ChartViewModel.Part;
import digitlab.ui.common.UiServices;

/**
 * Takes pictures of the charts, and of the other pages (parts CLUSTERS, MY-SKETCHES, SETTINGS …), with the real network and data,
 * for viewing. Arguments: the folder to write to, then pictures as name,theme,width,height,part,place, where the place is how far
 * the page is scrolled, 0 to 1, followed by any number of controls to press, by their ids (or, for a box or a menu, #id=index),
 * file:PATH;PATH to read files, drop:PATH to drop a file on the page, row:N to choose a row of their table, or key:CODE to press
 * a key in the plot of the clusters, or shortcut:KEYS for one of the window's own. A text field takes the text after the equals sign. The system property textSize is the text
 * size in percent; if live is set, a training is not waited for; sketches is a folder of kept sketches. MNIST is read from the
 * folder that DIGITLAB_MNIST names.
 */
final class ChartSnapshots {

	private ChartSnapshots() {
	}

	public static void main(String[] arguments) throws Exception {
		AppPaths paths = AppPaths.ofSystem();
		EngineSettings.apply(paths.natives(), paths.engineCache());
		NativeLibraries.lieIn(paths.linearAlgebra());
		Path folder = Files.createDirectories(Path.of(arguments[0]));
		Platform.startup(() -> Platform.setImplicitExit(false));
		for (String picture : List.of(arguments).subList(1, arguments.length)) {
			take(folder, paths, picture.split(","));
		}
		System.exit(0);
	}

	static void take(Path folder, AppPaths paths, String[] what) throws Exception {
		Settings settings = Settings.DEFAULT.withTheme(Theme.valueOf(what[1])).withTextSize(Integer.getInteger("textSize", 100));
		UiServices services = services(paths);
		CompletableFuture<MainWindow> opening = new CompletableFuture<>();
		Platform.runLater(() -> {
			try {
				Stage stage = new Stage();
				MainWindow window = new MainWindow(stage, services, settings);
				stage.setWidth(Double.parseDouble(what[2]));
				stage.setHeight(Double.parseDouble(what[3]));
				window.show(settings);
				opening.complete(window);
			} catch (RuntimeException e) {
				opening.completeExceptionally(e);
			}
		});
		MainWindow window = opening.get();
		quiet(window);
		Platform.runLater(() -> {
			window.canvas().begin(0.35, 0.25);
			window.canvas().extend(0.7, 0.25);
			window.canvas().extend(0.5, 0.8);
			window.canvas().end();
		});
		quiet(window);
		Platform.runLater(() -> {
			if (window.scene().lookup("#page-" + what[4].toLowerCase(Locale.ROOT)) instanceof ButtonBase page) {
				page.fire();
			} else {
				((ButtonBase) window.scene().lookup("#page-charts")).fire();
				window.charts().show(Part.valueOf(what[4]));
			}
		});
		quiet(window);
		for (String id : List.of(what).subList(6, what.length)) {
			Platform.runLater(() -> press(window, id));
			quiet(window);
		}
		Platform.runLater(
				() -> Stream.of(".card-scroll", ".settings-view")
						.flatMap(pages -> window.scene().getRoot().lookupAll(pages).stream()).map(ScrollPane.class::cast)
						.filter(Node::isVisible).forEach(pane -> pane.setVvalue(Double.parseDouble(what[5]))));
		quiet(window);
		CompletableFuture<BufferedImage> image = new CompletableFuture<>();
		Platform.runLater(() -> image.complete(Snapshots.shoot(window.scene())));
		ImageIO.write(image.get(), "png", folder.resolve(what[0] + ".png").toFile());
		Platform.runLater(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
		window.close();
	}

	private static void press(MainWindow window, String id) {
		if (id.startsWith("file:")) {
			window.readings().take(Stream.of(id.substring(5).split(";")).map(Path::of).toList());
			return;
		}
		if (id.startsWith("drop:")) {
			window.dropped(List.of(Path.of(id.substring(5))));
			return;
		}
		if (id.startsWith("key:")) {
			KeyCode code = KeyCode.valueOf(id.substring(4));
			window.scene().lookup("#scatter")
					.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
			return;
		}
		if (id.startsWith("shortcut:")) {
			window.scene().getAccelerators().get(KeyCombination.valueOf(id.substring(9))).run();
			return;
		}
		if (id.startsWith("row:")) {
			((TableView<?>) window.scene().lookup("#readings-table")).getSelectionModel()
					.select(Integer.parseInt(id.substring(4)));
			return;
		}
		Node node = window.scene().lookup(id.split("=")[0]);
		switch (node) {
			case MenuButton menu when id.contains("=") -> menu.getItems().get(Integer.parseInt(id.split("=")[1])).fire();
			case ButtonBase button -> button.fire();
			case TextField field -> field.setText(id.split("=")[1]);
			case ComboBox<?> box -> box.getSelectionModel().select(Integer.parseInt(id.split("=")[1]));
			case null, default -> throw new IllegalArgumentException("There is no control " + id);
		}
	}

	private static UiServices services(AppPaths paths) throws Exception {
		Path work = Files.createTempDirectory("snapshots");
		ModelStore models = new ModelStore(paths.shippedModels(), paths.ownModels());
		DjlDevices devices = new DjlDevices(() -> DjlDevices.Cuda.NONE);
		Path given = Path.of(System.getProperty("sketches", work.resolve("my-sketches").toString()));
		DataSources sources = new DataSources(
				new FileDatasetReader(Path.of(System.getenv("DIGITLAB_MNIST")), LabelPolicy.REFUSE));
		return new UiServices("0.1.0",
				new UiServices.Engine(DjlClassifier::open, new DjlTrainer(devices), devices,
						new CudaLibraries(paths.engineCache(), paths.cudaJni())),
				new UiServices.Stored(models, new RunStore(models, paths.runs()),
						new SettingsStore(work.resolve("settings.json")),
						new OwnSamples(given), given),
				new UiServices.Teaching(new LessonLibrary(List.of(work)), new ProgressStore(work),
						new Classroom(Path.of(System.getProperty("classroom", work.toString())), sources)),
				sources,
				new Downloaded(),
				new UiServices.Desktop(paths.data(), paths.logFile(), paths.licences(), _ -> {
				}, () -> {
				}));
	}

	/** MNIST, already downloaded. */
	private static final class Downloaded implements Download {

		@Override
		public boolean isDownloaded() {
			return true;
		}

		@Override
		public long bytes(CancellationToken cancellation) {
			return 0;
		}

		@Override
		public void download(ProgressListener progress, CancellationToken cancellation) {
			// nothing to do
		}
	}

	/** Waits until no job is running and some frames have passed. */
	static void quiet(MainWindow window) throws InterruptedException {
		CountDownLatch quiet = new CountDownLatch(1);
		Platform.runLater(() -> look(window, quiet, 0));
		quiet.await();
	}

	private static void look(MainWindow window, CountDownLatch quiet, int calm) {
		PauseTransition pause = new PauseTransition(Duration.millis(150));
		pause.setOnFinished(_ -> {
			boolean busy = window.jobs().currentProperty().get() != null || !window.status().engineProperty().get().isEmpty()
					|| !Boolean.getBoolean("live") && window.settingsPage().trainingProperty().get() != null;
			if (calm >= 4 && !busy) {
				quiet.countDown();
			} else {
				look(window, quiet, busy ? 0 : calm + 1);
			}
		});
		pause.play();
	}
}
