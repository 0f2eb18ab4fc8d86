package digitlab.ui;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.layout.BorderPane;

import digitlab.dataset.DigitImage;
import digitlab.language.Language;
import digitlab.language.Localization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole window in other languages, whose texts are longer: none is cut, and all change at once. */
class LanguagesViewTest extends LayoutTest {

	private final Map<String, List<String>> found = new TreeMap<>();
	private final List<WeakReference<Node>> seen = new ArrayList<>();

	LanguagesViewTest() {
		super(LanguagesViewTest::guess);
	}

	/** Right now and then. */
	private static float[] guess(DigitImage image) {
		int digit = Math.floorMod(image.hashCode(), 10);
		return FakeModels.sure(digit, 0.5 + 0.04 * digit);
	}

	@AfterEach
	void speakEnglish() {
		Localization.speak(Language.ENGLISH);
	}

	@ParameterizedTest
	@EnumSource(names = {"GERMAN", "FRENCH"})
	void nothingIsCutWithLargeTextInTheSmallestWindow(Language language) throws Exception {
		resize(900, 600, 150);
		speak(language);
		look("settings");
		lookAtLessons();
		lookAtTheCanvas();
		lookAtTheCharts();
		lookAtTheClusters();
		lookAtTheReadings();
		lookAtImages();
		assertThat(found).isEmpty();
		speak(Language.ENGLISH);
		assertForgotten();
	}

	/** Nothing holds the pages of the language before, although all that was shown in them lives on. */
	private void assertForgotten() throws Exception {
		assertThat(seen).hasSizeGreaterThan(1000); // the walk fills some 10,000 nodes; those that stay are not among them
		try {
			until(() -> {
				System.gc();
				seen.removeIf(node -> node.refersTo(null));
				return seen.isEmpty();
			});
		} catch (TimeoutException e) {
			assertThat(seen.stream().map(WeakReference::get).map(Objects::toString).limit(20)).isEmpty();
		}
	}

	private void speak(Language language) {
		turnTo("settings");
		robot.interact(() -> this.<ComboBox<Optional<Language>>>node("language").setValue(Optional.of(language)));
	}

	private void look(String where) {
		BorderPane stays = (BorderPane) window.scene().getRoot();
		robot.interact(() -> {
			Stream.of(stays.getLeft(), stays.getBottom()).forEach(this::remember);
			((BorderPane) stays.getCenter()).getChildren().forEach(this::remember);
		});
		List<String> faults = faults();
		if (!faults.isEmpty()) {
			found.put(where, faults);
		}
	}

	private void remember(Node node) {
		seen.add(new WeakReference<>(node));
		if (node instanceof Parent parent) {
			parent.getChildrenUnmodifiable().forEach(this::remember);
		}
	}

	private void lookAtTheCanvas() throws Exception {
		turnTo("canvas");
		look("canvas, empty");
		draw();
		until(() -> has("all-right"));
		look("canvas with a number");
		for (int hint = 2; has("hint-next"); hint++) {
			fire("hint-next");
			look("canvas, hint " + hint);
		}
	}

	/** Two ones. */
	private void draw() {
		robot.interact(() -> {
			for (double x : new double[]{0.3, 0.7}) {
				window.canvas().begin(x, 0.2);
				window.canvas().extend(x, 0.8);
				window.canvas().end();
			}
		});
	}

	private void lookAtTheCharts() throws Exception {
		turnTo("charts");
		until(() -> has("class-distribution") && has("outliers"));
		look("charts, data");
		fire("tab-training");
		until(() -> !robot.lookup(".run-choice").queryAll().isEmpty());
		look("charts, training");
		fire("tab-evaluation");
		look("charts, nothing evaluated");
		fire("evaluate");
		until(() -> has("confusion"));
		look("charts, evaluation");
		fire("tab-reading");
		until(() -> has("reading-view"));
		look("charts, one reading");
	}

	private void lookAtTheClusters() throws Exception {
		turnTo("clusters");
		look("clusters, none");
		findClusters();
		look("clusters, result");
		fire("show-settings");
		look("clusters, settings");
		fire("follow-steps");
		until(() -> has("step-words"));
		look("clusters, steps");
		fire("find");
		look("clusters, search");
		for (String part : List.of("elbow", "digits", "data")) {
			fire("part-" + part);
			look("clusters, " + part);
		}
	}

	private void findClusters() throws Exception {
		for (String number : List.of("cluster-components", "cluster-k")) {
			robot.interact(() -> this.<Spinner<Integer>>node(number).getValueFactory().setValue(4));
		}
		fire("run-clusters");
		until(() -> has("cluster-purity"));
	}

	private void lookAtTheReadings() throws Exception {
		turnTo("readings");
		look("readings, none");
		Path file = images();
		robot.interact(() -> window.readings().take(List.of(file)));
		until(() -> has("readings-to-charts"));
		look("readings");
	}

	private Path images() throws IOException {
		String head = IntStream.range(0, DigitImage.PIXELS).mapToObj(i -> "pixel" + i).collect(Collectors.joining(","));
		String row = "\n" + IntStream.range(0, DigitImage.PIXELS).mapToObj(i -> i % 3 == 0 ? "255" : "0")
				.collect(Collectors.joining(","));
		return Files.writeString(folder.resolve("test.csv"), head + row + row);
	}

	private void lookAtImages() throws Exception {
		turnTo("images");
		until(() -> has("image-grid"));
		look("images");
		fire("read-images");
		until(() -> !node("filter-read").isDisabled());
		look("images, read");
		turnTo("canvas");
		fire("all-right");
		turnTo("my-sketches");
		until(() -> has("image-grid"));
		look("my sketches");
	}

	private void lookAtLessons() throws Exception {
		turnTo("canvas");
		fire("lessons-button");
		until(() -> has("lesson-1-seeing"));
		look("lessons");
		fire("lesson-1-seeing");
		until(() -> has("lesson-next"));
		look("lesson");
		assertInView(Stream.of("#close-lessons"));
		fire("close-lessons");
	}

	@Test
	void allTextsChangeAtOnceAndBackAgain() throws Exception {
		draw();
		until(() -> has("all-right"));
		String verdict = window.canvas().verdictProperty().get();
		turnTo("clusters");
		findClusters();
		fire("follow-steps");
		until(() -> text("step-words").startsWith("Step 0"));
		speak(Language.GERMAN);
		assertThat(text("page-settings")).isEqualTo("Einstellungen");
		assertThat(window.status().modelProperty().get()).contains("99,64").contains("Testbildern");
		assertThat(window.canvas().verdictProperty().get()).isNotEqualTo(verdict);
		turnTo("clusters");
		assertThat(text("step-words")).startsWith("Schritt 0");
		assertThat(text("cluster-silhouette")).matches("[−-]?0,[0-9]{3}");
		speak(Language.ENGLISH);
		assertThat(text("page-settings")).isEqualTo("Settings");
		assertThat(window.status().modelProperty().get()).contains("99.64").contains("test images");
		assertThat(window.canvas().verdictProperty().get()).isEqualTo(verdict);
		turnTo("clusters");
		assertThat(text("step-words")).startsWith("Step 0");
		assertThat(text("cluster-silhouette")).matches("[−-]?0\\.[0-9]{3}");
	}
}
