package digitlab.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

import digitlab.dataset.DigitImage;
import digitlab.io.ErrorMessages;
import digitlab.lessons.Fact;
import digitlab.lessons.Place;
import digitlab.models.SelectedModel;
import digitlab.models.StoredModel;
import digitlab.settings.Settings;
import digitlab.ui.canvas.CanvasView;
import digitlab.ui.canvas.CanvasViewModel;
import digitlab.ui.canvas.EngineStatus;
import digitlab.ui.canvas.LiveRecognizer;
import digitlab.ui.canvas.SecondModelViewModel;
import digitlab.ui.chart.ChartView;
import digitlab.ui.chart.ChartViewModel;
import digitlab.ui.cluster.ClusterView;
import digitlab.ui.cluster.ClusterViewModel;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.ErrorDialog;
import digitlab.ui.common.FigureFiles;
import digitlab.ui.common.Job;
import digitlab.ui.common.JobQueue;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.SketchWatch;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.UiServices;
import digitlab.ui.common.WindowServices;
import digitlab.ui.common.WindowServices.Queues;
import digitlab.ui.help.Glossary;
import digitlab.ui.images.ImagesView;
import digitlab.ui.images.ImagesViewModel;
import digitlab.ui.images.MySketchesView;
import digitlab.ui.images.MySketchesViewModel;
import digitlab.ui.inspection.InspectionCache;
import digitlab.ui.inspection.InspectionViewModel;
import digitlab.ui.lessons.FirstHints;
import digitlab.ui.lessons.HintBar;
import digitlab.ui.lessons.LessonsViewModel;
import digitlab.ui.readings.ReadingsView;
import digitlab.ui.readings.ReadingsViewModel;
import digitlab.ui.settings.AppearanceViewModel;
import digitlab.ui.settings.SettingsView;
import digitlab.ui.settings.SettingsViewModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main window: creates its pages and connects them. */
final class MainWindow {

	private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);
	private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

	private final Stage stage;
	private final WindowThreads threads = new WindowThreads(this::report);
	private final Queues queues = threads.queues();
	/** What is shown to be going on. */
	private final ReadOnlyObjectProperty<@Nullable Job> work = JobQueue.first(queues.jobs(), queues.downloads(),
			queues.trainings());
	private final StatusViewModel status = new StatusViewModel(this::showFolder);
	private final WindowServices services;
	private final LiveRecognizer reader;
	private final CanvasViewModel canvas;
	private final SecondModelViewModel second;
	private final InspectionCache inspections;
	private final ChartViewModel charts;
	private final ClusterViewModel clusters;
	private final ReadingsViewModel readings;
	private final ImagesViewModel images;
	private final MySketchesViewModel sketches;
	private final AppearanceViewModel appearance;
	private final SettingsViewModel settingsPage;
	private final Themes themes;
	private final BorderPane root = new BorderPane();
	/** The page, and the lessons beside or below it. */
	private final BorderPane middle = new BorderPane();
	private final Scene scene = new Scene(root);
	private final Pages pages;
	private final FileDrops drops;
	private final HelpOpener help;
	private final LessonsViewModel lessons;
	private final PageSurroundings surroundings;
	private final FirstHints hints;
	/** Of the list of pages and the status bar. */
	private final Lifetime edges = new Lifetime();
	private final WindowClosing closing;

	/**
	 * Call it on the JavaFX thread.
	 *
	 * @param stage the stage to fill
	 * @param settings the settings of the last session
	 */
	MainWindow(Stage stage, UiServices app, Settings settings) {
		this.stage = stage;
		services = WindowServices.of(app, settings, queues, status);
		themes = new Themes(settings.theme());
		reader = new LiveRecognizer(app.engine().classifiers(), Platform::runLater, new EngineStatus(status, this::report));
		canvas = new CanvasViewModel(services, reader, settings.penWidth());
		second = new SecondModelViewModel(services, canvas);
		inspections = new InspectionCache(services);
		SketchWatch watch = new SketchWatch(canvas.seenProperty(), queues.ui());
		charts = new ChartViewModel(services, canvas.seenProperty(), watch);
		clusters = new ClusterViewModel(services, canvas.seenProperty());
		readings = new ReadingsViewModel(services, new ReadingsLinks(canvas, charts, services.selection(), this::turnTo));
		ImageLinks links = new ImageLinks(canvas, charts, this::turnTo, this::showImproving);
		images = new ImagesViewModel(services, links);
		sketches = new MySketchesViewModel(services, links);
		appearance = new AppearanceViewModel(settings, services, themes.chosenProperty(), themes::choose, canvas.pen());
		settingsPage = new SettingsViewModel(settings, services, appearance, this::use, this::restart, watch);
		closing = new WindowClosing(stage, queues.trainings(), settingsPage);
		pages = new Pages(List.of(new Page(Pages.CANVAS, Feather.EDIT_3, this::canvasPage),
				new Page(Pages.CHARTS, Feather.BAR_CHART_2, this::chartPage),
				new Page(Pages.CLUSTERS, Feather.SHARE_2, this::clusterPage),
				new Page(Pages.READINGS, Feather.LIST, this::readingsPage),
				new Page(Pages.IMAGES, Feather.GRID, this::imagesPage),
				new Page(Pages.SKETCHES, Feather.EDIT, this::sketchesPage),
				new Page(Pages.SETTINGS, Feather.SETTINGS, this::settingsContent)), scene, middle, appearance.textSizeProperty());
		help = new HelpOpener(app, stage, themes.darkProperty(), pages::shownName, this::showHints);
		pages.onEveryPage(KeyCombination.valueOf("F1"), help::open);
		TermHelp terms = new TermHelp(middle, () -> Glossary.in(services.language().spokenProperty().get()), help::openTerm);
		pages.onEveryPage(KeyCombination.valueOf("Shift+F1"), terms::ofPage);
		hints = new FirstHints(services, settings);
		lessons = new LessonsViewModel(services, new LessonsViewModel.Window(this::show, this::useData, canvas::png));
		surroundings = new PageSurroundings(stage, root, middle, pages, lessons);
		pages.onEveryPage(KeyCombination.valueOf("F2"), surroundings::toggleLessons);
		pages.onEveryPage(KeyCombination.valueOf("F11"), surroundings::present);
		pages.shownProperty().subscribe(page -> services.activity().tell(Fact.PAGE, page.name()));
		drops = new FileDrops(pages, readings, charts, services.selection());
		fillRoot();
		services.language().spokenProperty().subscribe((_, _) -> speak());
		fillStage(settings);
	}

	private void fillRoot() {
		root.setCenter(middle);
		fillEdges();
		root.getStyleClass().add("window");
		drops.on(root);
		themes.darkProperty().subscribe(dark -> root.pseudoClassStateChanged(DARK, dark));
		pages.begin();
		surroundings.begin();
		services.models().models().subscribe(this::tellFigures);
	}

	private void fillEdges() {
		edges.end();
		surroundings.fill(
				edges.during(() -> new NavigationRail(pages.all(), pages.shownProperty(), pages::turnTo, themes.chosenProperty(),
						() -> appearance.choose(themes.following()), help::open, surroundings::toggleLessons)),
				edges.during(() -> new StatusBar(status, work)));
	}

	/** Builds all that is shown anew, with texts in another language. */
	private void speak() {
		help.speak();
		fillEdges();
		pages.renew();
	}

	private void showHints() {
		turnTo(Pages.CANVAS);
		hints.again();
	}

	/** Shows a place that a lesson names. */
	private void show(Place place) {
		// the tab first, so that another one does not begin to work for nothing
		Arrays.stream(ChartViewModel.Part.values()).filter(part -> part.isCalled(place.tab())).forEach(charts::show);
		turnTo(place.page());
	}

	/** Chooses data that a lesson names. */
	private void useData(String source) {
		settingsPage.planWith(services.selection().choose(services.selection().of(source)));
	}

	/** Updates the status bar's figures: a model may have been evaluated since it was opened. */
	private void tellFigures() {
		if (services.models().inUseProperty().get() instanceof StoredModel opened) {
			status.measured(services.models().newest(opened));
		}
	}

	private void fillStage(Settings settings) {
		stage.setScene(scene);
		stage.setTitle("Digit Lab");
		new WindowPlace(stage, settings.window(), bounds -> queues.tasks().run(
				() -> services.app().stored().settings().update(all -> all.withWindow(bounds)), _ -> {
				}, failure -> LOG.warn("The place of the window was not remembered: {}", ErrorMessages.of(failure))));
	}

	private Page.Content canvasPage() {
		CanvasView view = new CanvasView(canvas, second, readings::take, figures(), new HintBar(hints),
				pages.presentingProperty());
		return new Page.Content(view.root(), view::sheet, view.shortcuts());
	}

	private FigureFiles figures() {
		return new FigureFiles(queues.tasks(), status, root);
	}

	private Page.Content chartPage() {
		ChartView view = new ChartView(charts, inspection(services.selection().chosenProperty()), queues.tasks(), status,
				this::openOnCanvas);
		return new Page.Content(view.root(), view::focus, view.shortcuts());
	}

	private Page.Content clusterPage() {
		ClusterView view = new ClusterView(clusters, inspection(services.selection().chosenProperty()), queues.tasks(), status);
		return new Page.Content(view.root(), view::focus, view.shortcuts());
	}

	private Page.Content readingsPage() {
		ReadingsView view = new ReadingsView(readings);
		return new Page.Content(view.root(), view::focus, view.shortcuts());
	}

	private Page.Content imagesPage() {
		ImagesView view = new ImagesView(images, status);
		return new Page.Content(view.root(), view::focus, view.shortcuts());
	}

	private Page.Content sketchesPage() {
		MySketchesView view = new MySketchesView(sketches, status);
		return new Page.Content(view.root(), view::focus, view.shortcuts());
	}

	private Page.Content settingsContent() {
		SettingsView view = new SettingsView(settingsPage, inspection(settingsPage.plannedDataProperty()),
				figures(), this::showCurves);
		return new Page.Content(view.root(), view::focus, view.shortcuts());
	}

	private InspectionViewModel inspection(ObservableValue<DataSource> of) {
		return new InspectionViewModel(services, inspections, of);
	}

	private void showCurves(String run) {
		turnTo(Pages.CHARTS);
		charts.showTraining(run);
	}

	private void showImproving() {
		turnTo(Pages.SETTINGS);
		SettingsView.show(root, "section-sketches");
	}

	private void openOnCanvas(DigitImage digit, String name) {
		canvas.place(digit, name);
		turnTo(Pages.CANVAS);
	}

	private void turnTo(String name) {
		pages.turnTo(name);
	}

	private void restart() {
		closing.close(services.app().desktop().restart());
	}

	/** Shows the window, then loads the network. */
	void show(Settings settings) {
		// libtorch waits: the system loads one library at a time, and the window would wait for its own.
		UiServices.Stored stored = services.app().stored();
		queues.tasks().run(() -> stored.models().selected(settings.model()),
				selected -> afterTheFirstFrame(() -> begin(selected)), failure -> status.noModel(ErrorMessages.of(failure)));
		stage.show();
		if (stored.settings().warning() instanceof String warning) {
			status.warn(warning);
		}
		pages.focus();
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

	/** Adds the icons that the system shows; the window need not wait for them. */
	private void addIcons() {
		queues.tasks().run(
				() -> Stream.of(16, 32, 48, 128, 256, 512).map(size -> new Image(resource("icon-" + size + ".png"))).toList(),
				stage.getIcons()::addAll);
	}

	private void showFolder(Path folder) {
		queues.tasks().run(() -> {
			services.app().desktop().opener().open(folder);
			return folder;
		}, _ -> {
		});
	}

	/** Shows a picture file on the sheet. */
	void open(Path picture) {
		canvas.open(picture);
	}

	private void begin(SelectedModel selected) {
		if (selected.remark() != null) {
			status.warn(selected.remark());
		}
		use(selected.model());
	}

	private void use(StoredModel model) {
		services.models().use(model);
		reader.open(model);
	}

	/** Ends the window's threads, and waits for anything being written. Call it away from the JavaFX thread. */
	void close() {
		Platform.runLater(() -> {
			threads.stopJobs();
			themes.close();
			help.close();
			root.getChildren().clear(); // pages stop following what they show
		});
		reader.close();
		second.close();
		threads.close(services.explainer()::close);
	}

	/** Shows a failure. Stack traces go to the log's finest level and to the details that can be copied. */
	void report(Throwable failure) {
		if (failure instanceof IOException) { // its sentence is enough
			LOG.warn("{}", ErrorMessages.of(failure));
			LOG.debug("Details", failure);
		} else {
			LOG.error("Something failed in the window", failure);
		}
		new ErrorDialog(stage, services.app().version()).show(failure);
	}

	// for tests

	void dropped(List<Path> files) {
		drops.take(files);
	}

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

	LessonsViewModel lessons() {
		return lessons;
	}

	JobQueue jobs() {
		return queues.jobs();
	}

	JobQueue downloads() {
		return queues.downloads();
	}

	JobQueue trainings() {
		return queues.trainings();
	}

	StatusViewModel status() {
		return status;
	}

	Scene scene() {
		return scene;
	}

	private static String resource(String name) {
		return Objects.requireNonNull(MainWindow.class.getResource(name), name).toExternalForm();
	}
}
