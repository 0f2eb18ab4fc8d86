package digitlab.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

import digitlab.dataset.DigitImage;
import digitlab.io.ErrorMessages;
import digitlab.models.SelectedModel;
import digitlab.models.StoredModel;
import digitlab.settings.Settings;
import digitlab.ui.canvas.CanvasView;
import digitlab.ui.canvas.CanvasViewModel;
import digitlab.ui.canvas.EngineStatus;
import digitlab.ui.canvas.LiveRecognizer;
import digitlab.ui.chart.ChartView;
import digitlab.ui.chart.ChartViewModel;
import digitlab.ui.cluster.ClusterView;
import digitlab.ui.cluster.ClusterViewModel;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.common.DatasetCache;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.ErrorDialog;
import digitlab.ui.common.FigureFiles;
import digitlab.ui.common.Job;
import digitlab.ui.common.JobQueue;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.PredictionExplainer;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.inspection.InspectionCache;
import digitlab.ui.inspection.InspectionViewModel;
import digitlab.ui.readings.ReadingsView;
import digitlab.ui.readings.ReadingsViewModel;
import digitlab.ui.settings.AppearanceViewModel;
import digitlab.ui.settings.SettingsView;
import digitlab.ui.settings.SettingsViewModel;
import digitlab.ui.training.TrainingServices;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window: puts its parts together, and shows one page at a time. */
final class MainWindow {

	static final String CANVAS = "Canvas";
	static final String CHARTS = "Charts";
	static final String READINGS = "Readings";

	private static final String CLUSTERS = "Clusters";
	private static final double MIN_WIDTH = 900;
	private static final double MIN_HEIGHT = 600;

	private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);
	private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
	private static final int WIDTH = 1100;
	private static final int HEIGHT = 740;
	private static final int SECONDS_TO_CLOSE = 5;

	private final Stage stage;
	private final UiServices services;
	private final StatusViewModel status = new StatusViewModel();
	private final ExecutorService disk = thread("background");
	private final DiskTasks tasks = new DiskTasks(disk, Platform::runLater, this::report);
	private final LiveRecognizer reader;
	private final CanvasViewModel canvas;
	private final ExecutorService worker = thread("jobs");
	private final ExecutorService pictureThread = thread("pictures");
	private final JobQueue jobs = new JobQueue(worker, Platform::runLater, System::nanoTime);
	private final PredictionExplainer pictures;
	private final ModelCatalog models;
	private final DataSourceSelection selection;
	private final InspectionViewModel.Services inspections;
	private final ChartViewModel charts;
	private final ClusterViewModel clusters;
	private final ReadingsViewModel readings;
	private final ExecutorService trainer = thread("training");
	private final JobQueue trainings = new JobQueue(trainer, Platform::runLater, System::nanoTime);
	private final ExecutorService network = thread("network");
	private final JobQueue downloads = new JobQueue(network, Platform::runLater, System::nanoTime);
	private final AppearanceViewModel appearance;
	private final SettingsViewModel settingsPage;
	private final Themes themes;
	private final BorderPane root = new BorderPane();
	private final Scene scene = new Scene(root);
	private final List<Page> pages;
	private final ReadOnlyObjectWrapper<Page> shown;

	/**
	 * Call it on the JavaFX thread.
	 *
	 * @param stage to fill
	 * @param settings of the last time
	 */
	MainWindow(Stage stage, UiServices services, Settings settings) {
		this.stage = stage;
		this.services = services;
		themes = new Themes(settings.theme());
		reader = new LiveRecognizer(services.classifiers(), Platform::runLater, new EngineStatus(status, this::report));
		canvas = new CanvasViewModel(reader, tasks, status, services.ownSamples(), services.settings(), settings.penWidth());
		models = new ModelCatalog(services.models(), tasks);
		pictures = new PredictionExplainer(services.classifiers());
		ChartViewModel.Services chartServices = chartServices(settings);
		selection = chartServices.selection();
		charts = new ChartViewModel(chartServices, canvas.seenProperty());
		clusters = new ClusterViewModel(new ClusterViewModel.Services(chartServices.selection(), chartServices.datasets(), models,
				services.classifiers(), jobs, tasks, chartServices.pictures(), pictures, status, Platform::runLater,
				chartServices.threads()), canvas.seenProperty());
		readings = new ReadingsViewModel(new ReadingsViewModel.Services(chartServices.datasets(), models, services.classifiers(),
				jobs, tasks, status, Platform::runLater, chartServices.threads()),
				new ReadingsLinks(canvas, charts, selection, this::turnTo));
		appearance = new AppearanceViewModel(settings, services.settings(), tasks, themes.chosenProperty(), themes::choose,
				canvas.penWidthProperty());
		settingsPage = new SettingsViewModel(settings, settingsServices(chartServices), appearance);
		inspections = new InspectionViewModel.Services(
				new InspectionCache(chartServices.datasets(), services.classifiers(), chartServices.threads()), selection, models,
				jobs);
		pages = List.of(new Page(CANVAS, Feather.EDIT_3, this::canvasPage),
				new Page(CHARTS, Feather.BAR_CHART_2, this::chartPage),
				new Page(CLUSTERS, Feather.SHARE_2, this::clusterPage),
				new Page(READINGS, Feather.LIST, this::readingsPage),
				new Page("Settings", Feather.SETTINGS, this::settingsContent));
		shown = new ReadOnlyObjectWrapper<>(pages.getFirst());
		root.setLeft(
				new NavigationRail(pages, shown.getReadOnlyProperty(), shown::set, themes.chosenProperty(), this::nextTheme));
		root.setBottom(new StatusBar(status, JobQueue.first(jobs, downloads, trainings)));
		root.getStyleClass().add("window");
		FileDrops.on(root, this::dropped);
		themes.darkProperty().subscribe(dark -> root.pseudoClassStateChanged(DARK, dark));
		shown.subscribe(this::select);
		fillStage();
	}

	private Page.Content canvasPage() {
		CanvasView view = new CanvasView(canvas, readings::take);
		return new Page.Content(view.root(), view::sheet, view.shortcuts());
	}

	private Page.Content chartPage() {
		ChartView view = new ChartView(charts, inspection(selection.chosenProperty()), tasks, status, this::openOnCanvas);
		return new Page.Content(view.root(), view::focus, view.shortcuts());
	}

	private Page.Content clusterPage() {
		ClusterView view = new ClusterView(clusters, inspection(selection.chosenProperty()), tasks, status);
		return new Page.Content(view.root(), view::focus, view.shortcuts());
	}

	private Page.Content readingsPage() {
		ReadingsView view = new ReadingsView(readings);
		return new Page.Content(view.root(), view::focus, view.shortcuts());
	}

	private Page.Content settingsContent() {
		SettingsView view = new SettingsView(settingsPage, inspection(settingsPage.plannedDataProperty()),
				new FigureFiles(tasks, status, root), this::showCurves);
		return new Page.Content(view.root(), view::focus, view.shortcuts());
	}

	private InspectionViewModel inspection(ObservableValue<DataSource> of) {
		return new InspectionViewModel(inspections, of);
	}

	/** One thread; what comes after the end is dropped: the window is gone. */
	private static ExecutorService thread(String name) {
		return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				work -> Thread.ofPlatform().name(name).daemon().unstarted(work), new DiscardPolicy());
	}

	private ChartViewModel.Services chartServices(Settings settings) {
		DataSourceSelection selection = new DataSourceSelection(settings, services.hasMnist(), services.ownSamplesFolder(),
				services.settings(), tasks);
		// One core is left to the canvas.
		int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
		return new ChartViewModel.Services(selection, new DatasetCache(services.sources(), services.ownSamplesFolder()), models,
				services.runs(),
				services.classifiers(), jobs, tasks, new DiskTasks(pictureThread, Platform::runLater, this::report),
				pictures,
				threads);
	}

	private SettingsViewModel.Services settingsServices(ChartViewModel.Services charted) {
		TrainingServices lab = services.lab();
		TrainingServices here = new TrainingServices(lab.trainer(), lab.devices(), lab.cuda(), lab.mnist(), lab.dataFolder(),
				lab.logFile(), lab.open(),
				() -> end(lab.restart()));
		return new SettingsViewModel.Services(here, services.models(), services.runs(), services.settings(),
				services.ownSamples(),
				charted.selection(), charted.datasets(), services.classifiers(), models, trainings, jobs, downloads, tasks,
				status,
				charted.threads(), services.version(), this::use);
	}

	private void showCurves() {
		turnTo(CHARTS);
		charts.show(ChartViewModel.Part.TRAINING);
	}

	/** Closes the window, if need be after asking about a training, or what came of one. */
	private void end(Runnable before) {
		Runnable close = () -> {
			before.run();
			stage.hide();
		};
		if (trainings.currentProperty().get() instanceof Job training) {
			ClosingQuestion.ask(stage, training, left(training), () -> closeIfDecided(close));
		} else {
			closeIfDecided(close);
		}
	}

	private ClosingQuestion.Leaves left(Job training) {
		if (training != settingsPage.trainingProperty().get()) {
			return ClosingQuestion.Leaves.OLD_MODEL;
		}
		return settingsPage.trainingKeepsSomething()
				? ClosingQuestion.Leaves.BEST_EPOCH
				: ClosingQuestion.Leaves.NOTHING_YET;
	}

	private void closeIfDecided(Runnable close) {
		if (settingsPage.isImprovementUndecided()) {
			ClosingQuestion.askAboutImprovement(stage, close);
		} else {
			close.run();
		}
	}

	private void openOnCanvas(DigitImage digit, String name) {
		canvas.place(digit, name);
		turnTo(CANVAS);
	}

	private void turnTo(String name) {
		pages.stream().filter(page -> page.name().equals(name)).findFirst().ifPresent(shown::set);
	}

	/** What is dropped where data are looked at is looked at; all else is read. */
	void dropped(List<Path> files) {
		boolean looksAtData = List.of(CHARTS, CLUSTERS).contains(shown.get().name());
		readings.take(files, looksAtData ? this::lookAt : null);
	}

	private void lookAt(Path data) {
		selection.choose(DataSource.place(data));
		if (shown.get().name().equals(CHARTS) && charts.partProperty().get() != ChartViewModel.Part.EVALUATION) {
			charts.show(ChartViewModel.Part.DATA);
		}
	}

	private void fillStage() {
		appearance.textSizeProperty().subscribe(percent -> {
			scene.getStylesheets().setAll(TextSize.stylesheet(percent));
			root.setCenter(ScalingScrollPane.of(shown.get().content().root(), percent));
		});
		stage.setOnCloseRequest(request -> {
			if (trainings.currentProperty().get() != null || settingsPage.isImprovementUndecided()) {
				request.consume();
				end(() -> {
				});
			}
		});
		stage.setScene(scene);
		stage.setTitle("Digit Lab");
		Rectangle2D screen = Screen.getPrimary().getVisualBounds();
		stage.setWidth(Math.min(WIDTH, screen.getWidth()));
		stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
		stage.setMinWidth(MIN_WIDTH);
		stage.setMinHeight(MIN_HEIGHT);
	}

	/** Shows the window; once it is there, the network is loaded. */
	void show(Settings settings) {
		// libtorch waits: the system loads one library at a time, and the window would wait for some of its own.
		tasks.run(() -> services.models().selected(settings.model()), selected -> afterTheFirstFrame(() -> begin(selected)),
				failure -> status.noModel(ErrorMessages.of(failure)));
		stage.show();
		if (services.settings().warning() instanceof String warning) {
			status.say(warning);
		}
		shown.get().content().focus().get().requestFocus();
		afterTheFirstFrame(this::addIcons);
	}

	private static void afterTheFirstFrame(Runnable work) {
		new AnimationTimer() {
			private boolean isPainted;

			@Override
			public void handle(long now) {
				if (isPainted) {
					stop();
					work.run();
				}
				isPainted = true; // by the end of this pulse
			}
		}.start();
	}

	/** The system's, for which the window need not wait. */
	private void addIcons() {
		tasks.run(() -> Stream.of(16, 32, 48, 128, 256, 512).map(size -> new Image(resource("icon-" + size + ".png"))).toList(),
				stage.getIcons()::addAll);
	}

	/** Puts a picture file on the sheet. */
	void open(Path picture) {
		canvas.open(picture);
	}

	private void begin(SelectedModel selected) {
		if (selected.remark() != null) {
			status.say(selected.remark());
		}
		use(selected.model());
	}

	private void use(StoredModel model) {
		models.use(model);
		reader.open(model);
	}

	/** Ends the window's threads; waits for what is being written. Call it away from the JavaFX thread. */
	void close() {
		Platform.runLater(() -> {
			jobs.stopAll();
			downloads.stopAll();
			trainings.stopAll();
			themes.close();
		});
		reader.close();
		pictureThread.execute(pictures::close);
		try {
			for (ExecutorService thread : List.of(trainer, pictureThread, worker, network, disk)) {
				thread.shutdown();
				thread.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Tells the person what went wrong; stack traces are for the log at its finest and for who copies the details. */
	void report(Throwable failure) {
		if (failure instanceof IOException) { // its sentence says it all
			LOG.warn("{}", ErrorMessages.of(failure));
			LOG.debug("Details", failure);
		} else {
			LOG.error("Something failed in the window", failure);
		}
		new ErrorDialog(stage, services.version()).show(failure);
	}

	// For tests

	CanvasViewModel canvas() {
		return canvas;
	}

	ChartViewModel charts() {
		return charts;
	}

	ReadingsViewModel readings() {
		return readings;
	}

	ClusterViewModel clusters() {
		return clusters;
	}

	SettingsViewModel settingsPage() {
		return settingsPage;
	}

	JobQueue jobs() {
		return jobs;
	}

	JobQueue downloads() {
		return downloads;
	}

	JobQueue trainings() {
		return trainings;
	}

	StatusViewModel status() {
		return status;
	}

	Scene scene() {
		return scene;
	}

	private void select(Page page) {
		Page.Content content = page.content();
		root.setCenter(ScalingScrollPane.of(content.root(), appearance.textSizeProperty().get()));
		scene.getAccelerators().clear();
		scene.getAccelerators().putAll(content.shortcuts());
		for (int i = 0; i < pages.size(); i++) {
			Page other = pages.get(i);
			// Later, because the keys are being gone through while one of them acts.
			scene.getAccelerators().put(NavigationRail.key(i + 1), () -> Platform.runLater(() -> shown.set(other)));
		}
		scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+Comma"),
				() -> Platform.runLater(() -> shown.set(pages.getLast())));
		content.focus().get().requestFocus();
	}

	private void nextTheme() {
		appearance.choose(themes.following());
	}

	private static String resource(String name) {
		return Objects.requireNonNull(MainWindow.class.getResource(name), name).toExternalForm();
	}
}
