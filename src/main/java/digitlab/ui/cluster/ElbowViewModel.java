package digitlab.ui.cluster;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.Elbow;
import digitlab.io.ErrorMessages;
import digitlab.ui.common.Job;
import digitlab.ui.common.JobQueue;
import digitlab.ui.common.LatestJob;
import org.jspecify.annotations.Nullable;

/** Tries other numbers of clusters on the analysed points. For the UI thread only. */
final class ElbowViewModel {

	private static final String NO_POINTS = "Press Run first, then try other numbers of clusters.";
	private static final String NOT_YET = "Press Try: k-means looks for " + Elbow.MIN_K + " to " + Elbow.MAX_K + " clusters.";

	private final ReadOnlyObjectProperty<@Nullable AnalysedImages> found;
	private final IntegerProperty k;
	private final LatestJob job;
	private final ReadOnlyObjectWrapper<List<Elbow.Step>> steps = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(NO_POINTS);

	/**
	 * @param k the number of clusters for the next analysis
	 */
	ElbowViewModel(ReadOnlyObjectProperty<@Nullable AnalysedImages> found, JobQueue jobs, IntegerProperty k) {
		this.found = found;
		this.k = k;
		job = new LatestJob(jobs);
		found.subscribe((_, now) -> {
			job.stop();
			steps.set(List.of());
			message.set(now == null ? NO_POINTS : NOT_YET);
		});
	}

	/** The results by number of clusters; empty before a trial. */
	ReadOnlyObjectProperty<List<Elbow.Step>> stepsProperty() {
		return steps.getReadOnlyProperty();
	}

	/** The results for the points of an analysis. */
	List<Elbow.Step> steps(AnalysedImages of) {
		return found.get() == of ? steps.get() : List.of();
	}

	/** The running trial; null if there is none. */
	ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.jobProperty();
	}

	/** Why there is nothing to show; empty otherwise. */
	ReadOnlyStringProperty messageProperty() {
		return message.getReadOnlyProperty();
	}

	/** The number of clusters for the next analysis. */
	IntegerProperty kProperty() {
		return k;
	}

	/** Tries all numbers of clusters, with one start each. */
	void run() {
		if (!(found.get() instanceof AnalysedImages now)) {
			return;
		}
		say("Trying…");
		job.start("Trying " + Elbow.MIN_K + " to " + Elbow.MAX_K + " clusters", (progress, stop) -> Elbow.of(
				now.result().space(), 1, ClusterAnalysis.ELBOW_SAMPLE, now.result().parameters().seed(), progress, stop),
				tried -> {
					if (found.get() == now && tried.size() >= steps.get().size()) {
						steps.set(tried);
					}
					say(NOT_YET);
				}, failure -> say(ErrorMessages.of(failure)), () -> say(NOT_YET));
	}

	/** Shows a sentence in place of the curves. */
	private void say(String sentence) {
		message.set(steps.get().isEmpty() ? sentence : "");
	}

	/** Stops the trial; results so far are kept. */
	void stop() {
		job.stop();
	}
}
