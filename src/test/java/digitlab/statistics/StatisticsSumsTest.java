package digitlab.statistics;

import java.util.List;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatisticsSumsTest {

	private static StatisticsSums sums(DigitDataset data, int from, int to) {
		StatisticsSums sums = new StatisticsSums();
		for (int i = from; i < to; i++) {
			sums.add(data.label(i), data.image(i).toBytes());
		}
		return sums;
	}

	@Test
	void partsInAnyOrderAddUpToTheStatisticsOfTheWhole() {
		DigitDataset data = FormulaDigits.dataset();
		DatasetStatistics whole = DatasetStatistics.of(data, ProgressListener.NONE, new CancellationToken());
		StatisticsSums parts = sums(data, 25, FormulaDigits.COUNT);
		parts.add(sums(data, 7, 25));
		parts.add(sums(data, 3, 3)); // a part may be empty
		parts.add(sums(data, 0, 7));
		assertThat(parts.result(whole.source(), whole.duplicates(), whole.blank())).usingRecursiveComparison().isEqualTo(whole);
	}

	@Test
	void sumsBeyondTenMillionImagesStayExact() {
		StatisticsSums sums = new StatisticsSums();
		byte[] half = new byte[DigitImage.PIXELS];
		half[0] = (byte) 255;
		sums.add(1, half);
		sums.add(1, new byte[DigitImage.PIXELS]);
		for (int doublings = 0; doublings < 24; doublings++) {
			sums.add(copy(sums));
		}
		DatasetStatistics found = sums.result("many", List.of(), List.of());
		assertThat(found.samples()).isEqualTo(2 << 24);
		assertThat(found.pixels().variance().toArray()[0]).isEqualTo(127.5 * 127.5);
		assertThat(found.pixels().constant()).isEqualTo(DigitImage.PIXELS - 1);
	}

	private static StatisticsSums copy(StatisticsSums sums) {
		StatisticsSums copy = new StatisticsSums();
		copy.add(sums);
		return copy;
	}
}
