package digitlab.ui.chart;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.io.ErrorMessages;
import digitlab.plot.Figure;
import digitlab.plot.StatisticsFigures;
import digitlab.statistics.DatasetStatistics;
import digitlab.statistics.Outlier;
import digitlab.statistics.Outliers;
import digitlab.statistics.WritingStyle;
import digitlab.statistics.WritingStyles;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.common.DatasetCache;
import digitlab.ui.common.Job;
import digitlab.ui.common.JobQueue;
import digitlab.ui.common.MnistFetch;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;

/** The view model of a dataset's description, computed in the background when first shown and kept until the data change. */
final class DataViewModel {

	/** A dataset with its statistics, computed in one pass. */
	record Described(DigitDataset data, DatasetStatistics statistics) {
	}

	/** The writing styles of one digit. */
	record Styles(int digit, List<WritingStyle> styles) {
	}

	/** Fewer would not be clusters, more would be no overview. */
	static final int MIN_STYLES = 2;
	static final int MAX_STYLES = 12;

	private static final int OUTLIERS = 40;
	private static final long SEED = 1;

	private final DataSourceSelection selection;
	private final DatasetCache datasets;
	private final JobQueue jobs;
	private final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.TRAIN);
	private final ReadOnlyObjectWrapper<@Nullable Described> described = new ReadOnlyObjectWrapper<>();
	private final IntegerProperty digit = new SimpleIntegerProperty(7);
	private final IntegerProperty styleCount = new SimpleIntegerProperty(6);
	private final ReadOnlyObjectWrapper<@Nullable Styles> styles = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyObjectWrapper<@Nullable List<Outlier>> outliers = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
	private @Nullable Job describing;
	private @Nullable Job finding;
	private @Nullable Job comparing;
	private boolean shown;

	DataViewModel(DataSourceSelection selection, DatasetCache datasets, JobQueue jobs) {
		this.selection = selection;
		this.datasets = datasets;
		this.jobs = jobs;
		selection.chosenProperty().subscribe((_, _) -> refresh());
		split.subscribe((_, _) -> refresh());
		digit.subscribe((_, _) -> findStyles());
		styleCount.subscribe((_, _) -> findStyles());
	}

	ObjectProperty<Split> splitProperty() {
		return split;
	}

	/** The data; null if there are none to show. */
	ReadOnlyObjectProperty<@Nullable Described> describedProperty() {
		return described.getReadOnlyProperty();
	}

	/** The digit whose writing styles are shown. */
	IntegerProperty digitProperty() {
		return digit;
	}

	/** The number of styles, {@link #MIN_STYLES} to {@link #MAX_STYLES}. */
	IntegerProperty styleCountProperty() {
		return styleCount;
	}

	/** Null until found. */
	ReadOnlyObjectProperty<@Nullable Styles> stylesProperty() {
		return styles.getReadOnlyProperty();
	}

	/** The images farthest from all others of their digit, farthest first; null until found. */
	ReadOnlyObjectProperty<@Nullable List<Outlier>> outliersProperty() {
		return outliers.getReadOnlyProperty();
	}

	/** Why there is nothing to show, to be translated where it is shown; empty otherwise. */
	ReadOnlyStringProperty messageProperty() {
		return message.getReadOnlyProperty();
	}

	/** Called when the page is shown: computes what it needs and is not known yet. */
	void show() {
		shown = true;
		refresh();
	}

	/** The figure with this name among those of {@link StatisticsFigures}. */
	Figure figure(String name) {
		DatasetStatistics statistics = Objects.requireNonNull(described.get()).statistics();
		return StatisticsFigures.of(statistics).stream().filter(figure -> figure.name().equals(name)).findFirst().orElseThrow();
	}

	Figure stylesFigure() {
		Styles found = Objects.requireNonNull(styles.get());
		return StatisticsFigures.writingStyles(Objects.requireNonNull(described.get()).data(), found.digit(), found.styles());
	}

	Figure outliersFigure() {
		return StatisticsFigures.outliers(Objects.requireNonNull(described.get()).data(), Objects.requireNonNull(outliers.get()));
	}

	/** Reads the data again if they could not be read. */
	void tryAgain() {
		if (described.get() == null) {
			refresh();
		}
	}

	private void refresh() {
		if (!shown) {
			return;
		}
		stop(describing);
		DataSource choice = selection.chosenProperty().get();
		Split part = split.get();
		Described before = described.get();
		if (before == null) {
			message.set(marktr("Examining the images…"));
		}
		describing = jobs.start(tr("Looking at %s", choice.shownName()), (progress, stop) -> {
			DigitDataset data = datasets.read(choice, part, progress, stop);
			return before != null && before.data() == data
					? before
					: new Described(data, DatasetStatistics.of(data, progress, stop));
		}, this::described, failure -> {
			described(null);
			message.set(MnistFetch.explain(failure));
		});
		Job job = describing;
		job.stateProperty().subscribe(state -> {
			if (state == Job.State.STOPPED && describing == job) {
				described(null);
				message.set(marktr("Stopped before all images were examined."));
			}
		});
	}

	private void described(@Nullable Described now) {
		message.set("");
		if (now == described.get()) {
			return;
		}
		stop(comparing);
		styles.set(null);
		outliers.set(null);
		described.set(now);
		findStyles();
		findOutliers();
	}

	/** Finds the outliers, unless they are known or being computed. */
	void findOutliers() {
		Described now = described.get();
		if (now == null || outliers.get() != null || now.statistics().labelled() == 0) {
			return;
		}
		stop(comparing);
		comparing = jobs.start(tr("Looking for outliers"),
				(progress, stop) -> Outliers.find(now.data(), OUTLIERS, progress, stop),
				found -> {
					if (described.get() == now) {
						outliers.set(found);
					}
				}, failure -> message.set(ErrorMessages.of(failure)));
	}

	/** Finds the writing styles of the chosen digit. */
	void findStyles() {
		Described now = described.get();
		stop(finding);
		styles.set(null);
		if (now == null || now.statistics().labelled() == 0) {
			return; // no labels say which images show the digit
		}
		int of = digit.get();
		int k = styleCount.get();
		String work = of == 8 ? tr("Looking for styles of writing an 8") : tr("Looking for styles of writing a %d", of);
		finding = jobs.start(work,
				(progress, stop) -> new Styles(of, WritingStyles.find(now.data(), of, k, SEED, progress, stop)), found -> {
					if (described.get() == now && digit.get() == of && styleCount.get() == k) {
						styles.set(found);
					}
				}, failure -> message.set(ErrorMessages.of(failure)));
	}

	private static void stop(@Nullable Job job) {
		if (job != null) {
			job.stop();
		}
	}
}
