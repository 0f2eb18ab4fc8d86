package digitlab.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Window;

import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.ClusterListener;
import digitlab.clustering.ClusterParameters;
import digitlab.clustering.ClusterResult;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.NearestPoints;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.common.Numbers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Drives the clusters page in the real window, on forty generated digits. */
class ClusterViewTest extends WindowTest {

	private static final DigitDataset DATA = new SyntheticDigits(40, 1).read(Split.TRAIN, ProgressListener.NONE,
			new CancellationToken());

	ClusterViewTest() {
		super(_ -> new float[10]);
	}

	@BeforeEach
	void openClusters() throws Exception {
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
		until(() -> window.scene().lookup("#run-clusters") != null);
		robot.interact(() -> this.<Spinner<Integer>>node("#cluster-components").getValueFactory().setValue(5));
		robot.interact(() -> this.<Spinner<Integer>>node("#cluster-k").getValueFactory().setValue(4));
	}

	private static ClusterResult expected() {
		ClusterParameters parameters = new ClusterParameters(5, 4, 3, 1, Projection.PCA, Projection.PCA.bearable(),
				ClusterParameters.SILHOUETTE_SAMPLE,
				false);
		return ClusterAnalysis.run(FloatMatrix.ofPixels(DATA), ClusterAnalysis.labels(DATA), parameters, ClusterListener.NONE,
				new CancellationToken());
	}

	@Test
	void clustersAreFoundAndMeasured() throws Exception {
		assertThat(text("#cluster-message")).startsWith("Press Run");
		run();
		ClusterResult expected = expected();
		assertThat(text("#cluster-purity")).isEqualTo(Numbers.percent(expected.measures().agreement().purity()));
		assertThat(text("#cluster-silhouette")).isEqualTo(Numbers.decimal(expected.measures().silhouette(), 3));
		assertThat(all("#cluster-legend .legend-row")).hasSize(4);
		assertThat(all("#scatter .scatter-marker")).hasSize(4);
		robot.interact(() -> this.<ComboBox<?>>node("#coloring").getSelectionModel().select(1));
		assertThat(all("#cluster-legend .legend-row"))
				.hasSize((int) Arrays.stream(ClusterAnalysis.labels(DATA)).distinct().count());
	}

	@Test
	void thePointerFindsDigitsAndTheLegendHidesGroups() throws Exception {
		run();
		assertThat(drawn()).isGreaterThan(40);
		robot.interact(() -> all("#cluster-legend .check-box").forEach(box -> ((CheckBox) box).fire()));
		// The legend is rebuilt with every click, so its checkboxes are looked up again until all are off.
		for (int group = 0; group < 4; group++) {
			robot.interact(() -> all("#cluster-legend .check-box").stream().map(CheckBox.class::cast).filter(CheckBox::isSelected)
					.findFirst().ifPresent(ButtonBase::fire));
		}
		until(() -> drawn() == 0);
	}

	@Test
	void aLassoSelectsAndHomeShowsAll() throws Exception {
		run();
		robot.clickOn("#tool-select");
		Bounds plot = this.<Region>node("#scatter").localToScreen(node("#scatter").getLayoutBounds());
		robot.moveTo(plot.getMinX() + 2, plot.getMinY() + 2).press(MouseButton.PRIMARY)
				.moveTo(plot.getMaxX() - 2, plot.getMinY() + 2).moveTo(plot.getMaxX() - 2, plot.getMaxY() - 2)
				.moveTo(plot.getMinX() + 2, plot.getMaxY() - 2).release(MouseButton.PRIMARY);
		until(() -> text("#selected-digits").equals("40\u00a0images selected"));
		robot.interact(() -> node("#scatter").requestFocus());
		robot.type(KeyCode.ESCAPE);
		showImages(false);
		long all = drawn();
		robot.interact(() -> node("#scatter").requestFocus());
		for (int i = 0; i < 6; i++) {
			robot.type(KeyCode.ADD);
		}
		assertThat(drawn()).isLessThan(all);
		robot.type(KeyCode.HOME);
		assertThat(drawn()).isEqualTo(all);
	}

	@Test
	void selectedImagesStandOutInThePlotUntilEscape() throws Exception {
		run();
		assertThat(drawn(alpha -> alpha > 0 && alpha < 255)).isZero();
		robot.clickOn("#tool-select");
		Bounds plot = this.<Region>node("#scatter").localToScreen(node("#scatter").getLayoutBounds());
		robot.moveTo(plot.getMinX() + 2, plot.getMinY() + 2).press(MouseButton.PRIMARY)
				.moveTo(plot.getCenterX(), plot.getMinY() + 2).moveTo(plot.getCenterX(), plot.getMaxY() - 2)
				.moveTo(plot.getMinX() + 2, plot.getMaxY() - 2).release(MouseButton.PRIMARY);
		until(() -> text("#selected-digits").endsWith("selected"));
		assertThat(Integer.parseInt(text("#selected-digits").replaceAll("\\D.*", ""))).isBetween(1, 39);
		assertThat(drawn(alpha -> alpha > 0 && alpha < 255)).isPositive();
		robot.interact(() -> node("#scatter").requestFocus());
		robot.type(KeyCode.ESCAPE);
		assertThat(drawn(alpha -> alpha > 0 && alpha < 255)).isZero();
		assertThat(node("#clear-selection").getParent().getParent().isVisible()).isFalse();
	}

	@Test
	void aPressedDigitIsKeptWithItsNeighbours() throws Exception {
		run();
		Point2D place = aPoint();
		robot.moveTo(place.getX() + 60, place.getY()).moveTo(place);
		until(() -> text("#hovered-digit").startsWith("label"));
		int image = Integer.parseInt(text("#hovered-digit").replaceAll("(?s).*image ", ""));
		assertThat(text("#hovered-digit")).isEqualTo(words(image));
		robot.clickOn(place);
		until(() -> all("#neighbours .image-button").size() == 6);
		assertThat(text("#hovered-digit")).isEqualTo(words(image) + "\n(kept)");
		int nearest = NearestPoints.to(expected().space(), image, 1).getFirst().index();
		robot.interact(() -> ((ButtonBase) all("#neighbours .image-button").iterator().next()).fire());
		robot.moveTo("#run-clusters");
		until(() -> text("#hovered-digit").equals(words(nearest) + "\n(kept)"));
	}

	private static String words(int image) {
		return "label " + DATA.label(image) + "\ncluster " + (expected().clusters().assignment()[image] + 1) + "\nimage " + image;
	}

	/** The screen position of a point of the plot. */
	private Point2D aPoint() {
		Point2D[] place = new Point2D[1];
		robot.interact(() -> {
			ImageView raster = raster();
			for (int y = 0; y < raster.getImage().getHeight() && place[0] == null; y++) {
				for (int x = 0; x < raster.getImage().getWidth() && place[0] == null; x++) {
					if (raster.getImage().getPixelReader().getArgb(x, y) != 0) {
						place[0] = raster.localToScreen(x + 1, y + 1);
					}
				}
			}
		});
		return place[0];
	}

	@Test
	void theSketchHasItsPlaceAmongTheDigits() throws Exception {
		robot.interact(() -> {
			window.canvas().begin(0.5, 0.2);
			window.canvas().extend(0.5, 0.8);
			window.canvas().end();
		});
		run();
		until(() -> all("#scatter .sketch").size() == 1);
		float[] pixels = new float[DigitImage.PIXELS];
		byte[] seen = window.canvas().seenProperty().get().toBytes();
		Arrays.setAll(new Object[pixels.length], i -> pixels[i] = (seen[i] & 0xff) / 255f);
		int cluster = expected().place(pixels).cluster();
		assertThat(text("#placed-sketch")).startsWith("Your sketch: cluster " + (cluster + 1));
	}

	@Test
	void otherNumbersOfClustersAreTriedAndOneIsTaken() throws Exception {
		run();
		robot.press(KeyCode.ALT, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.ALT);
		until(() -> window.scene().lookup("#run-elbow") != null);
		robot.clickOn("#run-elbow");
		until(() -> window.scene().lookup("#inertia-at-6") instanceof Node point && point.getLayoutX() > 0);
		robot.clickOn("#elbow-inertia .card-hint");
		until(() -> Window.getWindows().stream().anyMatch(menu -> menu instanceof ContextMenu terms
				&& terms.getItems().stream().map(MenuItem::getId).toList()
						.equals(List.of("term-cluster", "term-elbow", "term-inertia"))));
		robot.type(KeyCode.ESCAPE);
		robot.clickOn("#inertia-at-6");
		assertThat(this.<Spinner<Integer>>node("#cluster-k").getValue()).isEqualTo(6);
		robot.interact(() -> node("#elbow-silhouette .elbow-chart").requestFocus());
		robot.type(KeyCode.RIGHT);
		assertThat(this.<Spinner<Integer>>node("#cluster-k").getValue()).isEqualTo(7);
	}

	@Test
	void clustersAndDigitsAreCompared() throws Exception {
		run();
		robot.clickOn("#part-digits");
		until(() -> window.scene().lookup("#clusters-contingency") != null);
		int[][] counts = expected().measures().agreement().contingency();
		assertThat(all("#clusters-contingency .heat-cell").stream().map(cell -> ((Labeled) cell).getText()))
				.containsExactlyElementsOf(
						Arrays.stream(counts).flatMapToInt(Arrays::stream).mapToObj(Integer::toString).toList());
	}

	@Test
	void nonsenseTypedIntoANumberIsNotTaken() {
		Spinner<Integer> k = node("#cluster-k");
		type(k, "many\n");
		assertThat(k.getValue()).isEqualTo(4);
		assertThat(k.getEditor().getText()).isEqualTo("4");
		type(k, "3.5\n");
		assertThat(k.getValue()).isEqualTo(4);
		type(k, "99\n");
		assertThat(k.getValue()).isEqualTo(30);
		assertThat(k.getEditor().getText()).isEqualTo("30");
	}

	private void type(Spinner<Integer> spinner, String text) {
		robot.clickOn(spinner.getEditor());
		robot.interact(() -> spinner.getEditor().selectAll());
		robot.write(text);
		WaitForAsyncUtils.waitForFxEvents();
	}

	private void showImages(boolean shown) {
		robot.interact(() -> this.<MenuButton>node("#shown-marks").getItems().stream()
				.filter(item -> "show-images".equals(item.getId())).map(CheckMenuItem.class::cast)
				.forEach(item -> item.setSelected(shown)));
	}

	@Test
	void kMeansIsFollowedInThePlotByKeyboardAlone() throws Exception {
		run();
		robot.interact(() -> node("#follow-steps").requestFocus());
		robot.type(KeyCode.SPACE);
		until(() -> text("#step-words").startsWith("Step 0 of "));
		assertThat(all("#scatter .scatter-marker")).hasSize(4);
		assertThat(colours()).as("nothing belongs to a cluster yet").hasSize(1);
		robot.interact(() -> node("#step").requestFocus());
		robot.type(KeyCode.SPACE);
		assertThat(text("#step-words")).startsWith("Step 1 of ")
				.contains("Assign: each image joins its nearest centroid: 40 changed.");
		assertThat(colours()).hasSize(4);
		robot.type(KeyCode.SPACE);
		assertThat(text("#step-words")).startsWith("Step 2 of ").contains("Move: each centroid");
		robot.interact(() -> node("#steps-start").requestFocus());
		robot.type(KeyCode.SPACE);
		assertThat(colours()).hasSize(1);
		robot.interact(() -> node("#play-steps").requestFocus());
		robot.type(KeyCode.SPACE);
		assertThat(text("#play-steps")).isEqualTo("Pause");
		until(() -> !text("#step-words").startsWith("Step 0 of "));
		robot.interact(() -> {
			if (text("#play-steps").equals("Pause")) { // on a slow machine it may have come to its end meanwhile
				this.<ButtonBase>node("#play-steps").fire();
			}
		});
		assertThat(text("#play-steps")).isEqualTo("Play");
		for (int step = 0; step < 60 && !node("#step").isDisabled(); step++) {
			robot.interact(() -> this.<ButtonBase>node("#step").fire());
		}
		assertThat(text("#step-words")).contains("k-means ends after ");
		Set<Integer> ended = colours();
		robot.interact(() -> node("#close-steps").requestFocus());
		robot.type(KeyCode.SPACE);
		assertThat(node("#steps-bar").isVisible()).isFalse();
		assertThat(colours()).isEqualTo(ended);
	}

	@Test
	void aMagnifiedPlotShowsTheImagesThemselves() throws Exception {
		run();
		assertThat(greys()).isZero();
		robot.interact(() -> node("#scatter").requestFocus());
		robot.type(KeyCode.ADD, KeyCode.ADD);
		assertThat(greys()).isGreaterThan(500);
		showImages(false);
		assertThat(greys()).isZero();
		showImages(true);
		robot.type(KeyCode.HOME);
		assertThat(greys()).isZero();
	}

	@Test
	void threeComponentsAreTurnedByKeysAndByPointer() throws Exception {
		run();
		robot.clickOn("#solid");
		assertThat(text("#x-axis")).isEqualTo("principal components 1, 2 and 3");
		assertThat(all("#scatter .scatter-line-name").stream().map(name -> ((Labeled) name).getText()))
				.allMatch(name -> name.matches("PC [123], [0-9.]+\u00a0%")).hasSize(3);
		assertThat(node("#x-component").isDisabled()).isTrue();
		int first = pixels().hashCode();
		robot.interact(() -> node("#scatter").requestFocus());
		robot.type(KeyCode.RIGHT);
		int turned = pixels().hashCode();
		assertThat(turned).isNotEqualTo(first);
		robot.drag("#scatter").dropBy(40, 20);
		assertThat(pixels().hashCode()).isNotEqualTo(turned);
		robot.clickOn("#reset-turn");
		assertThat(pixels().hashCode()).isEqualTo(first);
		robot.interact(() -> this.<ButtonBase>node("#turn-slowly").fire());
		until(() -> pixelsNow().hashCode() != first);
		robot.interact(() -> this.<ButtonBase>node("#turn-slowly").fire());
		robot.clickOn("#solid");
		assertThat(text("#x-axis")).startsWith("component 1");
		assertThat(node("#x-component").isDisabled()).isFalse();
	}

	@Test
	void anImageIsFoundByItsNumberAndOthersByTheirLabel() throws Exception {
		run();
		robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
		until(() -> node("#find-images").isFocused());
		robot.write("17\n");
		until(() -> text("#hovered-digit").equals(words(17) + "\n(kept)"));
		assertThat(text("#find-words")).isEqualTo("Found image 17.");
		Node ring = node("#scatter .scatter-pin");
		assertThat(ring.isVisible()).isTrue();
		assertThat(ring.getBoundsInParent().getCenterX()).isCloseTo(this.<Region>node("#scatter").getWidth() / 2, within(1.0));
		robot.interact(() -> this.<TextField>node("#find-images").setText("label " + DATA.label(0)));
		robot.type(KeyCode.ENTER);
		assertThat(text("#find-words")).startsWith("1 of ").endsWith("all of which are selected: image 0.");
		robot.interact(() -> this.<TextField>node("#find-images").setText("40"));
		robot.type(KeyCode.ENTER);
		assertThat(text("#find-words")).isEqualTo("There is no image 40: these are the images 0 to 39.");
		robot.type(KeyCode.ESCAPE);
		assertThat(node("#find-bar").isVisible()).isFalse();
	}

	/** The opaque colours of the points. */
	private Set<Integer> colours() {
		Set<Integer> colours = new TreeSet<>(pixels());
		colours.remove(0);
		return colours;
	}

	/** The number of opaque pixels in a shade of grey, as the images have them and the points do not. */
	private long greys() {
		return pixels().stream().filter(argb -> argb >>> 24 == 0xff && (argb >> 16 & 0xff) == (argb & 0xff)
				&& (argb >> 8 & 0xff) == (argb & 0xff)).count();
	}

	private List<Integer> pixels() {
		List<Integer> all = new ArrayList<>();
		robot.interact(() -> all.addAll(pixelsNow()));
		return all;
	}

	/** On the UI thread. */
	private List<Integer> pixelsNow() {
		List<Integer> all = new ArrayList<>();
		var image = raster().getImage();
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				all.add(image.getPixelReader().getArgb(x, y));
			}
		}
		return all;
	}

	private void run() throws Exception {
		robot.clickOn("#run-clusters");
		until(() -> window.scene().lookup("#cluster-purity") != null);
	}

	/** The number of pixels of the plot in a point's colour. */
	private long drawn() {
		return drawn(alpha -> alpha > 0);
	}

	/** How many pixels have such an opacity of 0 to 255. */
	private long drawn(IntPredicate alphas) {
		long[] count = new long[1];
		robot.interact(() -> {
			ImageView raster = raster();
			var reader = raster.getImage().getPixelReader();
			for (int y = 0; y < raster.getImage().getHeight(); y++) {
				for (int x = 0; x < raster.getImage().getWidth(); x++) {
					count[0] += alphas.test(reader.getArgb(x, y) >>> 24) ? 1 : 0;
				}
			}
		});
		return count[0];
	}

	private ImageView raster() {
		return node("#scatter .scatter-points");
	}

	@SuppressWarnings("unchecked")
	private <N extends Node> N node(String query) {
		return (N) window.scene().lookup(query);
	}

	private Set<Node> all(String query) {
		return window.scene().getRoot().lookupAll(query);
	}

	private String text(String query) {
		return ((Labeled) window.scene().lookup(query)).getText();
	}
}
