package digitlab.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

import digitlab.clustering.CovarianceSums;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.Pca;
import digitlab.clustering.PointBlock;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.jspecify.annotations.Nullable;

/**
 * Turns images into points: their pixels, or the activations of a network's last hidden layer.
 *
 * @param network null for pixels
 */
record Points(Engine.Libraries libraries, @Nullable ExecutorNetwork network) implements Serializable {

	private static final int FULL_INK = 255;

	/** The sums of a part of the images, and the number of rows that could not be read. */
	record Part(@Nullable CovarianceSums sums, long errors) implements Serializable {

		Part and(Part other) {
			CovarianceSums both = sums == null ? other.sums : other.sums == null ? sums : sums.add(other.sums);
			return new Part(both, errors + other.errors);
		}
	}

	Part sums(Iterator<ImageRow> rows) throws IOException {
		libraries.prepare();
		long[] errors = new long[1];
		Iterator<List<ImageRow>> batches = new Batches<>(rows, ExecutorNetwork.BATCH);
		Iterator<double[]> points = new FlatIterator<>(new MappedIterator<>(batches, batch -> {
			List<ImageRow> sound = sound(batch);
			errors[0] += batch.size() - sound.size();
			return numbers(sound).iterator();
		}));
		if (!points.hasNext()) {
			return new Part(null, errors[0]);
		}
		// Pixels as whole numbers, whose sums are exact.
		Ahead<double[]> ahead = new Ahead<>(points);
		CovarianceSums sums = CovarianceSums.of(ahead.first().length, network == null ? FULL_INK : 1, ahead);
		return new Part(sums, errors[0]);
	}

	private static List<ImageRow> sound(List<ImageRow> batch) {
		return batch.stream().filter(row -> !row.isDamaged()).toList();
	}

	private List<double[]> numbers(List<ImageRow> rows) {
		if (network == null) {
			return rows.stream().map(row -> pixels(row.image())).toList();
		}
		return List.of(features(rows)).stream().map(Points::widened).toList();
	}

	private float[][] features(List<ImageRow> rows) {
		return network.classifier().features(rows.stream().map(ImageRow::image).toList());
	}

	private static double[] pixels(DigitImage image) {
		byte[] bytes = image.toBytes();
		double[] pixels = new double[bytes.length];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = bytes[i] & 0xff;
		}
		return pixels;
	}

	private static double[] widened(float[] values) {
		double[] wide = new double[values.length];
		for (int i = 0; i < wide.length; i++) {
			wide[i] = values[i];
		}
		return wide;
	}

	/**
	 * The points of images in the space to be clustered.
	 *
	 * @param pca null for the points as they are
	 * @param columns number of components
	 */
	Iterator<PointBlock> blocks(Iterator<ImageRow> rows, @Nullable Pca pca, int columns) throws IOException {
		libraries.prepare();
		Iterator<ImageRow> sound = new FlatIterator<>(
				new MappedIterator<>(new Batches<>(rows, PointBlock.SIZE), batch -> sound(batch).iterator()));
		return new MappedIterator<>(new Batches<>(sound, PointBlock.SIZE), batch -> block(batch, pca, columns));
	}

	private PointBlock block(List<ImageRow> rows, @Nullable Pca pca, int columns) {
		FloatMatrix points = matrix(rows);
		FloatMatrix placed = pca == null ? points : pca.project(points, ProgressListener.NONE, new CancellationToken());
		int width = pca == null ? points.columns() : Math.min(columns, placed.columns());
		float[] values = new float[rows.size() * width];
		long[] numbers = new long[rows.size()];
		byte[] labels = new byte[rows.size()];
		float[] place = new float[placed.columns()];
		for (int i = 0; i < numbers.length; i++) {
			placed.copyRow(i, place);
			System.arraycopy(place, 0, values, i * width, width);
			numbers[i] = rows.get(i).row();
			labels[i] = (byte) rows.get(i).label();
		}
		return new PointBlock(numbers, labels, values);
	}

	/** The points of sound rows: pixels from 0 to 1, or activations. */
	FloatMatrix matrix(List<ImageRow> rows) {
		if (network != null) {
			float[][] all = new float[rows.size()][];
			for (int from = 0; from < all.length; from += ExecutorNetwork.BATCH) {
				float[][] some = features(rows.subList(from, Math.min(all.length, from + ExecutorNetwork.BATCH)));
				System.arraycopy(some, 0, all, from, some.length);
			}
			return FloatMatrix.of(all);
		}
		float[][] all = new float[rows.size()][DigitImage.PIXELS];
		for (int i = 0; i < all.length; i++) {
			byte[] bytes = rows.get(i).image().toBytes();
			for (int p = 0; p < bytes.length; p++) {
				all[i][p] = (bytes[p] & 0xff) / (float) FULL_INK;
			}
		}
		return FloatMatrix.of(all);
	}

	/** An iterator whose first element can be looked at. */
	private static final class Ahead<T> implements Iterator<T> {

		private final Iterator<T> rest;
		private final T first;
		private boolean isAtFirst = true;

		Ahead(Iterator<T> elements) {
			rest = elements;
			first = elements.next();
		}

		T first() {
			return first;
		}

		@Override
		public boolean hasNext() {
			return isAtFirst || rest.hasNext();
		}

		@Override
		public T next() {
			T next = isAtFirst ? first : rest.next();
			isAtFirst = false;
			return next;
		}
	}
}
