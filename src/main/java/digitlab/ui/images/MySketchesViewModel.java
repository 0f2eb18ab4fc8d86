package digitlab.ui.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.SampleChanges;
import digitlab.dataset.SourceSplits;
import digitlab.improvement.FineTuning;
import digitlab.io.CancellationToken;
import digitlab.io.ErrorMessages;
import digitlab.io.ProgressListener;
import digitlab.models.StoredModel;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.ScoredPrediction;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.LatestJob;
import digitlab.ui.common.SpokenText;
import digitlab.ui.common.WindowServices;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** The view model of the user's sketches: shown, relabelled, deleted, exported and imported. For the UI thread only. */
public final class MySketchesViewModel {

	private static final int MAX_STEPS = 20;

	/** A change that can be taken back. */
	private record Step(DigitDataset before, DigitDataset after, String words) {
	}

	private final WindowServices services;
	private final OwnSamples samples;
	private final ImageWays ways;
	private final ImageList list = new ImageList(true, ImageOrder.LAST);
	private final ImageSaving saving;
	private final LatestJob reading;
	private final LatestJob importing;
	private final SpokenText summary;
	private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
	private final ReadOnlyObjectWrapper<@Nullable String> undoable = new ReadOnlyObjectWrapper<>();
	private final Deque<Step> steps = new ArrayDeque<>();
	/** Changes asked for while another is being written. */
	private final Deque<Runnable> waiting = new ArrayDeque<>();
	private final Map<DigitImage, ScoredPrediction> known = new HashMap<>();
	private @Nullable StoredModel readBy;
	private boolean isChanging;
	private boolean inView;

	public MySketchesViewModel(WindowServices services, ImageWays ways) {
		this.services = services;
		this.ways = ways;
		samples = services.app().stored().ownSamples();
		summary = new SpokenText(services.language());
		saving = new ImageSaving(list, services, () -> "my-sketches");
		reading = new LatestJob(services.queues().jobs());
		importing = new LatestJob(services.queues().jobs());
		services.models().inUseProperty().subscribe((_, _) -> read());
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

	/** The number of sketches, and whether there are enough to learn from; empty if there are none. */
	ReadOnlyStringProperty summaryProperty() {
		return summary.property();
	}

	/** Why the sketches cannot be shown; empty if they can. */
	ReadOnlyStringProperty problemProperty() {
		return problem.getReadOnlyProperty();
	}

	/** What {@link #undo} would take back, in words; null if there is nothing. */
	ReadOnlyObjectProperty<@Nullable String> undoableProperty() {
		return undoable.getReadOnlyProperty();
	}

	/** Tells whether the page is shown. */
	public void setInView(boolean now) {
		inView = now;
		if (now) {
			refresh();
		}
	}

	private void refresh() {
		services.queues().tasks().run(samples::read, this::show, failure -> {
			show(list.data().subset());
			problem.set(ErrorMessages.of(failure));
		});
	}

	private void show(DigitDataset now) {
		problem.set("");
		boolean isSame = now.hasSameImages(list.data());
		if (!isSame) {
			list.show(now, known(now), ImageList.Change.EDITED);
		}
		int sketches = now.size();
		summary.say(() -> counted(sketches));
		read();
	}

	private static String counted(int sketches) {
		int missing = FineTuning.MIN_SKETCHES - sketches;
		if (missing <= 0) {
			return tr("%,d\u00a0sketches, enough to teach the model your hand.", sketches);
		}
		return sketches == 0
				? ""
				: String.join(" ", trn("%,d\u00a0sketch.", "%,d\u00a0sketches.", sketches),
						tr("%,d more, and the model can learn your hand from them.", missing));
	}

	/** What the model in use reads in the images; null if not all are known. */
	private @Nullable ImageReadings known(DigitDataset of) {
		List<@Nullable ScoredPrediction> answers = IntStream.range(0, of.size()).<@Nullable ScoredPrediction>mapToObj(
				i -> known.get(of.image(i))).toList();
		return of.size() == 0 || answers.stream().anyMatch(Objects::isNull)
				? null
				: ImageReadings.of(answers.stream().map(Objects::requireNonNull).toList());
	}

	/** Has the model in use read the sketches that it has not read yet. */
	private void read() {
		StoredModel model = services.models().inUseProperty().get();
		if (!inView || model == null) {
			return;
		}
		if (!model.equals(readBy)) {
			known.clear();
			readBy = model;
			list.show(list.data(), null, ImageList.Change.SAME_IMAGES);
		}
		DigitDataset all = list.data();
		int[] unread = IntStream.range(0, all.size()).filter(i -> !known.containsKey(all.image(i))).toArray();
		if (unread.length == 0) {
			reading.stop();
			showReadings();
			return;
		}
		DigitDataset some = all.subset(unread);
		reading.start(tr("Reading your sketches"), (progress, stop) -> {
			try (DigitClassifier classifier = model.open(services.app().engine().classifiers(), services.threads())) {
				return ImageReadings.of(classifier, some, null, progress, stop);
			}
		}, found -> {
			IntStream.range(0, found.read()).forEach(i -> known.put(some.image(i), found.at(i)));
			showReadings();
		}, failure -> services.status().warn(ErrorMessages.of(failure)), () -> {
		});
	}

	private void showReadings() {
		if (list.readings() == null && known(list.data()) instanceof ImageReadings all) {
			list.show(list.data(), all, ImageList.Change.SAME_IMAGES);
		}
	}

	/**
	 * Gives the selected sketches, or else the one that the keyboard is at, another label.
	 *
	 * @param label a digit, or {@link DigitDataset#UNLABELLED} for no digit
	 */
	void relabel(int label) {
		inTurn(() -> {
			int[] chosen = list.chosen();
			change(chosen, all -> SampleChanges.ordered(all.relabelled(label, chosen)),
					labelled(chosen.length, label));
		});
	}

	private static String labelled(int sketches, int label) {
		return label == DigitDataset.UNLABELLED
				? trn("Labelled %,d\u00a0sketch as not a digit", "Labelled %,d\u00a0sketches as not a digit", sketches)
				: trn("Labelled %,d\u00a0sketch as %s", "Labelled %,d\u00a0sketches as %s", sketches,
						ConfidenceText.withArticle(label));
	}

	/** Deletes the selected sketches, or else the one that the keyboard is at. */
	void delete() {
		inTurn(() -> {
			int[] chosen = list.chosen();
			change(chosen, all -> SampleChanges.without(all, chosen),
					trn("Deleted %,d\u00a0sketch", "Deleted %,d\u00a0sketches", chosen.length));
		});
	}

	/** Takes the last change back. */
	void undo() {
		inTurn(() -> {
			if (!steps.isEmpty()) {
				Step step = steps.pop();
				write(now -> SampleChanges.undone(now, step.before(), step.after()).orElseThrow(() -> new IOException(
						tr("\"%s\" cannot be undone, because the sketches were changed elsewhere since.", step.words()))),
						_ -> services.status().say(tr("Undone: %s", step.words())));
			}
		});
	}

	private void inTurn(Runnable change) {
		if (isChanging) {
			waiting.add(change);
		} else {
			change.run();
		}
	}

	private void change(int[] chosen, OwnSamples.Change change, String words) {
		DigitDataset expected = list.data();
		if (chosen.length > 0) {
			write(all -> {
				if (!all.hasSameImages(expected)) {
					throw new IOException(tr("The sketches were changed elsewhere meanwhile: look again, and try again."));
				}
				return change.apply(all);
			}, after -> done(expected, after, words));
		}
	}

	private void done(DigitDataset before, DigitDataset after, String words) {
		if (after.hasSameImages(before)) {
			return;
		}
		steps.push(new Step(before, after, words));
		if (steps.size() > MAX_STEPS) {
			steps.removeLast();
		}
		services.status().say(words, tr("Undo"), this::undo);
	}

	private void write(OwnSamples.Change change, java.util.function.Consumer<DigitDataset> then) {
		isChanging = true;
		services.queues().tasks().run(() -> samples.change(change), after -> {
			then.accept(after);
			written();
			show(after);
			next();
		}, failure -> {
			services.queues().tasks().fail(failure);
			written();
			refresh();
			next();
		});
	}

	private void written() {
		isChanging = false;
		undoable.set(steps.isEmpty() ? null : steps.getFirst().words());
	}

	private void next() {
		if (!isChanging && !waiting.isEmpty()) {
			waiting.remove().run();
			next();
		}
	}

	/** Adds the digits of a file or folder of any known format. */
	void take(Path place) {
		DataSource source = services.selection().known(DataSource.place(place));
		importing.start(tr("Importing %s", source.name()), (progress, stop) -> digits(source, progress, stop), this::add,
				services.queues().tasks()::fail, () -> {
				});
	}

	private DigitDataset digits(DataSource source, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		DatasetReader reader = services.app().sources().open(source.source(), source.preprocessing());
		DigitDataset digits = SourceSplits.read(reader, null, progress, cancellation).digits();
		if (digits.size() == 0) {
			throw new IOException(tr("%s has no labels that say which digits its images show, so that nothing can be "
					+ "learned from it: nothing was imported.", source.name()));
		}
		return digits;
	}

	private void add(DigitDataset digits) {
		inTurn(() -> {
			int[] before = {0};
			DigitDataset[] was = new DigitDataset[1];
			write(all -> {
				DigitDataset more = SampleChanges.with(all, digits);
				if (more.size() > OwnSamples.MAX) {
					throw new IOException(trn(
							"With this %,d\u00a0image there would be more than %,d sketches. To learn from a whole "
									+ "dataset, choose it in the training plan.",
							"With these %,d\u00a0images there would be more than %,d sketches. To learn from a whole "
									+ "dataset, choose it in the training plan.",
							digits.size(), OwnSamples.MAX));
				}
				before[0] = all.size();
				was[0] = all;
				return more;
			}, after -> {
				int added = after.size() - before[0];
				int there = digits.size() - added;
				done(was[0], after, imported(added, there));
				if (added == 0) {
					services.status().say(tr("All of these sketches were there already"));
				}
			});
		});
	}

	private static String imported(int added, int there) {
		String all = trn("Imported %,d\u00a0sketch", "Imported %,d\u00a0sketches", added);
		return there == 0 ? all : tr("%s; %s", all, trn("%,d was there already", "%,d were there already", there));
	}
}
