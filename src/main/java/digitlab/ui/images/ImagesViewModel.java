package digitlab.ui.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.formats.DataSources;
import digitlab.io.CancellationToken;
import digitlab.io.ErrorMessages;
import digitlab.io.ProgressListener;
import digitlab.lessons.Fact;
import digitlab.models.StoredModel;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.ImageFeatures;
import digitlab.statistics.PixelDistances;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.common.Job;
import digitlab.ui.common.LatestJob;
import digitlab.ui.common.MnistFetch;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.SpokenText;
import digitlab.ui.common.WindowServices;
import digitlab.ui.images.ImageList.Change;
import digitlab.ui.images.ImageList.Outcome;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;
import static digitlab.language.Localization.trn;

/** The view model of a dataset's images: shown, read by a model, and compared. For the UI thread only. */
public final class ImagesViewModel {

	/** What images are compared by. */
	enum Likeness {
		/** The activations of the network's last hidden layer. */
		FEATURES,
		/** Their pixels. */
		PIXELS
	}

	/** How many of the most similar images are shown. */
	static final int SIMILAR = 200;

	private static final int KEPT = 4;

	/** Separates the thousands of a number. */
	private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])[,.'\u00a0\u202f ](?=[0-9]{3}(?![0-9]))");

	/** What is shown, and by which model it is read. */
	private record Question(DataSource data, Split split, @Nullable StoredModel model) {
	}

	private record Key(Path weights, String weightsVersion, DataSource data, Split split, String dataVersion) {
	}

	/**
	 * Images with what is known of them.
	 *
	 * @param key of their readings; null without a model
	 */
	private record Found(DigitDataset data, @Nullable Key key, @Nullable ImageReadings readings) {
	}

	/** The features of the images shown. */
	private record Features(DigitDataset data, StoredModel model, String version, ImageFeatures values) {
	}

	private record Ranking(int[] indices, @Nullable Features features) {
	}

	private final WindowServices services;
	private final ImageWays ways;
	private final ImageList list = new ImageList(false, ImageOrder.FIRST);
	private final ImageSaving saving;
	private final ObjectProperty<Split> split = new SimpleObjectProperty<>(Split.TRAIN);
	private final ObjectProperty<@Nullable StoredModel> model = new SimpleObjectProperty<>();
	private final SpokenText message;
	private final SpokenText summary;
	private final SpokenText similarTo;
	private final LatestJob loading;
	private final LatestJob reading;
	private final LatestJob comparing;
	private final Map<Key, ImageReadings> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
		private static final long serialVersionUID = 1;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, ImageReadings> eldest) {
			return size() > KEPT;
		}
	};
	private @Nullable Question shown;
	private @Nullable Key shownKey;
	private @Nullable Features features;
	private int compared;
	private boolean inView;

	public ImagesViewModel(WindowServices services, ImageWays ways) {
		this.services = services;
		this.ways = ways;
		message = new SpokenText(services.language());
		summary = new SpokenText(services.language());
		similarTo = new SpokenText(services.language());
		saving = new ImageSaving(list, services, () -> selection().chosenProperty().get().name());
		loading = new LatestJob(services.queues().jobs());
		reading = new LatestJob(services.queues().jobs());
		comparing = new LatestJob(services.queues().jobs());
		catalog().inUseProperty().subscribe(inUse -> {
			if (model.get() == null) {
				model.set(inUse);
			}
		});
		model.subscribe((_, _) -> load());
		split.subscribe((_, _) -> load());
		selection().chosenProperty().subscribe((_, _) -> load());
		services.mnist().whenFetched(this::load);
		list.shownProperty().subscribe((_, _) -> summarise());
		list.shownProperty().subscribe(now -> services.activity().tell(Fact.SHOWN, now.indices().length));
		list.selection().focusProperty().subscribe((_, _) -> {
			if (!list.isFilling()) {
				services.activity().count(Fact.LOOKED);
			}
		});
	}

	ImageList list() {
		return list;
	}

	ImageSaving saving() {
		return saving;
	}

	ImageWays ways() {
		return ways;
	}

	DataSourceSelection selection() {
		return services.selection();
	}

	ModelCatalog catalog() {
		return services.models();
	}

	MnistFetch mnist() {
		return services.mnist();
	}

	ObjectProperty<Split> splitProperty() {
		return split;
	}

	/** The model that reads the images. */
	ObjectProperty<@Nullable StoredModel> modelProperty() {
		return model;
	}

	/** Why there are no images; empty if there are. Whether MNIST is missing is said in English, which the view translates. */
	ReadOnlyStringProperty messageProperty() {
		return message.property();
	}

	/** How many images are shown, and how they are read. */
	ReadOnlyStringProperty summaryProperty() {
		return summary.property();
	}

	/** Names the image whose most similar ones are shown; empty if all images are. */
	ReadOnlyStringProperty similarToProperty() {
		return similarTo.property();
	}

	/** The model reading all images now; null if there is none. */
	ReadOnlyObjectProperty<@Nullable Job> readingProperty() {
		return reading.jobProperty();
	}

	/** Tells whether the page is shown. */
	public void setInView(boolean now) {
		inView = now;
		if (now) {
			catalog().refresh();
			load();
		}
	}

	private Question question() {
		return new Question(selection().chosenProperty().get(), split.get(), model.get());
	}

	/** Shows the chosen images, with what is known of them. */
	private void load() {
		if (!inView) {
			return;
		}
		Question question = question();
		if (list.data().size() == 0) {
			message.say(() -> tr("Opening %s…", translated(question.data().name())));
		}
		loading.start(tr("Opening %s", translated(question.data().name())), (progress, stop) -> find(question, progress, stop),
				found -> show(question, found), failure -> {
					show(question, new Found(list.data().subset(), null, null));
					message.say(() -> MnistFetch.explain(failure));
				}, () -> {
					if (list.data().size() == 0) {
						message.say(() -> tr("Stopped before the images were read."));
					}
				});
	}

	private Found find(Question question, ProgressListener progress, CancellationToken cancellation) throws IOException {
		DigitDataset data = services.datasets().read(question.data(), question.split(), progress, cancellation);
		StoredModel by = question.model();
		Key key = by == null ? null : key(question, by);
		synchronized (kept) {
			return new Found(data, key, key == null ? null : kept.get(key));
		}
	}

	private static Key key(Question question, StoredModel by) throws IOException {
		return new Key(by.weights(), by.version(), question.data(), question.split(),
				DataSources.version(question.data().source()));
	}

	private void show(Question question, Found found) {
		boolean isEmpty = found.data().size() == 0;
		message.say(() -> isEmpty ? tr("There are no images in %s.", translated(question.data().name())) : "");
		Question before = shown;
		shown = question;
		shownKey = found.key();
		boolean isSame = found.data() == list.data();
		if (isSame && found.readings() == list.readings() && question.equals(before)) {
			return;
		}
		if (!isSame) {
			features = null;
			similarTo.clear();
			list.clearFilters();
		}
		if (found.readings() == null) {
			list.clearReadingFilters();
			if (list.orderProperty().get().needsReadings()) {
				list.orderProperty().set(ImageOrder.FIRST);
			}
		}
		list.show(found.data(), found.readings(), isSame ? Change.SAME_IMAGES : Change.OTHER_IMAGES);
		summarise();
	}

	/** Has the model read all images, or those that it has not read yet. */
	void read() {
		Question question = question();
		StoredModel by = question.model();
		Key key = shownKey;
		DigitDataset data = list.data();
		ImageReadings before = list.readings();
		if (by == null || key == null || !question.equals(shown) || data.size() == 0 || before != null && before.isComplete()) {
			return;
		}
		reading.start(tr("Reading %s with %s", translated(question.data().name()), by.name()), (progress, stop) -> {
			try (DigitClassifier classifier = by.open(services.app().engine().classifiers(), services.threads())) {
				ImageReadings readings = ImageReadings.of(classifier, data, before, progress, stop);
				synchronized (kept) {
					kept.put(key, readings);
				}
				return readings;
			}
		}, readings -> {
			if (question.equals(shown) && list.data() == data) {
				list.show(data, readings, Change.SAME_IMAGES);
			}
		}, failure -> services.status().warn(ErrorMessages.of(failure)), () -> {
		});
	}

	/** Stops the reading; what was read so far stays. */
	void stop() {
		reading.stop();
	}

	private void summarise() {
		summary.say(this::inWords);
	}

	private String inWords() {
		int all = list.data().size();
		int shownNow = list.shownProperty().get().indices().length;
		ImageReadings readings = list.readings();
		if (all == 0) {
			return "";
		}
		String images = shownNow == all
				? trn("%,d\u00a0image", "%,d\u00a0images", all)
				: trn("%2$,d of %1$,d\u00a0image", "%2$,d of %1$,d\u00a0images", all, shownNow);
		return tr("%s; %s", images, readings == null ? tr("not read by a model yet") : counted(readings));
	}

	private String counted(ImageReadings readings) {
		int refused = list.count(Outcome.REFUSED);
		if (!list.data().isLabelled()) {
			return readings.isComplete() ? tr("%,d refused", refused) : tr("%,d read: %,d refused", readings.read(), refused);
		}
		int wrong = list.count(Outcome.WRONG);
		return readings.isComplete()
				? tr("%,d wrong, %,d refused", wrong, refused)
				: tr("%,d read: %,d wrong, %,d refused", readings.read(), wrong, refused);
	}

	/** Goes to the image with an index; filters that hide it are withdrawn. */
	void go(String text) {
		String typed = THOUSANDS.matcher(text.strip()).replaceAll("");
		int size = list.data().size();
		if (size == 0) {
			return;
		}
		if (!typed.matches("[0-9]{1,9}") || Integer.parseInt(typed) >= size) {
			services.status().warn(tr("\"%s\" is no image: they are counted from 0 to %,d.", text.strip(), size - 1));
			return;
		}
		int index = Integer.parseInt(typed);
		if (list.selection().placeOf(index) < 0) {
			list.clearFilters();
			showAll();
			services.status().say(tr("The filters hid that image: all images are shown again"));
		}
		list.selection().go(list.selection().placeOf(index), ImageSelection.Mode.ALONE);
	}

	/** Shows the images most similar to the one that the keyboard is at, itself first. */
	void compare(Likeness by) {
		int index = list.focused();
		DigitDataset data = list.data();
		StoredModel network = model.get();
		if (index < 0 || by == Likeness.FEATURES && network == null) {
			return;
		}
		Features known = features;
		comparing.start(tr("Comparing images"), (progress, stop) -> {
			if (by == Likeness.PIXELS || network == null) {
				return new Ranking(nearest(PixelDistances.to(data, index, progress, stop)), null);
			}
			String version = network.version();
			Features all = known != null && known.data() == data && known.model().equals(network)
					&& known.version().equals(version)
							? known
							: new Features(data, network, version, features(network, data, progress, stop));
			return new Ranking(nearest(all.values().distances(index)), all);
		}, ranking -> {
			if (list.data() == data) {
				features = ranking.features() == null ? features : ranking.features();
				compared = index;
				similarTo.say(() -> by == Likeness.PIXELS
						? tr("Most similar to image %,d in pixels", index)
						: tr("Most similar to image %,d in the network's features", index));
				list.clearFilters();
				list.rank(ranking.indices(), index);
			}
		}, failure -> services.status().warn(ErrorMessages.of(failure)), () -> {
		});
	}

	private ImageFeatures features(StoredModel network, DigitDataset data, ProgressListener progress,
			CancellationToken cancellation) throws IOException {
		try (DigitClassifier classifier = network.open(services.app().engine().classifiers(), services.threads())) {
			return ImageFeatures.of(classifier, data, progress, cancellation);
		}
	}

	/** The images with the smallest distances, in that order. Their bits are ordered as they are, since none is negative. */
	private static int[] nearest(float[] distances) {
		long[] keyed = new long[distances.length];
		for (int i = 0; i < keyed.length; i++) {
			keyed[i] = (long) Float.floatToIntBits(distances[i]) << Integer.SIZE | i;
		}
		Arrays.sort(keyed);
		return Arrays.stream(keyed).limit(SIMILAR).mapToInt(each -> (int) each).toArray();
	}

	/** Shows all images again after {@link #compare}, at the one compared. */
	void showAll() {
		if (list.isRanked()) {
			similarTo.clear();
			list.rank(null, compared);
		}
	}
}
