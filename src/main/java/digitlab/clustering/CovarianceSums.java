package digitlab.clustering;

import java.io.Serializable;
import java.nio.DoubleBuffer;
import java.util.Iterator;

/**
 * The sums from which the principal components of points follow: the sums of parts of the points add up to those of all. They
 * take columns² numbers, 5 MB for 784, however many points there are. Sums of whole numbers, such as pixels 0 to 255, are exact
 * up to 10¹¹ points, so neither the division into parts nor its order changes the result.
 */
public final class CovarianceSums implements Serializable {

	private static final long serialVersionUID = 1;

	/** The number of points in one matrix product: 3 MB of 784 columns. */
	private static final int BLOCK = 512;

	private final double unit;
	private final double[] sums;
	/** Sums of products, of which the upper triangle is used. */
	private final double[] products;
	private long count;

	private CovarianceSums(int columns, double unit) {
		this.unit = unit;
		sums = new double[columns];
		products = new double[columns * columns];
	}

	/**
	 * Adds up points.
	 *
	 * @param columns numbers of each point
	 * @param unit divisor of each number; the components are those of the quotients
	 * @param points each array may be overwritten when the next one is asked for
	 */
	public static CovarianceSums of(int columns, double unit, Iterator<double[]> points) {
		CovarianceSums all = new CovarianceSums(columns, unit);
		if (!points.hasNext()) {
			return all;
		}
		DoubleBuffer block = LinearAlgebra.doubles((long) BLOCK * columns);
		DoubleBuffer squares = LinearAlgebra.doubles((long) columns * columns);
		while (points.hasNext()) {
			int n = 0;
			while (n < BLOCK && points.hasNext()) {
				double[] point = points.next();
				block.put(n * columns, point);
				for (int j = 0; j < columns; j++) {
					all.sums[j] += point[j];
				}
				n++;
			}
			LinearAlgebra.addSquare(block, n, columns, squares);
			all.count += n;
		}
		squares.get(0, all.products);
		return all;
	}

	/** Adds the sums of another part, and returns this. */
	public CovarianceSums add(CovarianceSums other) {
		for (int i = 0; i < sums.length; i++) {
			sums[i] += other.sums[i];
		}
		for (int i = 0; i < products.length; i++) {
			products[i] += other.products[i];
		}
		count += other.count;
		return this;
	}

	/** The number of points. */
	public long count() {
		return count;
	}

	/**
	 * The components of the largest variance, as those of {@link Pca#fit}.
	 *
	 * @param components their number, at least 1
	 * @throws IllegalArgumentException if all points are equal, or there are fewer than two
	 */
	public Pca fit(int components) {
		Pca.checkEnough(components, count);
		int d = sums.length;
		double[] mean = new double[d];
		for (int i = 0; i < d; i++) {
			mean[i] = sums[i] / count / unit;
		}
		double[] covariance = new double[d * d];
		for (int i = 0; i < d; i++) {
			for (int j = i; j < d; j++) {
				covariance[i * d + j] = (products[i * d + j] - sums[i] / count * sums[j]) / (count - 1) / (unit * unit);
			}
		}
		return Pca.ofCovariance(mean, covariance, count, components);
	}
}
