package digitlab.io;

/** Told how far a long piece of work has come. Called often, from the working thread: be quick. */
@FunctionalInterface
public interface ProgressListener {

	/** Tells nobody. */
	ProgressListener NONE = (done, total) -> {
	};

	/**
	 * @param done units done so far
	 * @param total units in all, or a negative number while unknown
	 */
	void progress(long done, long total);
}
