package digitlab.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.RunHistory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class TrainingFiguresTest {

	private static final Offset<Double> CLOSE = Offset.offset(1e-6);

	private static RunHistory run(String name, List<EpochResult> epochs, List<float[]> losses) {
		// 4 steps per epoch: 512 images in batches of 128.
		return new RunHistory(name, "generated digits", 512, 100, Hyperparameters.standard(1), epochs, losses);
	}

	private static EpochResult epoch(int number, double accuracy) {
		return new EpochResult(number, 1.0 / number, 0.8, 0.5 / number, accuracy, 1e-3, 400, 2);
	}

	private static final RunHistory TWO = run("two", List.of(epoch(1, 0.9), epoch(2, 0.95)),
			List.of(new float[]{4, 3, 2, 1}, new float[]{1, 1}));

	@Test
	void theTablesHoldTheRuns() {
		List<Figure> figures = TrainingFigures.of(List.of(TWO));
		assertThat(figures).extracting(Figure::name).containsExactly("loss", "accuracy", "learning-rate", "images-per-second",
				"batch-loss", "runs");
		assertThat(figures.getFirst().table().orElseThrow().rows()).containsExactly(
				List.of("two", 1, 1.0, 0.8, 0.5, 0.9, 1e-3, 400.0, 2.0, false),
				List.of("two", 2, 0.5, 0.8, 0.25, 0.95, 1e-3, 400.0, 2.0, true));
		assertThat(figures.get(4).table().orElseThrow().rows()).hasSize(6).contains(List.of("two", 2, 1, 1f));
	}

	@Test
	void runsStandSideBySideWithEverySetting() {
		Table table = TrainingFigures.of(List.of(TWO, run("new", List.of(), List.of()))).getLast().table().orElseThrow();
		assertThat(table.columns()).containsExactly("run", "two", "new");
		assertThat(table.toCsv().lines()).contains("best epoch,2,", "its validation accuracy,0.95,", "epochs done,2,0",
				"\"time, seconds\",4.0,0.0", "data,generated digits,generated digits", "Batch size (images),128,128",
				"Augmentation,elastic,elastic");
		int aboutTheRun = 8;
		assertThat(table.rows()).hasSize(aboutTheRun + Hyperparameter.ALL.size());
	}

	@Test
	void theStepsOfAnUnfinishedEpochTakeTheirPlaceInIt() {
		assertThat(TrainingFigures.smooth(TWO).at()).containsExactly(0.25, 0.5, 0.75, 1, 1.25, 1.5);
		assertThat(TrainingFigures.smooth(TWO).loss()).containsExactly(4, 3, 2, 1, 1, 1);
	}

	@Test
	void whatIsDrawnIsBoundedByWhatCanBeSeen() {
		List<float[]> losses = new ArrayList<>();
		for (int epoch = 0; epoch < 200; epoch++) {
			float[] steps = new float[500];
			for (int step = 0; step < 500; step++) {
				steps[step] = step % 2;
			}
			losses.add(steps);
		}
		TrainingFigures.Smoothed smoothed = TrainingFigures.smooth(run("long", List.of(), losses));
		assertThat(smoothed.loss()).hasSize(400).containsOnly(new double[]{0.5}, CLOSE);
		assertThat(smoothed.at()[399]).isBetween(199.0, 200.0);
	}

	@Test
	void namesThatDoNotFitBesideEachOtherStandInRows() {
		List<Legend.Entry> entries = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			entries.add(new Legend.Entry(Color.RED, "a rather long name of run " + i));
		}
		Legend legend = new Legend(entries);
		assertThat(legend.rows(1520).size()).isBetween(2, 4);
		assertThat(legend.rows(1520).stream().flatMap(List::stream)).containsExactlyElementsOf(entries);
		assertThat(legend.rows(10)).as("always one in a row").hasSize(9);
		BufferedImage drawn = legend.below(new BufferedImage(1600, 10, BufferedImage.TYPE_INT_RGB));
		for (int y = 10; y < drawn.getHeight(); y++) {
			assertThat(drawn.getRGB(20, y) & drawn.getRGB(1580, y)).as("nothing at the edges").isEqualTo(0xffffffff);
		}
	}

	@Test
	void aLossAlmostWithoutBoundIsDrawn() {
		EpochResult lost = new EpochResult(1, 1e300, 0.1, 1e25, 0.1, 1e-3, 400, 2);
		RunHistory run = run("lost", List.of(lost), List.of(new float[]{1, Float.MAX_VALUE, 1e20f}));
		for (Figure figure : TrainingFigures.of(List.of(run))) {
			assertTimeoutPreemptively(Duration.ofSeconds(30), () -> figure.picture().orElseThrow().get(), figure.name());
		}
	}

	@Test
	void picturesAreDrawnOfNoneOneAndSeveralRuns() {
		RunHistory empty = run("nothing yet", List.of(), List.of());
		RunHistory one = run("one", List.of(epoch(1, 0.5)), List.of(new float[]{Float.NaN, 2}));
		for (List<RunHistory> runs : List.of(List.<RunHistory>of(), List.of(empty), List.of(one),
				List.of(TWO, one, TWO, empty))) {
			for (Figure figure : TrainingFigures.of(runs)) {
				assertThat(figure.table().orElseThrow().toCsv()).doesNotContain("NaN");
				assertThat(figure.picture().orElseThrow().get().getWidth()).as(figure.name()).isGreaterThan(100);
			}
		}
	}
}
