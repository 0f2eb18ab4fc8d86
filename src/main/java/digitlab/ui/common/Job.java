package digitlab.ui.common;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import digitlab.io.CancellationToken;

/** A long job as shown in the window. For the UI thread only. */
public final class Job {

	public enum State {
		RUNNING, STOPPING, FINISHED, STOPPED, FAILED;

		/** Whether it is not finished yet. */
		public boolean isBusy() {
			return this == RUNNING || this == STOPPING;
		}
	}

	/** Progress of a job whose length is not known. */
	public static final double UNKNOWN = -1;

	private final String name;
	private final CancellationToken cancellation = new CancellationToken();
	private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
	private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);
	private final ReadOnlyStringWrapper timeLeft = new ReadOnlyStringWrapper("");

	Job(String name) {
		this.name = name;
	}

	/** What it does, such as "Evaluating alexnet28". */
	public String name() {
		return name;
	}

	public ReadOnlyObjectProperty<State> stateProperty() {
		return state.getReadOnlyProperty();
	}

	/** 0 to 1, or {@link #UNKNOWN}. */
	public ReadOnlyDoubleProperty progressProperty() {
		return progress.getReadOnlyProperty();
	}

	/** Such as "12 s left"; empty while unknown. */
	public ReadOnlyStringProperty timeLeftProperty() {
		return timeLeft.getReadOnlyProperty();
	}

	/** Requests a stop. */
	public void stop() {
		if (state.get() == State.RUNNING) {
			cancellation.cancel();
			state.set(State.STOPPING);
		}
	}

	CancellationToken cancellation() {
		return cancellation;
	}

	void advance(double share, String left) {
		progress.set(share);
		timeLeft.set(left);
	}

	void end(State how) {
		state.set(how);
	}
}
