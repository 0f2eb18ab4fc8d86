package digitlab.ui.common;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;

import org.jspecify.annotations.Nullable;

/** A button that starts a job and is replaced by a stop button and a progress bar while the job runs. */
public final class RunControls {

	private RunControls() {
	}

	/** Keeps the three controls in step with the job. */
	public static void follow(ReadOnlyObjectProperty<@Nullable Job> current, Button start, Button stop, ProgressBar progress) {
		Lifetime.keep(current.subscribe(job -> {
			show(start, job == null);
			show(stop, job != null);
			show(progress, job != null);
			progress.progressProperty().unbind();
			if (job != null) {
				progress.progressProperty().bind(job.progressProperty());
			}
		}));
	}

	private static void show(Node node, boolean shown) {
		node.setVisible(shown);
		node.setManaged(shown);
	}
}
