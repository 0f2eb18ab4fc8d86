package digitlab.ui.common;

import java.util.concurrent.Executor;

import digitlab.lessons.Fact;
import digitlab.settings.Settings;

/**
 * The services shared by the window's pages; each view model takes those that it needs.
 *
 * @param app what the application passed to the window
 * @param language of all texts
 * @param activity what lessons watch
 * @param models the available models and the one in use
 * @param selection the data that the pages show
 * @param explainer reads single pictures, on {@link Queues#pictures}
 * @param threads how many a network may use beside the canvas
 */
public record WindowServices(UiServices app, Queues queues, StatusViewModel status, LanguageSelection language,
		Activity activity, ModelCatalog models, DatasetCache datasets,
		DataSourceSelection selection, MnistFetch mnist, PredictionExplainer explainer) {

	/**
	 * Where work is done away from the UI thread.
	 *
	 * @param jobs long work
	 * @param trainings one training after another
	 * @param downloads work that waits for the network
	 * @param tasks short work that may wait for a disk
	 * @param pictures short work that reads single pictures
	 * @param ui runs what belongs on the UI thread
	 */
	public record Queues(JobQueue jobs, JobQueue trainings, JobQueue downloads, DiskTasks tasks, DiskTasks pictures,
			Executor ui) {
	}

	/**
	 * Creates what does not exist yet. Without MNIST, generated digits are selected at first.
	 *
	 * @param remembered the settings of the last session
	 */
	public static WindowServices of(UiServices app, Settings remembered, Queues queues, StatusViewModel status) {
		UiServices.Stored stored = app.stored();
		LanguageSelection language = new LanguageSelection(remembered, stored.settings(), queues.tasks());
		language.spokenProperty().subscribe(status::retell);
		MnistFetch mnist = new MnistFetch(app.mnist(), queues, status);
		DataSourceSelection selection = new DataSourceSelection(remembered, mnist.hereProperty().get(), stored.ownSamplesFolder(),
				stored.settings(), queues.tasks());
		selection.offerClass(app.teaching().classroom().everyone(), app.teaching().classroom().listed());
		Activity activity = new Activity();
		selection.chosenProperty().subscribe(data -> activity.tell(Fact.DATA, data.name()));
		return new WindowServices(app, queues, status, language, activity, new ModelCatalog(stored.models(), queues.tasks()),
				new DatasetCache(app.sources(), stored.ownSamplesFolder()), selection,
				mnist, new PredictionExplainer(app.engine().classifiers()));
	}

	/** For long work: one core is left for the canvas. */
	public int threads() {
		return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
	}
}
