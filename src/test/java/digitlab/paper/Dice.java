package digitlab.paper;

import java.util.SplittableRandom;

/** A seeded random source with the distributions that pictures need. */
final class Dice {

	private final SplittableRandom random;

	Dice(long seed) {
		random = new SplittableRandom(seed);
	}

	double between(double from, double to) {
		return from + (to - from) * random.nextDouble();
	}

	/** Log-uniform: as many sizes between 20 and 40 as between 200 and 400. */
	double log(double from, double to) {
		return from * Math.pow(to / from, random.nextDouble());
	}

	double normal() {
		return random.nextGaussian();
	}

	boolean chance(double probability) {
		return random.nextDouble() < probability;
	}

	/** A whole number, both ends included. */
	int count(int from, int to) {
		return random.nextInt(from, to + 1);
	}

	int sign() {
		return random.nextBoolean() ? 1 : -1;
	}

	long seed() {
		return random.nextLong();
	}

	@SafeVarargs
	final <T> T pick(T... values) {
		return values[random.nextInt(values.length)];
	}

	/** The colour with each channel up to {@code spread} steps of 0..255 lighter or darker. */
	int colour(int rgb, int spread) {
		int varied = 0xff;
		for (int shift = 16; shift >= 0; shift -= 8) {
			int channel = (rgb >> shift & 0xff) + random.nextInt(-spread, spread + 1);
			varied = varied << 8 | Math.clamp(channel, 0, 255);
		}
		return varied;
	}
}
