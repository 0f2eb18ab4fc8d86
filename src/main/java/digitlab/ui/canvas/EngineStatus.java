package digitlab.ui.canvas;

import java.util.function.Consumer;

import digitlab.models.StoredModel;
import digitlab.ui.common.StatusViewModel;

import static digitlab.language.Localization.marktr;

/**
 * Reports the state of the engine to the status bar.
 *
 * @param report is given what failed besides
 */
public record EngineStatus(StatusViewModel status, Consumer<Throwable> report) implements LiveRecognizer.EngineListener {

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
		status.failed(marktr("The network cannot read"));
		report.accept(failure);
	}
}
