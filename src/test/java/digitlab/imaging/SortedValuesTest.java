package digitlab.imaging;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SortedValuesTest {

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 100, 4096, 4097, 50_000})
	void ranksAreThoseOfTheSortedValues(int count) {
		SplittableRandom random = new SplittableRandom(count);
		float[] values = new float[count + 5];
		for (int i = 0; i < values.length; i++) {
			values[i] = switch (i % 4) {
				case 0 -> (float) random.nextDouble(-1, 1);
				case 1 -> 0.5f + random.nextInt(50) / 1000f;
				case 2 -> i % 8 == 2 ? 0 : -0f;
				default -> (float) random.nextDouble(0.8, 0.81);
			};
		}
		float[] given = values.clone();
		float[] sorted = Arrays.copyOf(values, count);
		Arrays.sort(sorted);
		SortedValues ranked = SortedValues.of(values, count);
		for (int rank = 0; rank < count; rank += Math.max(1, count / 500)) {
			assertThat(Float.compare(ranked.at(rank), sorted[rank])).as("rank %d of %d", rank, count).isZero();
		}
		assertThat(values).isEqualTo(given);
	}
}
