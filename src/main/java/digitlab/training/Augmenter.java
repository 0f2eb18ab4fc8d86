package digitlab.training;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import digitlab.synthetic.Downsampling;

import static digitlab.dataset.DigitImage.PIXELS;
import static digitlab.dataset.DigitImage.SIDE;

/**
 * Computes a random variation of a 28×28 image: an affine map about the centre, optionally with a smooth elastic displacement,
 * sampled bilinearly. The elastic field is random on a 5×5 grid and interpolated; Simard, Steinkraus and Platt, "Best practices
 * for convolutional neural networks applied to visual document analysis" (2003), smooth a field of full resolution instead, with
 * the same effect. Not thread-safe: use one instance per thread.
 */
public final class Augmenter {

	private static final double MAX_ROTATION = Math.toRadians(12);
	private static final double MAX_SHEAR = Math.tan(Math.toRadians(8));
	private static final double MAX_SHIFT = 2; // pixels
	private static final double MIN_SCALE = 0.9;
	private static final double MAX_SCALE = 1.1;
	private static final double ELASTIC_DEVIATION = 0.5; // pixels, at each point of the grid

	private static final double PEN_CHANCE = 0.3;
	private static final double MAX_THINNING = 0.25; // fraction of the way to the 3×3 minimum
	private static final double MAX_THICKENING = 0.35; // fraction of the way to the 3×3 maximum

	private static final double FINEST_SCAN = 1.2; // side of a cell in pixels
	private static final double COARSEST_SCAN = 2.5;

	private static final int SMALLEST_WIPED = 2; // pixels
	private static final int LARGEST_WIPED = 7;

	private static final int GRID = 5;
	private static final double CENTRE = (SIDE - 1) / 2.0;

	private final AugmentationConfig config;
	private final double[] gridX = new double[GRID * GRID];
	private final double[] gridY = new double[GRID * GRID];
	private final float[] thinOrThick = new float[PIXELS];

	/** @param config its pens, resampling and erasing are applied in addition to its kind, unless the kind is none */
	public Augmenter(AugmentationConfig config) {
		this.config = config;
	}

	/**
	 * Writes one variation of an image.
	 *
	 * @param source bytes of many images
	 * @param sourceOffset offset of the image's 784 bytes
	 * @param target receives 784 values, 0 paper to 1 ink
	 * @param targetOffset offset of the values
	 * @param random the only source of randomness
	 */
	public void apply(byte[] source, int sourceOffset, float[] target, int targetOffset, RandomGenerator random) {
		if (config.kind() == Augmentation.NONE) {
			for (int i = 0; i < PIXELS; i++) {
				target[targetOffset + i] = (source[sourceOffset + i] & 0xff) / 255f;
			}
			return;
		}
		double angle = config.strength() * random.nextDouble(-MAX_ROTATION, MAX_ROTATION);
		double shear = config.strength() * random.nextDouble(-MAX_SHEAR, MAX_SHEAR);
		double scaleX = 1 / scaled(random.nextDouble(MIN_SCALE, MAX_SCALE));
		double scaleY = 1 / scaled(random.nextDouble(MIN_SCALE, MAX_SCALE));
		double shiftX = config.strength() * random.nextDouble(-MAX_SHIFT, MAX_SHIFT);
		double shiftY = config.strength() * random.nextDouble(-MAX_SHIFT, MAX_SHIFT);
		boolean elastic = config.kind() == Augmentation.ELASTIC;
		if (elastic) {
			fillGrid(random);
		}
		double cos = Math.cos(angle);
		double sin = Math.sin(angle);
		// Maps each target pixel to its position in the source: the inverse map.
		double xx = cos * scaleX;
		double xy = (cos * shear - sin) * scaleX;
		double yx = sin * scaleY;
		double yy = (sin * shear + cos) * scaleY;
		for (int row = 0; row < SIDE; row++) {
			for (int column = 0; column < SIDE; column++) {
				double u = column - CENTRE;
				double v = row - CENTRE;
				double x = xx * u + xy * v + CENTRE + shiftX;
				double y = yx * u + yy * v + CENTRE + shiftY;
				if (elastic) {
					x += bend(gridX, row, column);
					y += bend(gridY, row, column);
				}
				target[targetOffset + row * SIDE + column] = sample(source, sourceOffset, x, y);
			}
		}
		if (elastic && random.nextDouble() < PEN_CHANCE * config.pens()) {
			double share = config.strength() * config.pens() * random.nextDouble(-MAX_THINNING, MAX_THICKENING);
			changePen(target, targetOffset, Math.clamp(share, -1, 1));
		}
		if (config.resampling() > 0 && random.nextDouble() < config.resampling()) {
			Downsampling.degrade(target, targetOffset, random.nextDouble(FINEST_SCAN, COARSEST_SCAN));
		}
		if (config.erasing() > 0 && random.nextDouble() < config.erasing()) {
			erase(target, targetOffset, random);
		}
	}

	/** Erases a small rectangle. */
	private static void erase(float[] picture, int offset, RandomGenerator random) {
		int height = random.nextInt(SMALLEST_WIPED, LARGEST_WIPED + 1);
		int width = random.nextInt(SMALLEST_WIPED, LARGEST_WIPED + 1);
		int top = random.nextInt(SIDE - height);
		int left = random.nextInt(SIDE - width);
		for (int row = top; row < top + height; row++) {
			Arrays.fill(picture, offset + row * SIDE + left, offset + row * SIDE + left + width, 0);
		}
	}

	/** Scales the distance of a factor from 1 by {@code config.strength()}; exactly unchanged at the default strength. */
	private double scaled(double scale) {
		return config.strength() == 1 ? scale : 1 + config.strength() * (scale - 1);
	}

	/** Moves every pixel towards the strongest (or, if {@code share} is negative, the weakest) adjacent ink. */
	private void changePen(float[] picture, int offset, double share) {
		for (int row = 0; row < SIDE; row++) {
			for (int column = 0; column < SIDE; column++) {
				float old = picture[offset + row * SIDE + column];
				float extreme = old;
				for (int y = Math.max(0, row - 1); y <= Math.min(SIDE - 1, row + 1); y++) {
					for (int x = Math.max(0, column - 1); x <= Math.min(SIDE - 1, column + 1); x++) {
						float near = picture[offset + y * SIDE + x];
						extreme = share > 0 ? Math.max(extreme, near) : Math.min(extreme, near);
					}
				}
				thinOrThick[row * SIDE + column] = (float) (old + Math.abs(share) * (extreme - old));
			}
		}
		System.arraycopy(thinOrThick, 0, picture, offset, PIXELS);
	}

	private void fillGrid(RandomGenerator random) {
		for (int i = 0; i < gridX.length; i++) {
			gridX[i] = config.strength() * random.nextGaussian() * ELASTIC_DEVIATION;
			gridY[i] = config.strength() * random.nextGaussian() * ELASTIC_DEVIATION;
		}
	}

	/** The grid's displacement at a pixel, interpolated with smooth (cosine-like) weights so that lines stay smooth. */
	private static double bend(double[] grid, int row, int column) {
		double gy = row * (GRID - 1) / (double) (SIDE - 1);
		double gx = column * (GRID - 1) / (double) (SIDE - 1);
		int y = Math.min((int) gy, GRID - 2);
		int x = Math.min((int) gx, GRID - 2);
		double fy = smooth(gy - y);
		double fx = smooth(gx - x);
		int i = y * GRID + x;
		double above = grid[i] + fx * (grid[i + 1] - grid[i]);
		double below = grid[i + GRID] + fx * (grid[i + GRID + 1] - grid[i + GRID]);
		return above + fy * (below - above);
	}

	private static double smooth(double t) {
		return t * t * (3 - 2 * t);
	}

	private static float sample(byte[] source, int offset, double x, double y) {
		int left = (int) Math.floor(x);
		int top = (int) Math.floor(y);
		if (left < -1 || top < -1 || left >= SIDE || top >= SIDE) {
			return 0;
		}
		double fx = x - left;
		double fy = y - top;
		double above = (1 - fx) * ink(source, offset, left, top) + fx * ink(source, offset, left + 1, top);
		double below = (1 - fx) * ink(source, offset, left, top + 1) + fx * ink(source, offset, left + 1, top + 1);
		return (float) (((1 - fy) * above + fy * below) / 255);
	}

	private static int ink(byte[] source, int offset, int x, int y) {
		return x < 0 || y < 0 || x >= SIDE || y >= SIDE ? 0 : source[offset + y * SIDE + x] & 0xff;
	}
}
