package digitlab.io;

/** Asks a long piece of work to end early. It is asked, never interrupted: native code must not be. */
public final class CancellationToken {

	private volatile boolean stopped;

	/** Asks for the end; any thread may. */
	public void cancel() {
		stopped = true;
	}

	public boolean isCancelled() {
		return stopped;
	}
}
