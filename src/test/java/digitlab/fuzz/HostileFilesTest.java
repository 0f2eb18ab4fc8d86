package digitlab.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reader on its seeds and on a few hundred damaged ones, the same each time; the long search is left to Jazzer. */
class HostileFilesTest {

	private static final int DAMAGED = 300;
	private static final int[] TELLING = {0, 1, -1, 0x7fffffff, 0x80000000, 0xffff, 0x7fff, 2_000_000};

	@TempDir
	Path work;

	@ParameterizedTest
	@EnumSource(FuzzTargets.class)
	void damagedFilesAreReadOrRefused(FuzzTargets target) throws IOException {
		List<byte[]> seeds = target.seeds();
		SplittableRandom random = new SplittableRandom(8);
		for (byte[] seed : seeds) {
			Fuzzed.check(target, work, seed);
		}
		for (int i = 0; i < DAMAGED; i++) {
			byte[] input = damaged(seeds.get(i % seeds.size()), random);
			try {
				Fuzzed.check(target, work, input);
			} catch (RuntimeException | Error e) {
				String hex = HexFormat.of().formatHex(input, 0, Math.min(input.length, 2000));
				throw new AssertionError("input " + i + " of " + target + " did harm: " + hex, e);
			}
		}
	}

	private static byte[] damaged(byte[] seed, SplittableRandom random) {
		byte[] input = seed.clone();
		for (int times = random.nextInt(1, 5); times > 0 && input.length > 4; times--) {
			int at = random.nextInt(input.length - 3);
			switch (random.nextInt(5)) {
				case 0 -> input[at] ^= (byte) (1 << random.nextInt(8));
				case 1 -> input[at] = (byte) random.nextInt(256);
				case 2 -> ByteBuffer.wrap(input).putInt(at, TELLING[random.nextInt(TELLING.length)]);
				case 3 -> input = Arrays.copyOf(input, at);
				default -> System.arraycopy(seed, random.nextInt(seed.length - 3), input, at, 3);
			}
		}
		return input;
	}
}
