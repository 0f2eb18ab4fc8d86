package digitlab.training;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThreadBudgetTest {

	private double free = 4;
	private long now = 7;
	private final ThreadBudget budget = new ThreadBudget(4, () -> free, () -> now);

	@Test
	void aFreeComputerKeepsTheThreadsAskedFor() {
		assertThat(budget.threads()).isEqualTo(4);
		assertThat(after(60, 4)).isEqualTo(4);
		assertThat(after(60, 3.7)).as("a third of a core is taken").isEqualTo(4);
	}

	@Test
	void whereOthersTakeCoresForTwoSecondsTheirThreadsGo() {
		assertThat(after(1, 2)).isEqualTo(4);
		assertThat(after(1, 2)).isEqualTo(2);
		assertThat(after(2, 0.1)).as("one thread is always left").isEqualTo(1);
	}

	@Test
	void oneLongStepIsEnoughToKnow() {
		assertThat(after(2.4, 3)).isEqualTo(3);
	}

	@Test
	void aShortDisturbanceChangesNothing() {
		for (int second = 0; second < 10; second++) {
			assertThat(after(1, second % 2 == 0 ? 1 : 4)).isEqualTo(4);
		}
	}

	@Test
	void threadsComeBackThreeSecondsAfterTheCores() {
		after(2, 1);
		assertThat(after(1, 4)).isEqualTo(1);
		assertThat(after(1, 4)).isEqualTo(1);
		assertThat(after(1, 4)).isEqualTo(4);
	}

	@Test
	void aChangeOfDirectionCountsAnew() {
		after(2, 2);
		after(2, 4);
		assertThat(after(1, 1)).isEqualTo(2);
		assertThat(after(1, 4)).isEqualTo(2);
		assertThat(after(2, 4)).isEqualTo(4);
	}

	@Test
	void withinASecondNothingIsMeasured() {
		after(1, 2);
		assertThat(after(0.9, 2)).isEqualTo(4);
	}

	@Test
	void fewerThreadsThanCoresNeedOnlySoMany() {
		ThreadBudget two = new ThreadBudget(2, () -> 2.1, () -> now);
		now += TimeUnit.SECONDS.toNanos(10);
		assertThat(two.threads()).isEqualTo(2);
	}

	private int after(double seconds, double freeCores) {
		now += (long) (1e9 * seconds);
		free = freeCores;
		return budget.threads();
	}
}
