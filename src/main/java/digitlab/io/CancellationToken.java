package digitlab.io;

/**
 * Requests that a long operation end early. The operation checks the token; its thread is never interrupted, which native code
 * does not survive.
 */
public final class CancellationToken {

	private volatile boolean stopped;

	/** Requests the end; safe to call from any thread. */
	public void cancel() {
		stopped = true;
	}

	public boolean isCancelled() {
		return stopped;
	}
}
