package digitlab.plot;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.statistics.ClassStatistics;
import digitlab.statistics.DatasetStatistics;
import digitlab.statistics.Outlier;
import digitlab.statistics.Outliers;
import digitlab.statistics.Spread;
import digitlab.statistics.WritingStyle;
import digitlab.statistics.WritingStyles;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StatisticsFiguresTest {

	private static final DigitDataset DATA = new SyntheticDigits(200, 4).read(Split.TRAIN, ProgressListener.NONE,
			new CancellationToken());
	private static final DigitDataset EMPTY = new DigitDataset("nothing", new byte[0], new byte[0]);
	private static final DigitDataset ONE = new DigitDataset("one", new byte[DigitImage.PIXELS], new byte[]{4});

	private static DatasetStatistics statistics(DigitDataset data) {
		return DatasetStatistics.of(data, ProgressListener.NONE, new CancellationToken());
	}

	private static Map<String, Figure> byName(DatasetStatistics statistics) {
		return StatisticsFigures.of(statistics).stream().collect(Collectors.toMap(Figure::name, Function.identity()));
	}

	private static Table table(Figure figure) {
		return figure.table().orElseThrow();
	}

	@Test
	void theTablesHoldTheStatistics() {
		DatasetStatistics statistics = statistics(DATA);
		Map<String, Figure> figures = byName(statistics);
		assertThat(table(figures.get("class-distribution")).rows().get(3))
				.containsExactly(3, statistics.classes().get(3).count(), statistics.classes().get(3).share(), 0.1);
		assertThat(table(figures.get("pixel-variance")).rows().get(1)).containsExactly(1,
				statistics.classes().get(1).pixelVariance());
		assertThat(table(figures.get("mean-images")).columns()).hasSize(785).startsWith("digit", "pixel0").endsWith("pixel783");
		assertThat(table(figures.get("mean-images")).rows().get(5).get(1 + 14 * 28 + 14))
				.isEqualTo(statistics.classes().get(5).mean().at(14, 14));
		assertThat(table(figures.get("variance-images")).rows().get(5).get(1 + 14 * 28 + 14))
				.isEqualTo(statistics.classes().get(5).variance().at(14, 14));
		double mean = IntStream.range(0, DATA.size()).map(i -> DATA.ink(i, 14 * 28 + 14)).average().orElseThrow();
		double squares = IntStream.range(0, DATA.size()).map(i -> DATA.ink(i, 14 * 28 + 14) * DATA.ink(i, 14 * 28 + 14)).average()
				.orElseThrow();
		List<Object> all = table(figures.get("all-images")).rows().get(14 * 28 + 14);
		assertThat((double) all.get(1)).isCloseTo(mean, within(1e-9));
		assertThat((double) all.get(2)).isCloseTo(squares - mean * mean, within(1e-6));
		assertThat(table(figures.get("ink")).rows().stream().mapToInt(r -> (int) r.get(2)).sum()).isEqualTo(200);
		assertThat(table(figures.get("ink-box")).rows().stream().mapToInt(r -> (int) r.get(1)).sum()).isEqualTo(200);
		assertThat(table(figures.get("classes")).rows().get(2)).endsWith(statistics.classes().get(2).height().max(),
				statistics.classes().get(2).height().mean());
		ClassStatistics two = statistics.classes().get(2);
		assertThat(table(figures.get("ink-by-digit")).rows().get(2)).startsWith(2, two.count(), two.ink().min(),
				two.ink().lowerQuartile(), two.ink().median()).endsWith(two.ink().upperQuartile(), two.ink().max(),
						two.ink().mean());
		assertThat(table(figures.get("width-by-digit")).rows().get(2)).contains(two.width().median());
		assertThat(table(figures.get("height-by-digit")).rows().get(2)).contains(two.height().median());
		assertThat(table(figures.get("alerts")).rows()).hasSameSizeAs(statistics.alerts());
	}

	@Test
	void thePicturesAreDrawnWithoutADisplay() {
		for (DigitDataset data : List.of(DATA, EMPTY, ONE)) {
			for (Figure figure : StatisticsFigures.of(statistics(data))) {
				figure.picture().ifPresent(picture -> assertThat(isPainted(picture.get())).as(figure.name()).isTrue());
				figure.table().ifPresent(table -> assertThat(table.toCsv()).doesNotContain("NaN", "Infinity"));
			}
		}
	}

	@Test
	void aBoxStandsWhereItsNumbersAre() {
		BoxPicture picture = new BoxPicture("t", "pixels", List.of(
				new BoxPicture.Box("0", new Spread(10, 20, 30, 60, 100, 40), 5),
				new BoxPicture.Box("1", new Spread(0, 0, 0, 0, 0, 0), 0)));
		BufferedImage drawn = picture.draw();
		int middle = 150 + (1600 - 150 - 60) / 4; // of the first of two slots
		assertThat(picture.y(100)).isEqualTo(130);
		assertThat(picture.y(0)).isEqualTo(830);
		assertThat(drawn.getRGB(middle, (int) picture.y(80)) & 0xffffff).as("whisker").isEqualTo(0x0072B2);
		assertThat(drawn.getRGB(middle, (int) picture.y(30)) & 0xffffff).as("median").isEqualTo(0x0072B2);
		assertThat(drawn.getRGB(middle, (int) picture.y(40)) & 0xffffff).as("mean").isEqualTo(0xD55E00);
		assertThat(drawn.getRGB(middle, (int) picture.y(50)) & 0xffffff).as("box").isEqualTo(0xCCE3F0);
		assertThat(drawn.getRGB(middle, (int) picture.y(5)) & 0xffffff).as("below").isEqualTo(0xffffff);
		assertThat(IntStream.range(140, 820).filter(y -> drawn.getRGB(middle + 695, y) == drawn.getRGB(middle, 120)).count())
				.as("no images, no box: only the lines of the grid").isGreaterThan(670);
	}

	@Test
	void theStepsOfAnAxisAreRound() {
		assertThat(List.of(1.0, 28.0, 80.0, 81.0, 0.3, 4000.0)).extracting(length -> Charts.step(length, 8)).containsExactly(0.2,
				5.0, 10.0, 20.0,
				0.05, 500.0);
	}

	private static boolean isPainted(BufferedImage picture) {
		int paper = picture.getRGB(0, 0);
		for (int y = 0; y < picture.getHeight(); y++) {
			for (int x = 0; x < picture.getWidth(); x++) {
				if (picture.getRGB(x, y) != paper) {
					return true;
				}
			}
		}
		return false;
	}

	@Test
	void writingStylesAreRowsOfExamples() {
		List<WritingStyle> styles = WritingStyles.find(DATA, 7, 3, 1, ProgressListener.NONE, new CancellationToken());
		Figure figure = StatisticsFigures.writingStyles(DATA, 7, styles);
		assertThat(figure.name()).isEqualTo("writing-styles-7");
		assertThat(table(figure).rows().getFirst()).startsWith(7, 1, styles.getFirst().count(), styles.getFirst().share());
		assertThat(isPainted(figure.picture().orElseThrow().get())).isTrue();
		assertThat(isPainted(StatisticsFigures.writingStyles(EMPTY, 7, List.of()).picture().orElseThrow().get())).isTrue();
	}

	@Test
	void outliersAreListedFarthestFirst() {
		List<Outlier> outliers = Outliers.find(DATA, 12, ProgressListener.NONE, new CancellationToken());
		Figure figure = StatisticsFigures.outliers(DATA, outliers);
		assertThat(table(figure).rows()).hasSize(12);
		assertThat(table(figure).rows().getFirst()).containsExactly(outliers.getFirst().index(), outliers.getFirst().digit(),
				outliers.getFirst().distance());
		assertThat(isPainted(figure.picture().orElseThrow().get())).isTrue();
	}
}
