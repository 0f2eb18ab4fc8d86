package digitlab.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import digitlab.clustering.KMeansSteps.Kind;
import digitlab.clustering.KMeansSteps.Step;

import static digitlab.language.Localization.tr;

/** Records the steps of a start of k-means, a byte for each point and step, up to the first that changes nothing. */
final class StepRecorder implements Lloyd.Observer {

	private final List<Step> steps = new ArrayList<>();
	private boolean ended;

	/** @throws IllegalArgumentException if there are too many centres to record */
	StepRecorder(int points, float[][] seeds) {
		if (seeds.length > KMeansSteps.MAX_K) {
			throw new IllegalArgumentException(
					tr("At most %d clusters can be followed step by step, not %d.", KMeansSteps.MAX_K, seeds.length));
		}
		byte[] none = new byte[points];
		Arrays.fill(none, Step.UNASSIGNED);
		steps.add(new Step(Kind.START, 0, none, FloatMatrix.of(seeds), 0, Double.NaN));
	}

	@Override
	public void assigned(Lloyd run, int changed) {
		if (!ended) {
			byte[] clusters = new byte[run.assignment().length];
			for (int i = 0; i < clusters.length; i++) {
				clusters[i] = (byte) run.assignment()[i];
			}
			Step before = steps.getLast();
			steps.add(new Step(Kind.ASSIGN, before.iteration() + 1, clusters, before.centres(), changed, run.inertia()));
			ended = changed == 0;
		}
	}

	@Override
	public void moved(Lloyd run) {
		if (!ended) {
			Step before = steps.getLast();
			steps.add(new Step(Kind.MOVE, before.iteration(), before.clusters(), FloatMatrix.of(run.centres()), 0,
					run.inertia()));
		}
	}

	/** The steps, with the clusters in another order. */
	KMeansSteps steps(int[] order) {
		byte[] rank = new byte[order.length];
		for (int r = 0; r < order.length; r++) {
			rank[order[r]] = (byte) r;
		}
		List<Step> ranked = new ArrayList<>();
		for (Step step : steps) {
			// A step that moves the centres shares the assignment of the step before.
			byte[] clusters = step.kind() == Kind.MOVE ? ranked.getLast().clusters() : step.clusters();
			for (int i = 0; step.kind() == Kind.ASSIGN && i < clusters.length; i++) {
				clusters[i] = rank[clusters[i]];
			}
			FloatMatrix centres = step.kind() == Kind.ASSIGN ? ranked.getLast().centres() : step.centres().subset(order);
			ranked.add(new Step(step.kind(), step.iteration(), clusters, centres, step.changed(), step.inertia()));
		}
		return new KMeansSteps(ranked);
	}
}
