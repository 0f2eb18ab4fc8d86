package digitlab.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

import digitlab.Resources;
import digitlab.app.AppPaths;
import digitlab.clustering.NativeLibraries;
import digitlab.djl.DjlDevices;
import digitlab.djl.DjlTrainer;
import digitlab.djl.EngineSettings;
import digitlab.djl.NativeArrays;
import digitlab.faults.Child;
import digitlab.synthetic.SyntheticDigits;
import org.jspecify.annotations.Nullable;

import static digitlab.Benchmark.report;

/**
 * Does anything at random in the real window: strokes, keys, presses of whatever can be pressed, other sizes, dropped files, and
 * meanwhile {@link ModelChanges another process} changes the folder of models. Once a minute a training is started and stopped.
 * Tells every minute what was logged as an error, the longest time for which the window did not answer, and its memory. Fails on
 * errors, stalls of the window's own making, a training that cannot be started or stopped, and memory that grows. Optional
 * arguments: minutes (30), seed (1).
 */
final class Monkey {

	/** Part of the ids of what opens a dialog of the system or leaves the application. */
	private static final List<String> UNTOUCHED = List.of("open", "save", "import", "export", "restart", "page", "other-data",
			"choose", "collect", "card", "files", "folder");
	private static final int MAX_SECONDS = 20;
	private static final List<KeyCode> KEYS = List.of(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB, KeyCode.ENTER, KeyCode.SPACE,
			KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN, KeyCode.ESCAPE, KeyCode.DELETE, KeyCode.P, KeyCode.E,
			KeyCode.V, KeyCode.DIGIT0, KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5,
			KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8, KeyCode.DIGIT9, KeyCode.COMMA, KeyCode.OPEN_BRACKET,
			KeyCode.CLOSE_BRACKET, KeyCode.F1, KeyCode.F2, KeyCode.F11, KeyCode.HOME, KeyCode.END, KeyCode.PAGE_DOWN,
			KeyCode.PAGE_UP);
	private static final long ASKED_EVERY_MILLIS = 20;
	private static final int HEAP_LOOKED_AT_SECONDS = 5;
	/** After a stop, the network is calibrated, which on a busy machine takes a while. */
	private static final int TRAINING_SECONDS = 120;
	private static final int TRAINS_SECONDS = 5;

	private final MainWindow window;
	private final Random random;
	private final Path work;
	private final AtomicInteger errors = new AtomicInteger();
	private final Stalls stalls = new Stalls(() -> this.doing + " on " + this.page);
	private final FlatMemory memory = new FlatMemory();
	private volatile String doing = "";
	private volatile String page = "";
	private int trainings;
	private int failures;

	private Monkey(MainWindow window, long seed, Path work) {
		this.window = window;
		this.work = work;
		random = new Random(seed);
	}

	public static void main(String[] arguments) throws Exception {
		int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
		long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
		AppPaths paths = AppPaths.ofSystem();
		EngineSettings.apply(paths.natives(), paths.engineCache());
		NativeLibraries.lieIn(paths.linearAlgebra());
		Path work = Files.createTempDirectory("monkey");
		MainWindow window = FrameBenchmark.open(paths, new DjlTrainer(new DjlDevices(() -> DjlDevices.Cuda.NONE)),
				new SyntheticDigits(100, 1), true, work);
		Monkey monkey = new Monkey(window, seed, work);
		monkey.listen();
		try (Child _ = Child.start(ModelChanges.class, List.of("-Xmx128m"), paths.shippedModels(), work, seed)) {
			monkey.run(minutes);
		}
		System.exit(monkey.isContent() ? 0 : 1);
	}

	/** Says what is wrong. */
	private boolean isContent() {
		String grown = memory.grown();
		report("%d errors, %d stalls of the window's own making, %d trainings started and stopped, %d not; %s", errors.get(),
				stalls.ownEver(), trainings, failures,
				grown.isEmpty() ? "memory is flat, or the time was too short to tell" : grown);
		return errors.get() == 0 && stalls.ownEver() == 0 && failures == 0 && grown.isEmpty();
	}

	private void listen() {
		Logger.getLogger("").addHandler(new Handler() {
			@Override
			public void publish(LogRecord logged) {
				if (logged.getLevel().intValue() >= Level.SEVERE.intValue()) {
					errors.incrementAndGet();
					report("error while %s: %s", doing, logged.getMessage());
					if (logged.getThrown() != null) {
						logged.getThrown().printStackTrace();
					}
				}
			}

			@Override
			public void flush() {
			}

			@Override
			public void close() {
			}
		});
		Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
			errors.incrementAndGet();
			report("error in %s while %s: %s", thread.getName(), doing, failure);
			failure.printStackTrace();
		});
		Thread.ofPlatform().daemon().name("stalls").start(this::watch);
	}

	/** Asks the window again and again, and notes how long it takes to answer; every few seconds, it keeps the heap small. */
	private void watch() {
		HeapKeeper heap = new HeapKeeper();
		long looked = System.nanoTime();
		try {
			while (true) {
				stalls.ask();
				if (System.nanoTime() - looked > TimeUnit.SECONDS.toNanos(HEAP_LOOKED_AT_SECONDS)) {
					heap.look();
					looked = System.nanoTime();
				}
				TimeUnit.MILLISECONDS.sleep(ASKED_EVERY_MILLIS);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void run(int minutes) throws Exception {
		List<Path> files = files();
		until(TRAINING_SECONDS, () -> window.status().engineProperty().get().isEmpty());
		visitAll();
		report("opening, and every page for the first time: %s", stalls.told());
		stalls.begin(); // building a page takes its time once; StartBenchmark measures the window's opening
		long start = System.nanoTime();
		report("at first: %s", Resources.now());
		int actions = 0;
		for (int minute = 1; minute <= minutes; minute++) {
			train();
			while (System.nanoTime() - start < TimeUnit.MINUTES.toNanos(minute)) {
				act(files);
				actions++;
			}
			Resources now = Resources.now();
			memory.add(now);
			report("%3d min: %d actions, %d errors; %s; %s, %d native arrays", minute, actions, errors.get(), stalls.told(), now,
					NativeArrays.count());
		}
	}

	/** Starts a training as a person would, sees it run, and stops it. What was pressed at random meanwhile may have stopped it. */
	private void train() throws InterruptedException {
		onWindow("planning a training", _ -> {
			window.scene().getRoot().requestFocus();
			turnTo("settings");
		});
		boolean isRunning = until(TRAINING_SECONDS, () -> {
			if (!isTraining()) {
				plan(window.scene().getRoot());
				fire(window.scene().getRoot(), "train");
			}
			return isTraining();
		});
		TimeUnit.SECONDS.sleep(isRunning ? TRAINS_SECONDS : 0);
		boolean isStopped = isRunning && until(TRAINING_SECONDS, () -> {
			fire(window.scene().getRoot(), "stop-training");
			return !isTraining();
		});
		trainings += isStopped ? 1 : 0;
		failures += isStopped ? 0 : 1;
		if (!isStopped) {
			report("a training could not be %s", isRunning ? "stopped" : "started");
		}
	}

	/** A plan that takes longer than anybody waits, whatever was typed before. */
	private void plan(Node settings) {
		if (settings.lookup("#plan-data") instanceof ComboBox<?> data) {
			data.getSelectionModel().selectFirst();
		}
		fire(settings, "preset-quick");
		type(settings, "plan-hands", "");
		type(settings, "plan-validation", "");
		type(settings, "plan-epochs", "1000");
		type(settings, "model-name", "trained " + random.nextInt(1_000_000));
	}

	private static void type(Node root, String id, String text) {
		if (root.lookup("#" + id) instanceof TextInputControl field) {
			field.setText(text);
		}
	}

	/** Whether a training can be stopped; the settings are shown. */
	private boolean isTraining() {
		return window.scene().getRoot().lookup("#stop-training") instanceof ButtonBase stop && stop.isVisible();
	}

	private static void fire(Node root, String id) {
		if (root.lookup("#" + id) instanceof ButtonBase button && !button.isDisabled()) {
			button.fire();
		}
	}

	/** Asks the window ten times a second. */
	private boolean until(int seconds, BooleanSupplier condition) throws InterruptedException {
		boolean[] holds = {false};
		for (int i = 0; i < 10 * seconds && !holds[0]; i++) {
			onWindow(doing, _ -> holds[0] = condition.getAsBoolean());
			TimeUnit.MILLISECONDS.sleep(holds[0] ? 0 : 100);
		}
		return holds[0];
	}

	/** Some that can be read, and some that cannot. */
	private List<Path> files() throws IOException {
		BufferedImage page = new BufferedImage(700, 500, BufferedImage.TYPE_BYTE_GRAY);
		page.createGraphics().fillRect(0, 0, 700, 500);
		var pen = page.createGraphics();
		pen.setColor(java.awt.Color.BLACK);
		pen.setStroke(new java.awt.BasicStroke(14));
		pen.drawLine(200, 100, 200, 400);
		pen.drawOval(350, 150, 150, 220);
		Path picture = work.resolve("page.png");
		ImageIO.write(page, "png", picture.toFile());
		Path broken = Files.write(work.resolve("broken.png"), new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
		StringBuilder csv = new StringBuilder("label");
		for (int i = 0; i < 784; i++) {
			csv.append(",pixel").append(i);
		}
		for (int row = 0; row < 60; row++) {
			csv.append('\n').append(row % 10);
			for (int i = 0; i < 784; i++) {
				csv.append(',').append((i * (row + 3)) % 7 == 0 ? 255 : 0);
			}
		}
		Path table = Files.writeString(work.resolve("train.csv"), csv);
		Path words = Files.writeString(work.resolve("letter.txt"), "Nothing to be read here.\n");
		Path folder = Files.createDirectories(work.resolve("pictures"));
		Files.copy(picture, folder.resolve("one.png"));
		Files.copy(picture, folder.resolve("two.png"));
		return List.of(picture, broken, table, words, folder, work.resolve("nowhere.png"));
	}

	private void act(List<Path> files) throws Exception {
		switch (random.nextInt(15)) {
			case 0, 1, 2, 3 -> onWindow("drawing", robot -> stroke(robot));
			case 4, 5, 6 -> onWindow("typing", this::type);
			case 7, 8, 9, 10, 11 -> onWindow("pressing", _ -> press());
			case 12 -> onWindow("resizing", _ -> resize());
			case 13 -> onWindow("dropping", _ -> drop(files));
			default -> onWindow("turning to a page", this::turn);
		}
		TimeUnit.MILLISECONDS.sleep(random.nextInt(30));
	}

	@FunctionalInterface
	private interface Action {
		void with(Robot robot);
	}

	private void onWindow(String what, Action action) throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		Platform.runLater(() -> {
			doing = what;
			page = shownPage();
			try {
				comeBack();
				action.with(new Robot());
			} finally {
				done.countDown();
			}
		});
		if (!done.await(MAX_SECONDS, TimeUnit.SECONDS)) {
			report("stuck while %s: a dialog of the system?", doing);
			System.exit(2);
		}
	}

	/** The buttons of the page and of the tab that are shown. */
	private String shownPage() {
		return window.scene().getRoot().lookupAll(".toggle-button:selected").stream().filter(button -> button.isVisible())
				.filter(button -> button.getStyleClass().stream().anyMatch(List.of("rail-item", "tab-button")::contains))
				.map(Node::getId).collect(Collectors.joining(" "));
	}

	/** From a dialog of the system, which a key opened; or after help was closed where there is no window manager. */
	private void comeBack() {
		if (Window.getWindows().stream().noneMatch(Window::isFocused)) {
			new Robot().keyType(KeyCode.ESCAPE);
			window.scene().getWindow().requestFocus();
		}
	}

	private void stroke(Robot robot) {
		Node sheet = window.scene().lookup(".sheet");
		Node target = sheet == null ? window.scene().getRoot() : sheet;
		Bounds on = target.localToScreen(target.getLayoutBounds());
		if (on == null) {
			return;
		}
		robot.mouseMove(within(on));
		robot.mousePress(MouseButton.PRIMARY);
		for (int i = random.nextInt(12); i >= 0; i--) {
			robot.mouseMove(within(on));
		}
		robot.mouseRelease(MouseButton.PRIMARY);
	}

	private Point2D within(Bounds on) {
		return new Point2D(on.getMinX() + random.nextDouble() * on.getWidth(),
				on.getMinY() + random.nextDouble() * on.getHeight());
	}

	private void type(Robot robot) {
		KeyCode key = KEYS.get(random.nextInt(KEYS.size()));
		KeyCode with = switch (random.nextInt(6)) {
			case 0 -> KeyCode.SHIFT;
			case 1 -> KeyCode.ALT;
			case 2 -> KeyCode.CONTROL;
			default -> null;
		};
		boolean isDialog = with == KeyCode.CONTROL && List.of(KeyCode.P, KeyCode.V).contains(key); // to print, to paste
		if (isDialog || isUntouched(window.scene().getFocusOwner())) {
			return;
		}
		if (with != null) {
			robot.keyPress(with);
		}
		robot.keyType(key);
		if (with != null) {
			robot.keyRelease(with);
		}
	}

	private static boolean isUntouched(@Nullable Node node) {
		return node != null && node.getId() != null && !node.getId().startsWith("page-")
				&& UNTOUCHED.stream().anyMatch(node.getId()::contains);
	}

	/** Presses, chooses or sets something that is shown, in any window that is open. */
	private void press() {
		List<Window> open = List.copyOf(Window.getWindows());
		Window in = open.get(random.nextInt(open.size()));
		List<Node> controls = all(in.getScene().getRoot()).filter(node -> node.isVisible() && !node.isDisabled())
				.filter(node -> !isUntouched(node)).toList();
		if (controls.isEmpty()) {
			return;
		}
		Node chosen = controls.get(random.nextInt(controls.size()));
		doing = "pressing " + chosen.getId();
		switch (chosen) {
			case MenuButton menu -> pressOne(menu);
			case ButtonBase button -> button.fire();
			case ComboBox<?> box when !box.getItems().isEmpty() -> box.getSelectionModel()
					.select(random.nextInt(box.getItems().size()));
			case Slider slider -> slider.setValue(
					slider.getMin() + random.nextDouble() * (slider.getMax() - slider.getMin()));
			case Spinner<?> spinner when random.nextBoolean() -> spinner.increment();
			case Spinner<?> spinner -> spinner.decrement();
			case TextInputControl field when field.isEditable() -> field.setText(List.of("", "3", "-1", "a name", "1e9", "0.5")
					.get(random.nextInt(6)));
			default -> {
				// looked at only
			}
		}
	}

	/** What ends with an ellipsis asks for a file. */
	private void pressOne(MenuButton menu) {
		List<MenuItem> items = menu.getItems().stream().filter(item -> !item.isDisable())
				.filter(item -> item.getText() != null && !item.getText().contains("…")).toList();
		if (!items.isEmpty()) {
			items.get(random.nextInt(items.size())).fire();
		}
	}

	private static Stream<Node> all(Node node) {
		Stream<Node> below = node instanceof Parent parent && node.isVisible()
				? parent.getChildrenUnmodifiable().stream().flatMap(Monkey::all)
				: Stream.empty();
		boolean isControl = node instanceof ButtonBase || node instanceof ComboBox || node instanceof Slider
				|| node instanceof Spinner || node instanceof TextInputControl;
		return Stream.concat(isControl ? Stream.of(node) : Stream.empty(), below);
	}

	/** Within the screen: on the Headless platform nothing of a window beyond it is painted (see findings). */
	private void resize() {
		Stage stage = (Stage) window.scene().getWindow();
		Rectangle2D screen = Screen.getPrimary().getVisualBounds();
		stage.setX(screen.getMinX());
		stage.setY(screen.getMinY());
		stage.setWidth(Math.min(screen.getWidth(), 900 + random.nextInt(700)));
		stage.setHeight(Math.min(screen.getHeight(), 480 + random.nextInt(500)));
	}

	private void drop(List<Path> files) {
		window.dropped(files.stream().filter(_ -> random.nextInt(3) == 0).toList());
	}

	private void turn(Robot robot) {
		robot.keyPress(KeyCode.CONTROL);
		robot.keyType(KeyCode.valueOf("DIGIT" + (1 + random.nextInt(countPages()))));
		robot.keyRelease(KeyCode.CONTROL);
	}

	/** As many as the rail has buttons for. */
	private int countPages() {
		return (int) window.scene().getRoot().lookupAll(".rail-item").stream()
				.filter(node -> node.getId() != null && node.getId().startsWith("page-")).count();
	}

	/** Each page, the lessons and the help are built when they are first shown. */
	private void visitAll() throws InterruptedException {
		List<Node> pages = new ArrayList<>();
		onWindow("looking for pages", _ -> window.scene().getRoot().lookupAll(".rail-item").stream()
				.filter(item -> !"theme".equals(item.getId())).forEach(pages::add));
		for (Node page : pages) {
			onWindow("showing " + page.getId(), _ -> ((ButtonBase) page).fire());
			TimeUnit.SECONDS.sleep(1);
		}
	}

	private void turnTo(String page) {
		fire(window.scene().getRoot(), "page-" + page);
	}
}
