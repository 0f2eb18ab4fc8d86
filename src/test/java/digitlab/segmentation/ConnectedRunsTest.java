package digitlab.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import digitlab.sketch.PixelBounds;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectedRunsTest {

	/** A U, whose sides are joined only below, and a pixel that touches it diagonally. */
	@Test
	void whatIsJoinedLaterIsOneComponent() {
		String[] rows = {"#.#..", "#.#..", "###..", "...#."};
		Component one = components(rows).getFirst();
		assertThat(components(rows)).hasSize(1);
		assertThat(one.pixels()).containsExactly(0, 2, 5, 7, 10, 11, 12, 18);
		assertThat(one.bounds()).isEqualTo(new PixelBounds(0, 0, 4, 4));
		assertThat(one.mass()).isEqualTo(8);
	}

	/** The last pixel of a row and the first of the next are no neighbours. */
	@Test
	void rowsDoNotContinueAtTheOtherSide() {
		assertThat(components("...#", "#...", "...#")).extracting(component -> component.pixels()[0]).containsExactly(3, 4, 11);
	}

	/** Labels spread to neighbours until nothing changes, from the first pixels on. */
	private static List<List<Integer>> spread(int width, boolean[] isInk) {
		int[] labels = IntStream.range(0, isInk.length).map(i -> isInk[i] ? i : -1).toArray();
		boolean isChanged = true;
		while (isChanged) {
			isChanged = false;
			for (int i = 0; i < labels.length; i++) {
				for (int j = 0; j < labels.length; j++) {
					boolean isNear = Math.abs(i % width - j % width) <= 1 && Math.abs(i / width - j / width) <= 1;
					if (isNear && labels[i] > labels[j] && labels[j] >= 0) {
						labels[i] = labels[j];
						isChanged = true;
					}
				}
			}
		}
		List<List<Integer>> components = new ArrayList<>();
		for (int label = 0; label < labels.length; label++) {
			int wanted = label;
			List<Integer> pixels = IntStream.range(0, labels.length).filter(i -> labels[i] == wanted).boxed().toList();
			if (!pixels.isEmpty()) {
				components.add(pixels);
			}
		}
		return components;
	}

	@Test
	void randomPixelsAreConnectedAsTheirNeighboursAre() {
		Random random = new Random(7);
		for (int round = 0; round < 60; round++) {
			int width = 1 + random.nextInt(12);
			int height = 1 + random.nextInt(12);
			float share = 0.2f + 0.6f * random.nextFloat();
			float[] ink = new float[width * height];
			boolean[] isInk = new boolean[ink.length];
			for (int i = 0; i < ink.length; i++) {
				ink[i] = random.nextFloat();
				isInk[i] = ink[i] > share;
			}
			assertThat(Component.of(width, height, ink, share))
					.extracting(component -> IntStream.of(component.pixels()).boxed().toList()).isEqualTo(spread(width, isInk));
		}
	}

	private static List<Component> components(String... rows) {
		String all = String.join("", rows);
		float[] ink = new float[all.length()];
		for (int i = 0; i < ink.length; i++) {
			ink[i] = all.charAt(i) == '#' ? 1 : 0;
		}
		return Component.of(rows[0].length(), rows.length, ink, 0.5f);
	}
}
