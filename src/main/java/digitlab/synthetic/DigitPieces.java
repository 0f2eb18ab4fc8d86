package digitlab.synthetic;

import java.util.SplittableRandom;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;

/** Composes non-digits from digits: several side by side, halves, and blots. */
final class DigitPieces {

	private static final int SIDE = DigitImage.SIDE;

	/** Digits whose upper and lower halves do not look like another digit. */
	private static final String HALVES = "0235";
	private static final int MAX_ATTEMPTS = 100;

	private DigitPieces() {
	}

	/** Two to four digits close together, or two drawn over each other. */
	static void several(DigitDataset digits, SplittableRandom random, byte[] pixels, int offset) {
		int count = random.nextInt(2, 5);
		boolean isOver = random.nextInt(5) == 0;
		int width = SIDE * (count + 1);
		int height = SIDE + 8;
		float[] sheet = new float[width * height];
		int end = 0;
		for (int i = 0; i < (isOver ? 2 : count); i++) {
			int index = random.nextInt(digits.size());
			int left = SIDE;
			int right = 0;
			for (int p = 0; p < DigitImage.PIXELS; p++) {
				left = digits.ink(index, p) > 0 ? Math.min(left, p % SIDE) : left;
				right = digits.ink(index, p) > 0 ? Math.max(right, p % SIDE + 1) : right;
			}
			int x0 = isOver ? random.nextInt(6) : end + random.nextInt(-3, 5) + (i == 0 ? 4 : 0);
			int y0 = random.nextInt(8);
			for (int p = 0; p < DigitImage.PIXELS; p++) {
				int x = x0 + p % SIDE - left;
				int at = (y0 + p / SIDE) * width + x;
				if (x >= 0 && x < width) {
					sheet[at] = Math.max(sheet[at], digits.ink(index, p) / 255f);
				}
			}
			end = x0 + right - left;
		}
		if (!InkFit.paint(sheet, width, height, pixels, offset)) {
			blot(random, pixels, offset);
		}
	}

	/**
	 * The upper or lower half of a digit, enlarged to its full height; a blot if there are no such digits. Digits whose halves
	 * look like a 0 or a 1 are not used.
	 */
	static void part(DigitDataset digits, SplittableRandom random, byte[] pixels, int offset) {
		int index = random.nextInt(digits.size());
		for (int attempt = 0; HALVES.indexOf('0' + digits.label(index)) < 0; attempt++) {
			if (attempt == MAX_ATTEMPTS) {
				blot(random, pixels, offset);
				return;
			}
			index = random.nextInt(digits.size());
		}
		int cut = random.nextInt(11, 16);
		boolean isUpper = random.nextBoolean();
		float[] half = new float[DigitImage.PIXELS];
		for (int p = 0; p < half.length; p++) {
			half[p] = p / SIDE < cut == isUpper ? digits.ink(index, p) / 255f : 0;
		}
		if (!InkFit.paint(half, SIDE, SIDE, pixels, offset)) {
			blot(random, pixels, offset);
		}
	}

	/** A filled ellipse or box with a ragged edge, or noise of any grain. */
	static void blot(SplittableRandom random, byte[] pixels, int offset) {
		float[] sheet = new float[DigitImage.PIXELS];
		int kind = random.nextInt(3);
		double a = random.nextDouble(4, 13);
		double b = random.nextDouble(4, 13);
		double share = random.nextDouble(0.1, 0.9);
		int grain = random.nextInt(1, 5);
		double[] coarse = random.doubles(DigitImage.PIXELS).toArray();
		for (int p = 0; p < sheet.length; p++) {
			double x = p % SIDE - 13.5;
			double y = p / SIDE - 13.5;
			double ragged = 0.15 * coarse[p];
			sheet[p] = (float) switch (kind) {
				case 0 -> Math.clamp(3 * (1 - ragged - Math.sqrt(x * x / (a * a) + y * y / (b * b))), 0, 1);
				case 1 -> Math.abs(x) < a - 3 * ragged && Math.abs(y) < b - 3 * ragged ? 1 : 0;
				default -> coarse[p / SIDE / grain * SIDE + p % SIDE / grain] < share ? coarse[p] : 0;
			};
		}
		if (!InkFit.paint(sheet, SIDE, SIDE, pixels, offset)) {
			pixels[offset + DigitImage.PIXELS / 2] = (byte) 255;
		}
	}
}
