package digitlab.ui.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;

import digitlab.clustering.Elbow;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.KMeansSteps;
import digitlab.clustering.NearestPoints.Near;
import digitlab.clustering.Projection;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.plot.ClusterExport;
import digitlab.plot.Coloring;
import digitlab.plot.Rotation;
import digitlab.report.SavedClusters;
import digitlab.settings.Settings;
import digitlab.ui.FakeModels;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.JobQueue;
import digitlab.ui.common.Now;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.WindowServices;
import digitlab.ui.common.WindowServices.Queues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Twelve images: six with ink on the left, labelled 1, and six with ink on the right, labelled 2, all different. */
class ClusterViewModelTest {

	@TempDir
	Path folder;

	private final Now now = new Now();
	private final Queue<Runnable> waiting = new ArrayDeque<>();
	private final SimpleObjectProperty<@Nullable DigitImage> sketch = new SimpleObjectProperty<>();
	private final StatusViewModel status = new StatusViewModel(_ -> {
	});

	private static DigitDataset twelve() {
		byte[] pixels = new byte[12 * DigitImage.PIXELS];
		byte[] labels = new byte[12];
		for (int i = 0; i < 12; i++) {
			pixels[i * DigitImage.PIXELS + (i < 6 ? 0 : 27)] = (byte) 255;
			pixels[i * DigitImage.PIXELS + 14] = (byte) (i * i);
			labels[i] = (byte) (i < 6 ? 1 : 2);
		}
		return new DigitDataset("twelve", pixels, labels);
	}

	private static DigitImage inkAt(int pixel) {
		byte[] pixels = new byte[DigitImage.PIXELS];
		pixels[pixel] = (byte) 255;
		return DigitImage.of(pixels);
	}

	private ClusterViewModel model(DatasetReader data) {
		return model(data, now.tasks);
	}

	private ClusterViewModel model(DatasetReader data, DiskTasks pictures) {
		Queues queues = now.queues(new JobQueue(waiting::add, Runnable::run, System::nanoTime), pictures);
		ClusterViewModel model = new ClusterViewModel(WindowServices.of(
				FakeModels.services(folder, (_, _) -> FakeModels.classifier(_ -> new float[10]), data), Settings.DEFAULT, queues,
				status), sketch);
		model.componentsProperty().set(2);
		model.kProperty().set(2);
		model.plot().setInView(true);
		return model;
	}

	private ClusterViewModel model() {
		return model((_, _, _) -> twelve());
	}

	private void work() {
		while (waiting.poll() instanceof Runnable next) {
			next.run();
		}
	}

	private AnalysedImages found(ClusterViewModel model) {
		model.run();
		work();
		return Objects.requireNonNull(model.plot().foundProperty().get());
	}

	@Test
	void theTwoSidesAreTwoClusters() {
		ClusterViewModel model = model();
		assertThat(model.messageProperty().get()).startsWith("Press Run");
		AnalysedImages found = found(model);
		assertThat(found.result().measures().agreement().purity()).isEqualTo(1);
		assertThat(found.means().get(0).at(0, 0) + found.means().get(1).at(0, 0)).isEqualTo(255);
		assertThat(model.messageProperty().get()).isEmpty();
		assertThat(model.jobProperty().get()).isNull();
		assertThat(model.plot().liveProperty().get()).isNull();
	}

	@Test
	void clustersFoundElsewhereAreShownAsIfTheyHadBeenFoundHere() throws IOException {
		AnalysedImages found = found(model());
		Files.write(folder.resolve(SavedClusters.FILE),
				SavedClusters.of("a lake", "pixels", null, 5000, found.result(), found.data()).toBytes());
		ClusterViewModel model = model();
		model.open(folder);
		AnalysedImages opened = Objects.requireNonNull(model.plot().foundProperty().get());
		assertThat(opened.result().clusters().assignment()).isEqualTo(found.result().clusters().assignment());
		assertThat(opened.data().hasSameImages(found.data())).isTrue();
		assertThat(model.messageProperty().get()).isEmpty();
		assertThat(status.messageProperty().get())
				.isEqualTo("A sample of 12\u00a0images; the figures are those of all 5,000\u00a0images of a lake");
		Files.write(folder.resolve(SavedClusters.FILE),
				SavedClusters.of("a lake", "features", "elsewhere", 5000, found.result(), found.data()).toBytes());
		model.open(folder);
		assertThat(model.plot().foundProperty().get()).isSameAs(opened);
		assertThat(now.failures).last().satisfies(failure -> assertThat(failure)
				.hasMessage("This was made with the model elsewhere, which is not here: import it first."));
	}

	@Test
	void whileItWorksTheCentresAreShownAsPictures() {
		ClusterViewModel model = model();
		List<SearchProgress> seen = new ArrayList<>();
		model.plot().liveProperty().subscribe(live -> {
			if (live != null) {
				seen.add(live);
			}
		});
		found(model);
		assertThat(seen.getFirst().centres()).isEmpty();
		assertThat(seen.getFirst().scatter().size()).isEqualTo(12);
		assertThat(seen.get(1).centres()).hasSize(2);
		assertThat(seen.get(1).start()).isEqualTo(1);
		assertThat(seen.get(1).centres()).allSatisfy(centre -> assertThat(centre.image().max()).isGreaterThan(100));
	}

	@Test
	void aStopKeepsWhatThereIs() {
		ClusterViewModel model = model();
		model.restartsProperty().set(50);
		model.plot().liveProperty().subscribe(live -> {
			if (live != null && live.iteration() > 0) {
				model.stop();
			}
		});
		AnalysedImages found = found(model);
		assertThat(found.result().stopped()).isTrue();
		assertThat(found.result().clusters().starts()).isLessThan(50);
		assertThat(model.plot().scatter().size()).isEqualTo(12);
		assertThat(status.messageProperty().get()).startsWith("Stopped");
	}

	@Test
	void aStopBeforeTheFirstStepLeavesWhatWasShown() {
		ClusterViewModel[] models = new ClusterViewModel[1];
		boolean[] stops = {false};
		models[0] = model((_, _, _) -> {
			if (stops[0]) {
				models[0].stop();
			}
			return twelve();
		});
		AnalysedImages before = found(models[0]);
		stops[0] = true;
		models[0].splitProperty().set(Split.TEST);
		assertThat(found(models[0])).isSameAs(before);
		assertThat(models[0].messageProperty().get()).isEmpty();
	}

	@Test
	void whatHasNoClustersIsSaidInASentence() {
		ClusterViewModel model = model();
		model.kProperty().set(13);
		model.run();
		work();
		assertThat(model.plot().foundProperty().get()).isNull();
		assertThat(model.messageProperty().get()).isEqualTo("There are only 12 images: choose at most as many clusters, not 13.");
		ClusterViewModel few = model((_, _, _) -> twelve().subset(3, 3, 8, 8, 8));
		few.kProperty().set(3);
		few.run();
		work();
		assertThat(few.messageProperty().get()).isEqualTo("There are only 2 different points: choose at most 2 clusters.");
		ClusterViewModel same = model((_, _, _) -> twelve().subset(3, 3, 3));
		same.run();
		work();
		assertThat(same.messageProperty().get()).isEqualTo("All images are identical, so there is nothing to analyse.");
		ClusterViewModel one = model((_, _, _) -> twelve().subset(3));
		one.run();
		work();
		assertThat(one.messageProperty().get()).isEqualTo("Components need at least two images: there is only 1.");
	}

	@Test
	void aSearchThatFailsLeavesWhatWasFoundBefore() {
		ClusterViewModel model = model();
		AnalysedImages before = found(model);
		model.kProperty().set(13);
		assertThat(found(model)).isSameAs(before);
		assertThat(now.failures).singleElement().satisfies(failure -> assertThat(failure)
				.hasMessage("There are only 12 images: choose at most as many clusters, not 13."));
		assertThat(model.messageProperty().get()).isEmpty();
	}

	@Test
	void theFeaturesOfNoNetworkCannotBeUsed() {
		ClusterViewModel model = model();
		model.spaceProperty().set(PointSpace.FEATURES);
		model.run();
		assertThat(waiting).isEmpty();
		assertThat(model.messageProperty().get()).isEqualTo("There is no model whose features could be used.");
	}

	@Test
	void aKeptImageHasItsNearestNeighbours() {
		ClusterViewModel model = model();
		AnalysedImages found = found(model);
		model.plot().pin(2);
		// The grey pixels of images 0 to 5 are 0, 1, 4, 9, 16 and 25; the other group is further away than all of them.
		assertThat(model.plot().neighboursProperty().get().stream().map(Near::index)).startsWith(1, 0, 3, 4, 5);
		assertThat(model.plot().neighboursProperty().get()).hasSize(PlotViewModel.NEIGHBOURS);
		assertThat(model.plot().neighboursProperty().get().getFirst().distance()).isCloseTo(3 / 255.0,
				within(1e-6));
		model.plot().pin(-1);
		assertThat(model.plot().neighboursProperty().get()).isEmpty();
		assertThat(found.result().space().columns()).isEqualTo(2);
	}

	@Test
	void theSketchLiesWithTheImagesLikeIt() {
		ClusterViewModel model = model();
		AnalysedImages found = found(model);
		assertThat(model.plot().sketchProperty().get()).isEmpty();
		sketch.set(inkAt(27));
		PlacedSketch placed = model.plot().sketchProperty().get().orElseThrow();
		assertThat(placed.place().cluster()).isEqualTo(found.result().clusters().assignment()[11]);
		assertThat(placed.nearest()).isEqualTo(6);
		PlacedPoints scatter = model.plot().scatter();
		assertThat(placed.x(scatter, true, 0)).isEqualTo(placed.place().components()[0]);
		assertThat(placed.x(scatter, false, 0)).isEqualTo(scatter.xs()[6]);
		sketch.set(null);
		assertThat(model.plot().sketchProperty().get()).isEmpty();
	}

	@Test
	void aPageOutOfViewLeavesTheSketchAlone() {
		ClusterViewModel model = model();
		found(model);
		model.plot().setInView(false);
		sketch.set(inkAt(0));
		assertThat(model.plot().sketchProperty().get()).isEmpty();
		model.plot().setInView(true);
		assertThat(model.plot().sketchProperty().get()).isPresent();
	}

	@Test
	void groupsAreHiddenUntilTheColoursMeanSomethingElse() {
		ClusterViewModel model = model();
		found(model);
		model.plot().show(1, false);
		assertThat(model.plot().shownPlot().hidden()).isEqualTo(BitSet.valueOf(new long[]{2}));
		model.plot().coloringProperty().set(Coloring.LABEL);
		assertThat(model.plot().shownPlot().hidden().isEmpty()).isTrue();
	}

	@Test
	void otherNumbersOfClustersAreTriedOnTheSamePoints() {
		ClusterViewModel model = model();
		assertThat(model.elbow().messageProperty().get()).startsWith("Press Run");
		AnalysedImages found = found(model);
		model.elbow().run();
		work();
		List<Elbow.Step> steps = model.elbow().stepsProperty().get();
		assertThat(steps.stream().map(Elbow.Step::k)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
		assertThat(steps.getFirst().inertia()).isEqualTo(found.result().clusters().inertia());
		assertThat(steps.getLast().inertia()).isZero();
		found(model);
		assertThat(model.elbow().stepsProperty().get()).isEmpty();
	}

	@Test
	void selectedImagesBecomeADatasetThatOverwritesNothing() throws IOException {
		ClusterViewModel model = model();
		found(model);
		model.plot().select(List.of(7, 2));
		Path chosen = Files.createDirectory(folder.resolve("chosen"));
		model.saveSelected(chosen);
		DigitDataset saved = new FileDatasetReader(chosen, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE,
				new CancellationToken());
		assertThat(saved.size()).isEqualTo(2);
		assertThat(saved.image(0)).isEqualTo(twelve().image(7));
		assertThat(saved.label(1)).isEqualTo(1);
		model.plot().select(List.of(1));
		model.saveSelected(chosen);
		assertThat(now.failures).singleElement().satisfies(failure -> assertThat(failure)
				.hasMessage(chosen + " is not empty: choose a new folder for the dataset."));
		assertThat(new FileDatasetReader(chosen, LabelPolicy.REFUSE)
				.read(Split.TRAIN, ProgressListener.NONE, new CancellationToken())
				.size()).isEqualTo(2);
	}

	@Test
	void imagesWithoutLabelsAreNoDataset() throws IOException {
		ClusterViewModel model = model((_, _, _) -> new DigitDataset("unlabelled", twelvePixels(), unlabelled(12)));
		found(model);
		model.plot().select(List.of(3));
		Path chosen = Files.createDirectory(folder.resolve("chosen"));
		model.saveSelected(chosen);
		assertThat(now.failures).singleElement()
				.satisfies(failure -> assertThat(failure).hasMessageStartingWith("Images without labels"));
		assertThat(chosen).isEmptyDirectory();
	}

	private static byte[] twelvePixels() {
		byte[] pixels = new byte[12 * DigitImage.PIXELS];
		for (int i = 0; i < 12; i++) {
			twelve().copyPixels(i, pixels, i * DigitImage.PIXELS);
		}
		return pixels;
	}

	private static byte[] unlabelled(int count) {
		byte[] labels = new byte[count];
		Arrays.fill(labels, (byte) DigitDataset.UNLABELLED);
		return labels;
	}

	@Test
	void aSketchThatIsStillLookedAtHasNoPlaceAmongOtherImages() {
		Queue<Runnable> slow = new ArrayDeque<>();
		DiskTasks pictures = new DiskTasks(slow::add, Runnable::run, now.failures::add);
		boolean[] few = {false};
		ClusterViewModel model = model((_, _, _) -> few[0] ? twelve().subset(0, 1, 2, 6, 7, 8) : twelve(), pictures);
		found(model);
		sketch.set(inkAt(27));
		slow.remove().run();
		assertThat(model.plot().sketchProperty().get()).isPresent();
		few[0] = true;
		model.splitProperty().set(Split.TEST);
		found(model);
		assertThat(model.plot().sketchProperty().get()).isEmpty();
		slow.remove().run();
		assertThat(model.plot().sketchProperty().get().orElseThrow().nearest()).isBetween(3, 5);
	}

	@Test
	void aTrialThatIsStoppedLosesNoneOfTheOneBefore() {
		ClusterViewModel model = model();
		found(model);
		model.elbow().run();
		work();
		List<Elbow.Step> steps = model.elbow().stepsProperty().get();
		model.elbow().run();
		model.elbow().stop();
		work();
		assertThat(model.elbow().stepsProperty().get()).isEqualTo(steps);
		assertThat(model.elbow().messageProperty().get()).isEmpty();
	}

	@Test
	void whatIsShownIsWritten() throws IOException {
		ClusterViewModel model = model();
		found(model);
		model.plot().coloringProperty().set(Coloring.LABEL);
		model.plot().show(1, false);
		model.export(ClusterExport.DRAWING, folder.resolve("plot.svg"), ClusterViewModel.EXPORT_SIZE, 1);
		assertThat(Files.readString(folder.resolve("plot.svg"))).contains("digit 2 (6)").doesNotContain("digit 1 (6)");
		model.export(ClusterExport.POINTS, folder.resolve("distances.csv"), ClusterViewModel.EXPORT_SIZE, 1);
		assertThat(Files.readAllLines(folder.resolve("distances.csv"))).hasSize(13);
		model.export(ClusterExport.DRAWING, folder.resolve("gone/plot.svg"), ClusterViewModel.EXPORT_SIZE, 1);
		assertThat(now.failures).singleElement()
				.satisfies(failure -> assertThat(failure).hasMessageStartingWith("There is no folder"));
		assertThat(folder.resolve("gone")).doesNotExist();
	}

	@Test
	void fewImagesAreLaidOutByTheirComponentsOnly() {
		ClusterViewModel model = model((_, _, _) -> twelve().subset(0, 5, 6, 11));
		model.projectionProperty().set(Projection.UMAP);
		model.run();
		work();
		assertThat(model.messageProperty().get()).isEqualTo("UMAP needs at least 8 images, not 4: choose PCA for the plot.");
	}

	private StepsViewModel followed(ClusterViewModel model) {
		StepsViewModel steps = model.steps();
		steps.open();
		work();
		return steps;
	}

	@Test
	void kMeansIsFollowedStepByStepToTheResult() {
		ClusterViewModel model = model();
		AnalysedImages found = found(model);
		StepsViewModel steps = followed(model);
		assertThat(steps.wordsProperty().get()).startsWith("Step 0 of ").contains(
				"Start: 2 images, mostly far from one another, are the first centroids (k-means++).")
				.endsWith(" of 3, the best.");
		assertThat(steps.stepProperty().get().clusters()).containsOnly(-1);
		steps.previous();
		assertThat(steps.index()).isZero();
		steps.next();
		assertThat(steps.wordsProperty().get()).startsWith("Step 1 of ")
				.contains("Assign: each image joins its nearest centroid: 12 changed. Inertia ");
		steps.next();
		assertThat(steps.wordsProperty().get()).contains("Move: each centroid moves to the mean of its images. Inertia ");
		while (!steps.isAtEnd()) {
			steps.next();
		}
		assertThat(steps.wordsProperty().get()).contains("0 changed").contains("Nothing changes any more: k-means ends after ");
		assertThat(steps.stepProperty().get().inertia()).isEqualTo(found.result().clusters().inertia());
		int last = steps.index();
		steps.next();
		assertThat(steps.index()).isEqualTo(last);
		steps.previous();
		assertThat(steps.index()).isEqualTo(last - 1);
		steps.toStart();
		assertThat(steps.index()).isZero();
	}

	@Test
	void playingEndsAtTheEndAndBeginsAnewFromThere() {
		ClusterViewModel model = model();
		StepsViewModel steps = model.steps();
		steps.open();
		steps.play();
		assertThat(steps.openProperty().get()).isFalse();
		found(model);
		steps = followed(model);
		steps.play();
		assertThat(steps.playingProperty().get()).isTrue();
		while (steps.playingProperty().get()) {
			steps.next();
		}
		assertThat(steps.isAtEnd()).isTrue();
		steps.play();
		assertThat(steps.index()).isZero();
		assertThat(steps.playingProperty().get()).isTrue();
		steps.previous();
		assertThat(steps.playingProperty().get()).isFalse();
	}

	@Test
	void leavingTheStepsBringsTheResultBackAsItWas() {
		ClusterViewModel model = model();
		AnalysedImages found = found(model);
		model.plot().coloringProperty().set(Coloring.LABEL);
		model.plot().show(1, false);
		StepsViewModel steps = followed(model);
		assertThat(model.plot().coloringProperty().get()).isEqualTo(Coloring.CLUSTER);
		steps.close();
		assertThat(model.plot().coloringProperty().get()).isEqualTo(Coloring.LABEL);
		assertThat(model.plot().hiddenProperty().get()).isEqualTo(BitSet.valueOf(new long[]{2}));
		assertThat(model.plot().foundProperty().get()).isSameAs(found);
		assertThat(steps.stepProperty().get()).isNull();
		followed(model);
		found(model);
		assertThat(steps.openProperty().get()).isFalse();
		steps.open();
		steps.close();
		work();
		assertThat(steps.stepsProperty().get()).isNull();
		assertThat(steps.openProperty().get()).isFalse();
	}

	@Test
	void centroidsLieWhereThePlotHasTheirImages() {
		ClusterViewModel model = model();
		AnalysedImages found = found(model);
		StepsViewModel steps = followed(model);
		KMeansSteps all = steps.stepsProperty().get();
		CentrePlaces places = new CentrePlaces(found.result(), all.steps());
		assertThat(places.at(0)[1]).containsExactly(all.steps().getFirst().centres().row(1));
		assertThat(places.at(1)).isSameAs(places.at(0));
		model.componentsProperty().set(0);
		AnalysedImages raw = found(model);
		places = new CentrePlaces(raw.result(), followed(model).stepsProperty().get().steps());
		int start = raw.result().components().coordinates().columns();
		assertThat(places.at(0)[0]).hasSize(start);
		model.projectionProperty().set(Projection.UMAP);
		AnalysedImages laidOut = found(model);
		all = followed(model).stepsProperty().get();
		places = new CentrePlaces(laidOut.result(), all.steps());
		FloatMatrix layout = laidOut.result().embedding().coordinates();
		float[] first = places.at(0)[0];
		assertThat(IntStream.range(0, 12).mapToObj(layout::row)).anySatisfy(
				row -> assertThat(row).containsExactly(first));
	}

	@Test
	void threeDimensionsNeedThreeComponents() {
		ClusterViewModel model = model();
		PlotViewModel plot = model.plot();
		plot.solidProperty().set(true);
		assertThat(plot.flatBecause()).startsWith("Press Run first");
		found(model);
		assertThat(plot.isSolid()).isFalse();
		assertThat(plot.flatBecause()).isEqualTo(
				"Three dimensions need three components: set Components to 3 or more, and press Run.");
		assertThat(plot.shownPlot().rotation()).isEmpty();
		ClusterViewModel more = model((_, _, _) -> scattered());
		more.componentsProperty().set(3);
		found(more);
		more.plot().solidProperty().set(true);
		assertThat(more.plot().isSolid()).isTrue();
		more.plot().rotationProperty().set(new Rotation(1, 0));
		assertThat(more.plot().shownPlot().rotation()).contains(new Rotation(1, 0));
		more.projectionProperty().set(Projection.UMAP);
		found(more);
		assertThat(more.plot().isSolid()).isFalse();
		assertThat(more.plot().flatBecause())
				.isEqualTo("UMAP lays the images out in two dimensions only: plot by PCA for three.");
	}

	/** Twelve images that span more than three dimensions. */
	private static DigitDataset scattered() {
		byte[] pixels = twelvePixels();
		for (int i = 0; i < 12; i++) {
			pixels[i * DigitImage.PIXELS + 100 + i] = (byte) 200;
		}
		return new DigitDataset("scattered", pixels, new byte[]{1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2});
	}

	@Test
	void imagesFoundAreGoneThroughInTurn() {
		ClusterViewModel model = model();
		FindViewModel find = model.find();
		find.textProperty().set("label 2");
		find.next();
		assertThat(find.wordsProperty().get()).isEqualTo("Press Run first: there is nothing to look for yet.");
		found(model);
		find.next();
		assertThat(find.hitsProperty().get()).containsExactly(6, 7, 8, 9, 10, 11);
		assertThat(model.plot().selectedProperty().get()).containsExactly(6, 7, 8, 9, 10, 11);
		assertThat(model.plot().pinnedProperty().get()).isEqualTo(6);
		assertThat(find.wordsProperty().get()).isEqualTo("1 of 6 images, all of which are selected: image 6.");
		find.next();
		assertThat(find.shownProperty().get()).isEqualTo(7);
		find.previous();
		find.previous();
		assertThat(find.shownProperty().get()).isEqualTo(11);
		find.next();
		assertThat(find.shownProperty().get()).isEqualTo(6);
		find.textProperty().set("3");
		assertThat(find.hitsProperty().get()).isEmpty();
		find.next();
		assertThat(model.plot().pinnedProperty().get()).isEqualTo(3);
		assertThat(find.wordsProperty().get()).isEqualTo("Found image 3.");
		assertThat(model.plot().selectedProperty().get()).hasSize(6);
		find.textProperty().set("99");
		find.next();
		assertThat(find.wordsProperty().get()).isEqualTo("There is no image 99: these are the images 0 to 11.");
		assertThat(model.plot().pinnedProperty().get()).isEqualTo(3);
	}
}
