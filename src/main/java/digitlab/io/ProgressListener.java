package digitlab.io;

/** Receives the progress of a long operation. It is called often and on the worker thread, so it must return quickly. */
@FunctionalInterface
public interface ProgressListener {

	/** Ignores progress. */
	ProgressListener NONE = (done, total) -> {
	};

	/**
	 * @param done units done so far
	 * @param total units in all, or a negative number while unknown
	 */
	void progress(long done, long total);
}
