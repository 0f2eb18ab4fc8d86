package digitlab.ui.canvas;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs work where it is given. */
class InPlaceService extends AbstractExecutorService {

	@Override
	public void execute(Runnable work) {
		work.run();
	}

	@Override
	public void shutdown() {
		// Nothing runs on.
	}

	@Override
	public List<Runnable> shutdownNow() {
		return List.of();
	}

	@Override
	public boolean isShutdown() {
		return false;
	}

	@Override
	public boolean isTerminated() {
		return false;
	}

	@Override
	public boolean awaitTermination(long timeout, TimeUnit unit) {
		return true;
	}
}
