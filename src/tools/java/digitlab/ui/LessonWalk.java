package digitlab.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import digitlab.app.AppPaths;
import digitlab.clustering.NativeLibraries;
import digitlab.djl.DjlDevices;
import digitlab.djl.DjlTrainer;
import digitlab.djl.EngineSettings;
import digitlab.language.Localization;
import digitlab.lessons.Lesson;
import digitlab.lessons.LessonLibrary;
import digitlab.lessons.Step;
import digitlab.synthetic.SyntheticDigits;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import static digitlab.Benchmark.report;

/**
 * Takes the included lessons from the first step to the last as a pupil would, in the real window with the real network, with
 * pointer and keys: strokes on the sheet, buttons, typed answers. Starts from an empty data folder, without MNIST. Tells how long
 * each step took, and ends with 1 if a task was done before anything was done for it, or is not recognised as done within
 * three minutes (system property seconds). Optional arguments: names of lessons, such as 1-seeing; lesson 7 needs the model of lesson 6.
 */
final class LessonWalk {

	private static final int MAX_SECONDS = Integer.getInteger("seconds", 180);
	/** For what needs no more than a few frames. */
	private static final int SOON_SECONDS = 30;
	/** For a sketch to be read before another one is tried. */
	private static final int READ_SECONDS = 4;
	private static final int VARIANTS = 12;
	private static final String ANSWER = "Seven even vexed penguins, 784 pixels!";

	private final MainWindow window;
	private final FxRobot robot = new FxRobot();
	private int failures;
	private int sketches;

	private LessonWalk(MainWindow window) {
		this.window = window;
	}

	public static void main(String[] arguments) throws Exception {
		AppPaths paths = AppPaths.ofSystem();
		EngineSettings.apply(paths.natives(), paths.engineCache());
		NativeLibraries.lieIn(paths.linearAlgebra());
		Path work = Files.createTempDirectory("lessons");
		MainWindow window = FrameBenchmark.open(paths, new DjlTrainer(new DjlDevices(() -> DjlDevices.Cuda.NONE)),
				new SyntheticDigits(2000, 1), false, work);
		LessonWalk walk = new LessonWalk(window);
		walk.until(SOON_SECONDS, () -> window.status().engineProperty().get().isEmpty());
		List<Lesson> lessons = new LessonLibrary(List.of()).read(Localization.language()).lessons();
		walk.press(KeyCode.F2);
		for (Lesson lesson : lessons) {
			if (arguments.length == 0 || List.of(arguments).contains(lesson.id())) {
				walk.take(lesson);
			}
		}
		System.exit(walk.failures);
	}

	private void take(Lesson lesson) throws Exception {
		long start = System.nanoTime();
		click("lesson-" + lesson.id());
		for (int number = 0; number < lesson.steps().size(); number++) {
			Step step = lesson.steps().get(number);
			long begin = System.nanoTime();
			try {
				take(lesson, step, number);
			} catch (TimeoutException | IllegalStateException e) {
				fail(lesson, number, e.getMessage());
			}
			report("  %d %s: %.1f s", number + 1, step.title(), seconds(begin));
			click("lesson-next");
		}
		until(SOON_SECONDS, () -> has("forget-lessons"));
		report("%s %s: %d steps, %.0f s", lesson.id(), lesson.title(), lesson.steps().size(), seconds(start));
	}

	private void fail(Lesson lesson, int number, String reason) {
		failures = 1;
		report("FAILED %s, step %d, %s: %s", lesson.id(), number + 1, lesson.steps().get(number).title(), reason);
		for (String id : List.of("message", "improvement")) { // what the window says of it
			if (has(id)) {
				report("  %s: %s", id, text(id));
			}
		}
	}

	private static double seconds(long since) {
		return (System.nanoTime() - since) / 1e9;
	}

	private void take(Lesson lesson, Step step, int number) throws Exception {
		until(SOON_SECONDS, () -> text("step-title").equals(step.title()));
		if (step.hasTask() && isTaskDone()) {
			fail(lesson, number, "done before anything was done");
		}
		if (step.place() != null) {
			click("step-go");
		}
		if (!step.data().isEmpty()) {
			click("step-data");
		}
		act(lesson.id() + " " + (number + 1));
		if (step.hasTask()) {
			until(MAX_SECONDS, this::isTaskDone);
		}
		if (step.hasQuestion()) {
			answer();
		}
		until(SOON_SECONDS,
				() -> !(step.hasTask() || step.hasQuestion()) || node("lesson-next").getStyleClass().contains("accent"));
	}

	private boolean isTaskDone() {
		return node("step-state").getStyleClass().contains("step-done");
	}

	private void answer() throws Exception {
		click("step-answer");
		robot.write(ANSWER, 0);
		until(SOON_SECONDS, () -> ((TextArea) node("step-answer")).getText().equals(ANSWER));
	}

	// what is to be done

	private void act(String step) throws Exception {
		switch (step) {
			case "1-seeing 1" -> sketch(digit(7, 0.2, 0.2, 0.6));
			case "1-seeing 3" -> sketch(digit(7, 0.05, 0.05, 0.22));
			case "1-seeing 5" -> sketch(List.of(ring(0.5, 0.5, 0.4, 0.22, 0)));
			case "1-seeing 6" -> sketch(upsideDown(digit(7, 0.2, 0.2, 0.6)));
			case "2-certainty 1" -> tryAll(i -> digit(3, i, 0.2, 0.2, 0.6));
			case "2-certainty 2" -> tryAll(i -> List.of(ring(0.5, 0.35, 0.16, 0.16, 1.6 + i * 0.12), line(0.66, 0.3, 0.62, 0.8)));
			case "2-certainty 3" -> tryAll(i -> List.of(List.of(new Point2D(0.2, 0.8), new Point2D(0.25, 0.2),
					new Point2D(0.5, 0.3 + 0.05 * i), new Point2D(0.75, 0.2), new Point2D(0.8, 0.8))));
			case "2-certainty 4" -> tryAll(i -> three(i));
			case "2-certainty 5", "7-comparing 1" -> click("evaluate");
			case "3-looking 1" -> sketch(List.of(eight()));
			case "3-looking 3" -> rubOut();
			case "3-looking 4" -> another();
			case "4-data 5" -> clickImages();
			case "4-data 6" -> click("read-images");
			case "5-groups 1" -> click("run-clusters");
			case "5-groups 3" -> follow();
			case "5-groups 4" -> cluster("cluster-space", 1);
			case "5-groups 5" -> elbow();
			case "5-groups 6" -> clusterInto("20");
			case "6-training 1" -> train(0, "20");
			case "6-training 4" -> train(1, "6");
			case "6-training 6" -> useNew();
			case "7-comparing 4" -> compare();
			case "8-your-hand 1" -> correct(5);
			case "8-your-hand 3" -> correct(15);
			case "8-your-hand 4" -> click("improve");
			default -> {
				// read, answered, or done by going there
			}
		}
	}

	@FunctionalInterface
	private interface Variants {
		List<List<Point2D>> variant(int number);
	}

	/** As a pupil tries again who does not succeed at once. */
	private void tryAll(Variants sketches) throws Exception {
		for (int i = 0; i < VARIANTS; i++) {
			sketch(sketches.variant(i));
			if (comes(READ_SECONDS, this::isTaskDone)) {
				return;
			}
		}
	}

	/** Three digits side by side. */
	private static List<List<Point2D>> three(int seed) {
		List<List<Point2D>> all = new ArrayList<>(digit(2, seed, 0.06, 0.35, 0.22));
		all.addAll(digit(0, seed, 0.4, 0.35, 0.2));
		all.addAll(digit(6, seed, 0.72, 0.35, 0.22));
		return all;
	}

	private void rubOut() throws Exception {
		press(KeyCode.E);
		for (double x = 0.3; x < 0.5 && !isDone(); x += 0.03) {
			stroke(line(x, 0.25, x, 0.42));
			stroke(line(x, 0.55, x, 0.78));
			comes(READ_SECONDS, this::isTaskDone);
		}
		press(KeyCode.P);
	}

	private void another() throws Exception {
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
		sketch(digit(4, 0.2, 0.2, 0.6));
		click("step-go");
	}

	private void clickImages() throws Exception {
		until(SOON_SECONDS, () -> !text("images-summary").isEmpty());
		Bounds grid = onScreen(node("image-grid"));
		for (int i = 1; i <= 3; i++) {
			robot.clickOn(new Point2D(grid.getMinX() + 40 + i * 64, grid.getMinY() + 40));
		}
	}

	private void follow() throws Exception {
		click("follow-steps");
		for (int i = 0; i < 4; i++) {
			until(MAX_SECONDS, () -> has("step") && !node("step").isDisabled());
			click("step");
		}
	}

	private void cluster(String box, int choice) throws Exception {
		choose(box, choice);
		click("run-clusters");
	}

	private void elbow() throws Exception {
		click("part-elbow");
		until(SOON_SECONDS, () -> !node("run-elbow").isDisabled());
		click("run-elbow");
	}

	private void clusterInto(String number) throws Exception {
		type("cluster-k", number);
		click("run-clusters");
	}

	private void train(int augmentation, String epochs) throws Exception {
		if (augmentation == 0) {
			click("preset-quick");
		}
		choose("plan-augmentation", augmentation);
		type("plan-epochs", epochs);
		click("train");
	}

	private void useNew() throws Exception {
		until(SOON_SECONDS, () -> newModel() != null);
		click(newModel().getId());
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
		sketch(digit(7, 0.2, 0.2, 0.6));
		until(SOON_SECONDS, this::isTaskDone);
		click("step-go");
		until(SOON_SECONDS, () -> newModel() != null);
		click(newModel().getId());
	}

	/** The button that uses another model. */
	private Node newModel() {
		return window.scene().getRoot().lookupAll(".button").stream()
				.filter(node -> node.getId() != null && node.getId().startsWith("use-") && !node.getId().equals("use-new"))
				.filter(node -> !node.isDisabled()).findFirst().orElse(null);
	}

	private void compare() throws Exception {
		choose("rival-model", 2);
		click("evaluate");
	}

	private void correct(int times) throws Exception {
		for (int i = 0; i < times; i++) {
			int digit = sketches % 10;
			sketch(digit(digit, 0.2, 0.2, 0.6));
			until(SOON_SECONDS, () -> !node("it-was-" + digit).isDisabled());
			click("it-was-" + digit);
			until(SOON_SECONDS, () -> node("it-was-" + digit).isDisabled());
		}
	}

	// sketches

	private List<List<Point2D>> digit(int digit, double x, double y, double side) {
		return digit(digit, sketches++, x, y, side);
	}

	private static List<List<Point2D>> digit(int digit, long seed, double x, double y, double side) {
		return SyntheticDigits.strokes(digit, seed).stream()
				.map(stroke -> stroke.points().stream().map(p -> new Point2D(x + side * p.x(), y + side * p.y())).toList())
				.toList();
	}

	private static List<List<Point2D>> upsideDown(List<List<Point2D>> sketch) {
		return sketch.stream().map(stroke -> stroke.stream().map(p -> new Point2D(1 - p.getX(), 1 - p.getY())).toList()).toList();
	}

	private static List<Point2D> line(double x0, double y0, double x1, double y1) {
		return List.of(new Point2D(x0, y0), new Point2D(x1, y1));
	}

	/** A ring that begins at the right, and lacks some radians at its end. */
	private static List<Point2D> ring(double x, double y, double width, double height, double missing) {
		List<Point2D> points = new ArrayList<>();
		for (double angle = 0; angle < 2 * Math.PI - missing; angle += 0.2) {
			points.add(new Point2D(x + width * Math.cos(angle), y + height * Math.sin(angle)));
		}
		points.add(new Point2D(x + width * Math.cos(-missing), y + height * Math.sin(-missing)));
		return points;
	}

	private static List<Point2D> eight() {
		List<Point2D> points = new ArrayList<>();
		for (double angle = 0; angle < 2 * Math.PI + 0.1; angle += 0.2) {
			points.add(new Point2D(0.5 + 0.15 * Math.sin(2 * angle), 0.5 - 0.3 * Math.cos(angle)));
		}
		return points;
	}

	// the window

	/** Draws on a clear sheet. */
	private void sketch(List<List<Point2D>> strokes) throws Exception {
		robot.interact(() -> sheet().getParent().requestFocus());
		press(KeyCode.DELETE);
		for (List<Point2D> stroke : strokes) {
			stroke(stroke);
		}
	}

	private void stroke(List<Point2D> points) {
		robot.moveTo(onScreen(points.getFirst())).press(MouseButton.PRIMARY);
		points.forEach(point -> robot.moveTo(onScreen(point)));
		robot.release(MouseButton.PRIMARY);
	}

	private Point2D onScreen(Point2D point) {
		Canvas sheet = sheet();
		return sheet.localToScreen(point.getX() * sheet.getWidth(), point.getY() * sheet.getHeight());
	}

	private Canvas sheet() {
		return (Canvas) window.scene().lookup(".sheet").lookup("Canvas");
	}

	private void press(KeyCode key) {
		robot.press(key).release(key);
	}

	private void click(String id) throws Exception {
		until(SOON_SECONDS, () -> has(id) && !node(id).isDisabled());
		reveal(id);
		robot.clickOn(middle(onScreen(node(id))));
	}

	private static Point2D middle(Bounds bounds) {
		return new Point2D(bounds.getCenterX(), bounds.getCenterY());
	}

	private static Bounds onScreen(Node node) {
		return node.localToScreen(node.getLayoutBounds());
	}

	private void choose(String id, int index) throws Exception {
		click(id);
		until(SOON_SECONDS, () -> ((ComboBox<?>) node(id)).isShowing());
		press(KeyCode.HOME);
		for (int i = 0; i < index; i++) {
			press(KeyCode.DOWN);
		}
		press(KeyCode.ENTER);
		until(SOON_SECONDS, () -> ((ComboBox<?>) node(id)).getSelectionModel().getSelectedIndex() == index);
	}

	private void type(String id, String text) throws Exception {
		click(id);
		robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
		robot.write(text, 0);
		press(KeyCode.ENTER);
	}

	/** Scrolls what is around a control until it is in view. */
	private void reveal(String id) {
		robot.interact(() -> {
			window.scene().getRoot().layout();
			for (Node above = node(id).getParent(); above != null; above = above.getParent()) {
				if (above instanceof ScrollPane pane && pane.getContent() != null) {
					reveal(pane, node(id));
				}
			}
			window.scene().getRoot().layout();
		});
	}

	private static void reveal(ScrollPane pane, Node node) {
		Bounds place = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
		double room = pane.getViewportBounds().getHeight();
		double hidden = pane.getContent().getLayoutBounds().getHeight() - room;
		if (hidden > 0) {
			pane.setVvalue(Math.clamp((place.getCenterY() - room / 2) / hidden, 0, 1));
		}
	}

	private boolean has(String id) {
		return node(id) != null && node(id).isVisible();
	}

	private Node node(String id) {
		Node root = window.scene().getRoot();
		return id.startsWith("use-") ? newModel() : root.lookup("#" + id);
	}

	private String text(String id) {
		return ((Labeled) node(id)).getText();
	}

	private boolean isDone() throws Exception {
		return WaitForAsyncUtils.asyncFx(this::isTaskDone).get();
	}

	private void until(int seconds, Callable<Boolean> condition) throws TimeoutException {
		WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(() -> holds(condition)).get());
		WaitForAsyncUtils.waitForFxEvents();
	}

	private boolean comes(int seconds, Callable<Boolean> condition) {
		try {
			until(seconds, condition);
			return true;
		} catch (TimeoutException _) {
			return false;
		}
	}

	private static boolean holds(Callable<Boolean> condition) throws Exception {
		try {
			return condition.call();
		} catch (NullPointerException notThereYet) {
			return false;
		}
	}
}
