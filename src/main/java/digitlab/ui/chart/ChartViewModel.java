package digitlab.ui.chart;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.lessons.Fact;
import digitlab.ui.common.Activity;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.common.MnistFetch;
import digitlab.ui.common.SketchWatch;
import digitlab.ui.common.WindowServices;
import digitlab.ui.common.WindowServices.Queues;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;

/** The view model of the charts page: which tab is shown. For the UI thread only. */
public final class ChartViewModel {

	/** The tabs of the page. */
	public enum Part {
		DATA(marktr("Data")), TRAINING(marktr("Training")), EVALUATION(marktr("Evaluation")), READING(marktr("This reading"));

		private final String title;

		Part(String title) {
			this.title = title;
		}

		/** Whether this is its English name. */
		public boolean isCalled(String name) {
			return title.equals(name);
		}

		/** In English. */
		String title() {
			return title;
		}
	}

	private static final double PERCENT = 100;

	private final DataSourceSelection selection;
	private final DataViewModel data;
	private final DataSaving saving;
	private final TrainingViewModel training;
	private final EvaluationViewModel evaluation;
	private final ExplanationViewModel reading;
	private final SketchWatch watch;
	private final MnistFetch mnist;
	private final ReadOnlyObjectWrapper<Part> part = new ReadOnlyObjectWrapper<>(Part.DATA);
	private boolean inView;

	/**
	 * @param sketch what the network sees of the sketch on the canvas; null if there is no ink
	 * @param watch tells how a network under training reads the sketch
	 */
	public ChartViewModel(WindowServices services, ObservableValue<@Nullable DigitImage> sketch, SketchWatch watch) {
		this.watch = watch;
		Queues queues = services.queues();
		selection = services.selection();
		data = new DataViewModel(selection, services.datasets(), queues.jobs());
		saving = new DataSaving(selection, data.splitProperty(), services.datasets(), queues.jobs(), queues.tasks());
		training = new TrainingViewModel(services.app().stored().runs(), services.models(), queues.tasks());
		evaluation = new EvaluationViewModel(services);
		mnist = services.mnist();
		mnist.whenFetched(data::tryAgain);
		mnist.whenFetched(evaluation::tryAgain);
		reading = new ExplanationViewModel(services.models(), services.explainer(), queues.pictures(), sketch);
		report(services.activity());
	}

	/** Lessons watch what is done here. */
	private void report(Activity activity) {
		part.subscribe(now -> activity.tell(Fact.TAB, now.title()));
		data.describedProperty().subscribe(now -> activity.tell(Fact.DESCRIBED, now == null ? 0 : now.data().size()));
		evaluation.resultProperty().subscribe(now -> {
			if (now != null) {
				activity.tell(Fact.ACCURACY, PERCENT * now.evaluation().confusion().accuracy());
				activity.count(Fact.EVALUATIONS);
				if (now.rival() != null) {
					activity.count(Fact.COMPARISONS);
				}
			}
		});
		reading.explanationProperty().subscribe(now -> {
			if (now != null) {
				activity.count(Fact.EXPLANATIONS);
			}
		});
	}

	/** The tab shown. */
	public ReadOnlyObjectProperty<Part> partProperty() {
		return part.getReadOnlyProperty();
	}

	public void show(Part chosen) {
		part.set(chosen);
		enter();
	}

	/** Tells whether the page is shown. */
	public void setInView(boolean now) {
		inView = now;
		enter();
	}

	/** Explains how a digit is read. */
	void explain(ShownDigit digit) {
		reading.explain(digit);
		show(Part.READING);
	}

	/**
	 * Explains how an image is read that is shown on another page.
	 *
	 * @param label what it shows, or {@link DigitDataset#UNLABELLED}
	 * @param name of the image, in words
	 */
	public void explain(DigitImage image, int label, String name) {
		explain(new ShownDigit(image, -1, label, name));
	}

	/** MNIST's download. */
	MnistFetch mnist() {
		return mnist;
	}

	private boolean isInView(Part which) {
		return inView && part.get() == which;
	}

	private void enter() {
		reading.setInView(isInView(Part.READING));
		if (isInView(Part.DATA)) {
			data.show();
		} else if (isInView(Part.EVALUATION)) {
			evaluation.show();
		}
	}

	DataSourceSelection selection() {
		return selection;
	}

	DataViewModel data() {
		return data;
	}

	DataSaving saving() {
		return saving;
	}

	/** Shows the curves of a training, finished or running; if its name is empty, those chosen before. */
	public void showTraining(String run) {
		show(Part.TRAINING);
		training.showOnly(run);
	}

	TrainingViewModel training() {
		return training;
	}

	/** How a network under training reads the sketch. */
	SketchWatch watch() {
		return watch;
	}

	EvaluationViewModel evaluation() {
		return evaluation;
	}

	ExplanationViewModel reading() {
		return reading;
	}
}
