package digitlab.ui.canvas;

import java.util.List;

import digitlab.models.StoredModel;
import digitlab.ui.common.StatusViewModel;

/** Tells the status line of the engine as the window does, and keeps what failed. */
record EngineLog(StatusViewModel status, List<Throwable> errors) implements LiveReader.EngineListener {

	@Override
	public void opening(StoredModel model) {
		status.opening(model);
	}

	@Override
	public void ready() {
		status.ready();
	}

	@Override
	public void failed(Throwable failure) {
		errors.add(failure);
	}
}
