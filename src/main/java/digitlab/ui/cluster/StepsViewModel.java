package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;

import digitlab.clustering.ClusterParameters;
import digitlab.clustering.KMeans;
import digitlab.clustering.KMeansOptions;
import digitlab.clustering.KMeansResult;
import digitlab.clustering.KMeansSteps;
import digitlab.clustering.KMeansSteps.Kind;
import digitlab.clustering.KMeansSteps.Step;
import digitlab.io.ErrorMessages;
import digitlab.plot.Coloring;
import digitlab.ui.common.JobQueue;
import digitlab.ui.common.LanguageSelection;
import digitlab.ui.common.LatestJob;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.SpokenText;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** Follows the best start of k-means step by step on the analysed points. For the UI thread only. */
final class StepsViewModel {

	/** Below this, an inertia is shown with decimals. */
	private static final double SMALL = 1000;

	private final PlotViewModel plot;
	private final LatestJob job;
	private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
	private final BooleanProperty playing = new SimpleBooleanProperty();
	private final ReadOnlyObjectWrapper<@Nullable KMeansSteps> steps = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyObjectWrapper<@Nullable Step> step = new ReadOnlyObjectWrapper<>();
	private final SpokenText words;
	private int index;
	private Coloring colours = Coloring.CLUSTER;
	private BitSet hidden = new BitSet();

	StepsViewModel(PlotViewModel plot, JobQueue jobs, LanguageSelection language) {
		this.plot = plot;
		job = new LatestJob(jobs);
		words = new SpokenText(language);
		plot.foundProperty().subscribe((_, _) -> close());
		plot.liveProperty().subscribe((_, live) -> {
			if (live != null) {
				close();
			}
		});
	}

	/** Whether the steps are followed, rather than the result shown. */
	ReadOnlyBooleanProperty openProperty() {
		return open.getReadOnlyProperty();
	}

	/** Whether one step follows the other by itself; the view calls {@link #next()} in time. */
	BooleanProperty playingProperty() {
		return playing;
	}

	/** All steps; null until they have been worked out. */
	ReadOnlyObjectProperty<@Nullable KMeansSteps> stepsProperty() {
		return steps.getReadOnlyProperty();
	}

	/** The number of the step shown, from 0. */
	int index() {
		return index;
	}

	/** The step shown; null if there is none. */
	ReadOnlyObjectProperty<@Nullable Step> stepProperty() {
		return step.getReadOnlyProperty();
	}

	/** What the step shown does. */
	ReadOnlyStringProperty wordsProperty() {
		return words.property();
	}

	boolean isAtEnd() {
		return steps.get() instanceof KMeansSteps all && index == all.steps().size() - 1;
	}

	/** Shows the start; the points have the colours of their clusters until {@link #close()}. */
	void open() {
		if (open.get() || plot.liveProperty().get() != null || !(plot.foundProperty().get() instanceof AnalysedImages found)) {
			return;
		}
		colours = plot.coloringProperty().get();
		hidden = plot.hiddenProperty().get();
		open.set(true);
		plot.colourBy(Coloring.CLUSTER, new BitSet());
		words.say(() -> tr("Working out the steps…"));
		ClusterParameters parameters = found.result().parameters();
		KMeansResult result = found.result().clusters();
		job.start(tr("Following k-means step by step"), (progress, stop) -> KMeans.steps(found.result().space(),
				KMeansOptions.of(parameters.k(), parameters.restarts(), parameters.seed()), result.bestStart(), progress, stop),
				this::begin, failure -> words.say(() -> ErrorMessages.of(failure)), this::close);
	}

	private void begin(KMeansSteps all) {
		if (open.get()) {
			steps.set(all);
			show(0);
		}
	}

	/** Shows the result again, as it was. */
	void close() {
		if (!open.get()) {
			return;
		}
		open.set(false);
		job.stop();
		playing.set(false);
		index = 0;
		steps.set(null);
		step.set(null);
		words.clear();
		plot.colourBy(colours, hidden);
	}

	/** Shows the next step; the last one ends playing. */
	void next() {
		if (steps.get() != null && !isAtEnd()) {
			show(index + 1);
		}
		if (isAtEnd()) {
			playing.set(false);
		}
	}

	/** Shows the step before. */
	void previous() {
		playing.set(false);
		if (index > 0) {
			show(index - 1);
		}
	}

	void toStart() {
		playing.set(false);
		if (steps.get() != null) {
			show(0);
		}
	}

	/** Plays from here, or from the start if this is the end; or pauses. */
	void play() {
		if (steps.get() == null) {
			return;
		}
		if (!playing.get() && isAtEnd()) {
			show(0);
		}
		playing.set(!playing.get());
	}

	private void show(int which) {
		if (steps.get() instanceof KMeansSteps all) {
			index = which;
			step.set(all.steps().get(which));
			words.say(() -> inWords(all, which));
		}
	}

	private String inWords(KMeansSteps all, int which) {
		int last = all.steps().size() - 1;
		List<String> sentences = new ArrayList<>();
		sentences.add(tr("Step %,d of %,d.", which, last));
		sentences.addAll(what(all.steps().get(which)));
		if (which == last) {
			sentences.add(end(all));
		}
		return String.join(" ", sentences);
	}

	private List<String> what(Step step) {
		return switch (step.kind()) {
			case START -> start(step.centres().rows());
			case ASSIGN -> List.of(tr("Assign: each image joins its nearest centroid: %,d changed.", step.changed()),
					inertia(step));
			case MOVE -> List.of(plot.hasComponents()
					? tr("Move: each centroid moves to the mean of its images.")
					: tr("Move: each centroid moves to the mean of its images, which this layout draws at their median."),
					inertia(step));
		};
	}

	private List<String> start(int k) {
		String centroids = trn("Start: %,d\u00a0image, mostly far from one another, is the first centroid.",
				"Start: %,d\u00a0images, mostly far from one another, are the first centroids (k-means++).", k);
		return plot.foundProperty().get() instanceof AnalysedImages found && found.result().clusters().starts() > 1
				? List.of(centroids, tr("This is start %d of %d, the best.", found.result().clusters().bestStart(),
						found.result().clusters().starts()))
				: List.of(centroids);
	}

	private static String inertia(Step step) {
		return tr("Inertia %s.", Numbers.decimal(step.inertia(), step.inertia() < SMALL ? 2 : 0));
	}

	private static String end(KMeansSteps all) {
		Step last = all.steps().getLast();
		return last.kind() == Kind.ASSIGN && all.endsUnchanged()
				? trn("Nothing changes any more: k-means ends after %,d\u00a0iteration.",
						"Nothing changes any more: k-means ends after %,d\u00a0iterations.", last.iteration())
				: trn("The centroids hardly move any more: k-means ends after %,d\u00a0iteration.",
						"The centroids hardly move any more: k-means ends after %,d\u00a0iterations.", last.iteration());
	}
}
