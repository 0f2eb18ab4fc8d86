package digitlab.spark;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import digitlab.spark.Tally.Outcome;
import digitlab.spark.Tally.Sums;
import org.apache.spark.util.AccumulatorV2;

/**
 * Counts readings while they are written, so that nothing has to read them again. Spark adds what a task of the last stage has
 * counted exactly once, however often the task was repeated.
 */
final class Tally extends AccumulatorV2<Outcome, Sums> {

	private static final long serialVersionUID = 1;

	/** The least digit-like first; of equals, the first row. */
	private static final Comparator<Refused> ORDER = Comparator.comparingDouble(Refused::digitScore)
			.thenComparingLong(Refused::row);

	private final int most;
	private long samples;
	private long rejected;
	private long errors;
	/** The most digit-like of those that are kept is at the head, to be replaced by another. */
	private final PriorityQueue<Refused> least = new PriorityQueue<>(new MostDigitLike());

	/** @param most rows without a digit to keep */
	Tally(int most) {
		this.most = most;
	}

	/** The outcome of a row. */
	record Outcome(long row, boolean rejected, boolean damaged, double digitScore) {
	}

	/** A row without a digit. */
	record Refused(long row, double digitScore) implements Serializable {
	}

	/**
	 * All outcomes.
	 *
	 * @param rejected rows without a digit, except for errors
	 * @param errors rows that could not be read
	 * @param refused the least digit-like of the rows without a digit, in this order
	 */
	record Sums(long samples, long rejected, long errors, List<Refused> refused) {
	}

	private static final class MostDigitLike implements Comparator<Refused>, Serializable {

		private static final long serialVersionUID = 1;

		@Override
		public int compare(Refused one, Refused other) {
			return ORDER.compare(other, one);
		}
	}

	@Override
	public void add(Outcome outcome) {
		samples++;
		if (outcome.damaged()) {
			errors++;
		} else if (outcome.rejected()) {
			rejected++;
			keep(new Refused(outcome.row(), outcome.digitScore()));
		}
	}

	private void keep(Refused refused) {
		least.add(refused);
		if (least.size() > most) {
			least.remove();
		}
	}

	@Override
	public void merge(AccumulatorV2<Outcome, Sums> other) {
		Tally tally = (Tally) other;
		samples += tally.samples;
		rejected += tally.rejected;
		errors += tally.errors;
		tally.least.forEach(this::keep);
	}

	@Override
	public Sums value() {
		return new Sums(samples, rejected, errors, least.stream().sorted(ORDER).toList());
	}

	@Override
	public boolean isZero() {
		return samples == 0;
	}

	@Override
	public Tally copy() {
		Tally copy = new Tally(most);
		copy.merge(this);
		return copy;
	}

	@Override
	public void reset() {
		samples = 0;
		rejected = 0;
		errors = 0;
		least.clear();
	}
}
