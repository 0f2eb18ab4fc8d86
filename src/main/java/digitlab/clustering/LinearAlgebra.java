package digitlab.clustering;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

import org.bytedeco.openblas.global.openblas;
import smile.math.blas.BLAS;
import smile.math.blas.EVDJob;
import smile.math.blas.EigenRange;
import smile.math.blas.LAPACK;
import smile.math.blas.Layout;
import smile.math.blas.Transpose;
import smile.math.blas.UPLO;

import static digitlab.language.Localization.tr;

/**
 * The matrix products used by this package, computed by Smile's BLAS and LAPACK (OpenBLAS). Matrices are row-major and off-heap,
 * so that none is copied on its way to native code. Each call uses one thread, and several calls may run concurrently.
 */
final class LinearAlgebra {

	private LinearAlgebra() {
	}

	/** The leading eigenvectors of a symmetric matrix, by descending eigenvalue: {@code vectors[i]} has length 1. */
	record Eigen(double[] values, double[][] vectors) {
	}

	/** The maximum number of floats in one block of off-heap memory. */
	static final int MAX_FLOATS = Integer.MAX_VALUE / Float.BYTES;

	/** Allocates off-heap memory, initialised to 0. */
	static FloatBuffer floats(long count) {
		return room(count, Float.BYTES).asFloatBuffer();
	}

	/** Allocates off-heap memory, initialised to 0. */
	static DoubleBuffer doubles(long count) {
		return room(count, Double.BYTES).asDoubleBuffer();
	}

	private static ByteBuffer room(long count, int bytes) {
		if (count > Integer.MAX_VALUE / bytes) {
			throw new IllegalArgumentException(
					tr("These are too many images: choose a limit below %d numbers in all.", Integer.MAX_VALUE / bytes));
		}
		return ByteBuffer.allocateDirect((int) count * bytes).order(ByteOrder.nativeOrder());
	}

	static double squaredNorm(double[] vector) {
		return Arrays.stream(vector).map(v -> v * v).sum();
	}

	/**
	 * c = factor · a · bᵀ.
	 *
	 * @param a n × d
	 * @param b k × d
	 * @param c n × k
	 */
	static void timesTransposed(float factor, FloatBuffer a, int n, int d, FloatBuffer b, int k, FloatBuffer c) {
		NativeLibraries.load();
		BLAS.engine.gemm(Layout.ROW_MAJOR, Transpose.NO_TRANSPOSE, Transpose.TRANSPOSE, n, k, d, factor, a, d, b, d, 0, c, k);
	}

	/** As {@link #timesTransposed(float, FloatBuffer, int, int, FloatBuffer, int, FloatBuffer)}, in double precision. */
	static void timesTransposed(double factor, DoubleBuffer a, int n, int d, DoubleBuffer b, int k, DoubleBuffer c) {
		NativeLibraries.load();
		BLAS.engine.gemm(Layout.ROW_MAJOR, Transpose.NO_TRANSPOSE, Transpose.TRANSPOSE, n, k, d, factor, a, d, b, d, 0, c, k);
	}

	/**
	 * c = c + aᵀ · a, of which only the upper triangle is computed. Calls OpenBLAS directly, since Smile's BLAS lacks this
	 * product.
	 *
	 * @param a n × d
	 * @param c d × d
	 */
	static void addSquare(DoubleBuffer a, int n, int d, DoubleBuffer c) {
		NativeLibraries.load();
		openblas.cblas_dsyrk(Layout.ROW_MAJOR.blas(), UPLO.UPPER.blas(), Transpose.TRANSPOSE.blas(), d, n, 1, a, d, 1, c, d);
	}

	/**
	 * The eigenvectors of the largest eigenvalues (LAPACK's syevr: Dhillon and Parlett's relatively robust representations,
	 * 2004).
	 *
	 * @param matrix n × n, of which the upper triangle is read; not changed
	 * @param count number of eigenvectors, 1 to n
	 */
	static Eigen largest(double[] matrix, int n, int count) {
		NativeLibraries.load();
		double[] values = new double[n];
		double[] vectors = new double[n * count];
		// The upper triangle in row-major order is the lower triangle in column-major order, which LAPACK uses.
		int failed = LAPACK.engine.syevr(Layout.COL_MAJOR, EVDJob.VECTORS, EigenRange.INDEX, UPLO.LOWER, n, matrix.clone(), n,
				0, 0, n - count + 1, n, 0, new int[1], values, vectors, n, new int[2 * n]);
		if (failed != 0) {
			throw new IllegalArgumentException(
					tr("The principal components cannot be computed: the data contain values that are not numbers."));
		}
		double[] falling = new double[count];
		double[][] rows = new double[count][n];
		for (int i = 0; i < count; i++) {
			falling[i] = values[count - 1 - i];
			System.arraycopy(vectors, (count - 1 - i) * n, rows[i], 0, n);
		}
		return new Eigen(falling, rows);
	}
}
