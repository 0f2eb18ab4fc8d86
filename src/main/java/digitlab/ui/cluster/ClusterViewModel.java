package digitlab.ui.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import digitlab.clustering.ClusterParameters;
import digitlab.clustering.Elbow;
import digitlab.clustering.LabelAgreement;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.IdxWriter;
import digitlab.dataset.SourceName;
import digitlab.dataset.Split;
import digitlab.lessons.Fact;
import digitlab.models.StoredModel;
import digitlab.plot.ClusterExport;
import digitlab.plot.ClusterFigures;
import digitlab.plot.PictureSize;
import digitlab.plot.ShownPlot;
import digitlab.report.SavedClusters;
import digitlab.ui.common.Activity;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.Job;
import digitlab.ui.common.LatestJob;
import digitlab.ui.common.MnistFetch;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.WindowServices;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;
import static digitlab.language.Localization.trn;

/** The view model of the clusters page: runs analyses and exports their results. For the UI thread only. */
public final class ClusterViewModel {

	/** More than any dataset of digits has; memory sets the actual limit. */
	static final int MAX_IMAGES = 1_000_000;

	static final PictureSize EXPORT_SIZE = new PictureSize(1280, 960);

	private static final double PERCENT = 100;
	private static final String NOT_YET = marktr("Press Run to see whether the digits form groups without their labels.");

	private static final String STOPPED = marktr("Stopped before there was anything to show. Press Run to see whether the digits "
			+ "form groups without their labels.");

	private final WindowServices services;
	private final DiskTasks tasks;
	private final StatusViewModel status;
	private final PlotViewModel plot;
	private final ElbowViewModel elbow;
	private final StepsViewModel steps;
	private final FindViewModel find;
	private final LatestJob job;
	private final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.TRAIN);
	private final IntegerProperty images = new SimpleIntegerProperty(10_000);
	private final ObjectProperty<PointSpace> space = new SimpleObjectProperty<>(PointSpace.PIXELS);
	private final ObjectProperty<Projection> projection = new SimpleObjectProperty<>(Projection.PCA);
	private final IntegerProperty components = new SimpleIntegerProperty(50);
	private final IntegerProperty k = new SimpleIntegerProperty(10);
	private final IntegerProperty restarts = new SimpleIntegerProperty(3);
	private final IntegerProperty seed = new SimpleIntegerProperty(1);
	private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(NOT_YET);

	/**
	 * @param sketch what the network sees of the sketch on the canvas; null if there is no ink
	 */
	public ClusterViewModel(WindowServices services, ObservableValue<@Nullable DigitImage> sketch) {
		this.services = services;
		tasks = services.queues().tasks();
		status = services.status();
		job = new LatestJob(services.queues().jobs());
		plot = new PlotViewModel(tasks, services.queues().pictures(), services.explainer(), sketch);
		services.mnist().whenFetched(this::askToRun);
		services.selection().chosenProperty().subscribe(_ -> askToRun());
		elbow = new ElbowViewModel(plot.foundProperty(), services.queues().jobs(), k, services.language());
		steps = new StepsViewModel(plot, services.queues().jobs(), services.language());
		find = new FindViewModel(plot, services.language());
		report(services.activity());
	}

	/** Lessons watch what is done here. */
	private void report(Activity activity) {
		plot.foundProperty().subscribe(now -> {
			if (now != null) {
				LabelAgreement agreement = now.result().measures().agreement();
				activity.tell(Fact.CLUSTERS, now.result().clusters().k());
				activity.tell(Fact.SPACE, now.model() == null ? "pixels" : "features");
				activity.tell(Fact.PURITY, agreement == null ? 0 : PERCENT * agreement.purity());
				activity.count(Fact.CLUSTERINGS);
			}
		});
		steps.stepProperty().subscribe(now -> {
			if (now != null) {
				activity.count(Fact.STEPS);
			}
		});
		elbow.stepsProperty().subscribe(tried -> {
			if (!tried.isEmpty()) {
				activity.count(Fact.ELBOWS);
			}
		});
	}

	/** The contents of the plot. */
	PlotViewModel plot() {
		return plot;
	}

	/** The trials with other numbers of clusters. */
	ElbowViewModel elbow() {
		return elbow;
	}

	/** K-means, step by step. */
	StepsViewModel steps() {
		return steps;
	}

	/** The search for images in the plot. */
	FindViewModel find() {
		return find;
	}

	/** MNIST's download. */
	MnistFetch mnist() {
		return services.mnist();
	}

	DataSourceSelection selection() {
		return services.selection();
	}

	ObjectProperty<Split> splitProperty() {
		return split;
	}

	/** The maximum number of images, from the first. */
	IntegerProperty imagesProperty() {
		return images;
	}

	ObjectProperty<PointSpace> spaceProperty() {
		return space;
	}

	ObjectProperty<Projection> projectionProperty() {
		return projection;
	}

	IntegerProperty componentsProperty() {
		return components;
	}

	IntegerProperty kProperty() {
		return k;
	}

	IntegerProperty restartsProperty() {
		return restarts;
	}

	IntegerProperty seedProperty() {
		return seed;
	}

	/** The running analysis; null if there is none. */
	ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.jobProperty();
	}

	/** Why there is nothing to show, in English, which the view translates; empty otherwise. */
	ReadOnlyStringProperty messageProperty() {
		return message.getReadOnlyProperty();
	}

	/** Stops the running analysis, and keeps what is worth keeping. */
	void stop() {
		job.stop();
	}

	/**
	 * Shows clusters that were found elsewhere, on Apache Spark.
	 *
	 * @param folder of the job's results
	 */
	void open(Path folder) {
		tasks.run(() -> SavedClusters.read(folder), saved -> {
			try {
				StoredModel network = saved.model() == null ? null : services.models().named(saved.model());
				job.stop();
				plot.showFound(new AnalysedImages(saved.data(), network, saved.result()));
				message.set("");
				status.say(trn("A sample of %,d\u00a0image; the figures are those of all %,d\u00a0images of %s",
						"A sample of %,d\u00a0images; the figures are those of all %,d\u00a0images of %s", saved.data().size(),
						saved.samples(), SourceName.shown(saved.source())));
			} catch (IOException e) {
				tasks.fail(e);
			}
		});
	}

	/** Starts an analysis with the current settings. */
	void run() {
		StoredModel model = space.get() == PointSpace.FEATURES ? services.models().inUseProperty().get() : null;
		if (space.get() == PointSpace.FEATURES && model == null) {
			failed(new IOException(tr("There is no model whose features could be used.")));
			return;
		}
		ClusterParameters parameters = new ClusterParameters(components.get(), k.get(), restarts.get(), seed.get(),
				projection.get(),
				projection.get().bearable(), ClusterParameters.SILHOUETTE_SAMPLE, false);
		ClusterSearch search = new ClusterSearch(services.selection().chosenProperty().get(), split.get(), images.get(), model,
				parameters);
		message.set(plot.foundProperty().get() == null ? marktr("Looking for clusters…") : "");
		job.start(tr("Looking for clusters in %s", translated(search.choice().name())),
				(progress, stop) -> search.run(services, now -> services.queues().ui().execute(() -> live(now)), progress, stop),
				this::found, this::failed, this::stopped);
	}

	/** Other data may be there now. */
	private void askToRun() {
		if (message.get().equals(MnistFetch.MISSING)) {
			message.set(NOT_YET);
		}
	}

	private void live(SearchProgress now) {
		if (job.jobProperty().get() != null) {
			message.set("");
			plot.showLive(now);
		}
	}

	private void found(AnalysedImages now) {
		plot.showFound(now);
		message.set("");
		if (now.result().withoutLayout() != null) {
			status.say(tr("%s could not lay out these points, so the plot shows principal components.",
					now.result().parameters().projection().words()));
		} else if (now.result().stopped()) {
			status.say(tr("Stopped; the best result so far is kept"));
		} else if (now.result().components().pca().count() < components.get()) {
			status.say(trn("These images have only %,d\u00a0component", "These images have only %,d\u00a0components",
					now.result().components().pca().count()));
		}
	}

	/** The previous result stays visible. */
	private void failed(Exception failure) {
		plot.showLive(null);
		if (plot.foundProperty().get() == null) {
			message.set(MnistFetch.explain(failure));
		} else {
			tasks.fail(failure);
		}
	}

	private void stopped() {
		plot.showLive(null);
		message.set(plot.foundProperty().get() == null ? STOPPED : "");
	}

	/**
	 * Exports the plot as shown, the points, the mean images or a report.
	 *
	 * @param what to save, whatever the file's name
	 * @param size of a picture of the plot
	 * @param scale of that: 1, 2 or 4
	 */
	void export(ClusterExport what, Path file, PictureSize size, int scale) {
		if (plot.foundProperty().get() instanceof AnalysedImages now) {
			List<Elbow.Step> steps = elbow.steps(now);
			ShownPlot shown = plot.shownPlot();
			tasks.run(() -> {
				ClusterExport.checkPlace(file);
				ClusterFigures figures = new ClusterFigures(now.result().withElbow(steps), now.data()).showing(shown);
				what.writeTo(file, figures, now.space(), size.width(), size.height(), scale);
				return file;
			}, status::saved);
		}
	}

	/**
	 * Saves the selected images as a dataset.
	 *
	 * @param folder receives MNIST's two training files
	 */
	void saveSelected(Path folder) {
		List<Integer> chosen = plot.selectedProperty().get();
		if (!(plot.foundProperty().get() instanceof AnalysedImages now) || chosen.isEmpty()) {
			return;
		}
		DigitDataset part = now.data().subset(chosen.stream().mapToInt(Integer::intValue).toArray());
		tasks.run(() -> {
			if (!part.isLabelled()) {
				throw new IOException(tr("Images without labels cannot be saved as a dataset, which needs a label for each "
						+ "image."));
			}
			try (Stream<Path> files = Files.list(folder)) {
				if (files.findAny().isPresent()) { // a dataset there could be overwritten, or read in place of this one
					throw new IOException(tr("%s is not empty: choose a new folder for the dataset.", folder));
				}
			}
			Path pictures = folder.resolve("train-images-idx3-ubyte");
			try {
				IdxWriter.write(part, pictures, folder.resolve("train-labels-idx1-ubyte"));
			} catch (IOException e) {
				Files.deleteIfExists(pictures); // without its labels it would be half a dataset
				throw e;
			}
			return part.size();
		}, count -> status.showFile(
				trn("%,d\u00a0image saved as %s", "%,d\u00a0images saved as %s", count, folder.getFileName()), folder));
	}
}
