package digitlab.ui.images;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import digitlab.dataset.DigitDataset;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.common.Numbers;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;

/** The images of a dataset as a page shows them: filtered, sorted, and some of them selected. For the UI thread only. */
final class ImageList {

	/** Which readings are shown. */
	enum Outcome {
		ANY(marktr("All readings")), RIGHT(marktr("Read right")), WRONG(marktr("Read wrong")), REFUSED(marktr("Refused"));

		private final String words;

		Outcome(String words) {
			this.words = words;
		}

		/** In English. */
		String words() {
			return words;
		}
	}

	/** What becomes of the selection and of the keyboard's place. */
	enum Change {
		/** Both stay, since the images are the same. */
		SAME_IMAGES,
		/** Nothing is selected, and the keyboard stays where it is: some images were added, removed or moved. */
		EDITED,
		/** Nothing is selected, and the keyboard is at the first image. */
		OTHER_IMAGES
	}

	/**
	 * The shown images.
	 *
	 * @param readings null until a model has read the images
	 * @param indices in the order shown
	 */
	record Shown(DigitDataset data, @Nullable ImageReadings readings, int[] indices) {
	}

	/**
	 * A range of sureness, 0 to 1, both ends included.
	 */
	record Range(double from, double to) {

		static final Range ALL = new Range(0, 1);

		boolean holds(float value) {
			return value >= (float) from && value <= (float) to;
		}
	}

	/** No particular label, or no particular digit read. */
	static final int ANY = -2;

	private static final DigitDataset NOTHING = new DigitDataset("nothing", new byte[0], new byte[0]);

	private final boolean othersAreNonDigits;
	private final ObjectProperty<Integer> label = new SimpleObjectProperty<>(ANY);
	private final ObjectProperty<Integer> read = new SimpleObjectProperty<>(ANY);
	private final ObjectProperty<Outcome> outcome = new SimpleObjectProperty<>(Outcome.ANY);
	private final ObjectProperty<Range> sureness = new SimpleObjectProperty<>(Range.ALL);
	private final ObjectProperty<ImageOrder> order;
	private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(new Shown(NOTHING, null, new int[0]));
	private final ImageSelection selection = new ImageSelection();
	private DigitDataset data = NOTHING;
	private int @Nullable [] ranking;
	private @Nullable ImageReadings readings;
	private boolean isFilling;

	/**
	 * @param othersAreNonDigits whether images without a label are known to be no digits
	 */
	ImageList(boolean othersAreNonDigits, ImageOrder usual) {
		this.othersAreNonDigits = othersAreNonDigits;
		order = new SimpleObjectProperty<>(usual);
		label.subscribe((_, _) -> filter(Change.OTHER_IMAGES));
		read.subscribe((_, _) -> filter(Change.OTHER_IMAGES));
		outcome.subscribe((_, _) -> filter(Change.OTHER_IMAGES));
		sureness.subscribe((_, _) -> filter(Change.OTHER_IMAGES));
		order.subscribe((_, _) -> filter(Change.OTHER_IMAGES));
	}

	/** The label of the images shown, or {@link #ANY}. */
	ObjectProperty<Integer> labelProperty() {
		return label;
	}

	/** The digit read in the images shown, or {@link #ANY}. */
	ObjectProperty<Integer> readProperty() {
		return read;
	}

	ObjectProperty<Outcome> outcomeProperty() {
		return outcome;
	}

	/** How sure the readings of the images shown are. */
	ObjectProperty<Range> surenessProperty() {
		return sureness;
	}

	ObjectProperty<ImageOrder> orderProperty() {
		return order;
	}

	ReadOnlyObjectProperty<Shown> shownProperty() {
		return shown.getReadOnlyProperty();
	}

	ImageSelection selection() {
		return selection;
	}

	boolean othersAreNonDigits() {
		return othersAreNonDigits;
	}

	DigitDataset data() {
		return data;
	}

	/** Null until a model has read the images. */
	@Nullable
	ImageReadings readings() {
		return readings;
	}

	/**
	 * Replaces the images.
	 *
	 * @param now what a model reads in them; null if none has yet
	 */
	void show(DigitDataset images, @Nullable ImageReadings now, Change change) {
		data = images;
		readings = now;
		if (change != Change.SAME_IMAGES) {
			ranking = null;
		}
		filter(change);
	}

	/**
	 * Shows only these images that pass the filters, in this order; null for all again, in the chosen order.
	 *
	 * @param place the image to go to
	 */
	void rank(int @Nullable [] indices, int place) {
		ranking = indices;
		filter(Change.OTHER_IMAGES);
		selection.go(Math.max(0, selection.placeOf(place)), ImageSelection.Mode.ALONE);
	}

	/** Whether only some images are shown, in an order of their own. */
	boolean isRanked() {
		return ranking != null;
	}

	/** Withdraws all filters. */
	void clearFilters() {
		label.set(ANY);
		clearReadingFilters();
	}

	/** Withdraws the filters that need readings. */
	void clearReadingFilters() {
		read.set(ANY);
		outcome.set(Outcome.ANY);
		sureness.set(Range.ALL);
	}

	private void filter(Change change) {
		int[] ranked = ranking;
		int[] sorted = ranked != null
				? Arrays.stream(ranked).filter(this::passes).toArray()
				: order.get().sort(IntStream.range(0, data.size()).filter(this::passes).toArray(), data, readings);
		shown.set(new Shown(data, readings, sorted));
		isFilling = true;
		selection.show(change, sorted);
		isFilling = false;
	}

	/** Whether the place in the list changes because other images are shown, rather than by someone who looks at another one. */
	boolean isFilling() {
		return isFilling;
	}

	private boolean passes(int index) {
		int wanted = label.get();
		if (wanted != ANY && data.label(index) != wanted) {
			return false;
		}
		int digit = read.get();
		ImageReadings known = readings;
		if (known == null) {
			return true;
		}
		if (!known.isRead(index)) {
			return digit == ANY && outcome.get() == Outcome.ANY && sureness.get().equals(Range.ALL);
		}
		return (digit == ANY || known.digit(index) == digit && !known.isRefused(index)) && is(outcome.get(), index)
				&& (sureness.get().equals(Range.ALL) || sureness.get().holds(known.sureness(index)));
	}

	/** The number of images with a label, or of all for {@link #ANY}. */
	int count(int of) {
		return of == ANY ? data.size() : (int) IntStream.range(0, data.size()).filter(i -> data.label(i) == of).count();
	}

	/** The number of images that are read so; 0 until they are. */
	int count(Outcome of) {
		return readings == null ? 0 : (int) IntStream.range(0, readings.read()).filter(i -> is(of, i)).count();
	}

	private boolean is(Outcome which, int index) {
		ImageReadings known = readings;
		return switch (which) {
			case ANY -> true;
			case RIGHT -> known != null && isKnown(index) && isRight(known, index);
			case WRONG -> isWrong(index);
			case REFUSED -> known != null && known.isRefused(index);
		};
	}

	private boolean isKnown(int index) {
		return othersAreNonDigits || data.label(index) != DigitDataset.UNLABELLED;
	}

	private boolean isRight(ImageReadings known, int index) {
		return data.label(index) == DigitDataset.UNLABELLED
				? known.isRefused(index)
				: known.digit(index) == data.label(index);
	}

	/** Whether an image's label differs from what was read; of a refused image, the nearest digit counts. */
	boolean isWrong(int index) {
		ImageReadings known = readings;
		return known != null && known.isRead(index) && isKnown(index) && !isRight(known, index);
	}

	/** The index of the image that the keyboard is at; -1 if there is none. */
	int focused() {
		int place = selection.focusProperty().get();
		return place < 0 || place >= shown.get().indices().length ? -1 : shown.get().indices()[place];
	}

	/** The selected images or, if there are none, the one that the keyboard is at. */
	int[] chosen() {
		int[] some = selection.indices();
		return some.length > 0 || focused() < 0 ? some : new int[]{focused()};
	}

	/** The images to save, in the order of the dataset: the selected ones or, if there are none, those shown. */
	int[] toSave() {
		int[] some = selection.indices();
		return Arrays.stream(some.length > 0 ? some : shown.get().indices()).sorted().toArray();
	}

	/** A label in words: "a 7", "not a digit" or "unlabelled". */
	String labelInWords(int of) {
		return of == DigitDataset.UNLABELLED
				? othersAreNonDigits ? tr("not a digit") : tr("unlabelled")
				: ConfidenceText.withArticle(of);
	}

	/** Such as "7", "7 → 1" for one read wrongly, or "7 → ?" for one refused. */
	String caption(int index) {
		int its = data.label(index);
		String words = its != DigitDataset.UNLABELLED ? Integer.toString(its) : othersAreNonDigits ? tr("none") : "";
		ImageReadings known = readings;
		if (known == null || !known.isRead(index)
				|| known.isRefused(index) && its == DigitDataset.UNLABELLED && othersAreNonDigits
				|| !known.isRefused(index) && known.digit(index) == its) {
			return words;
		}
		return (words + " → " + (known.isRefused(index) ? "?" : Integer.toString(known.digit(index)))).strip();
	}

	/** Such as "Image 17, a 4". */
	String title(int index) {
		int its = data.label(index);
		if (its != DigitDataset.UNLABELLED) {
			String digit = ConfidenceText.withArticle(its);
			return othersAreNonDigits ? tr("Sketch %,d, %s", index + 1, digit) : tr("Image %,d, %s", index, digit);
		}
		return othersAreNonDigits ? tr("Sketch %,d, not a digit", index + 1) : tr("Image %,d, unlabelled", index);
	}

	/** An image and what is known of it, for those who cannot see it. */
	String spoken(int index) {
		List<String> facts = new ArrayList<>(List.of(title(index)));
		ImageReadings known = readings;
		if (known != null && known.isRead(index)) {
			facts.add(known.isRefused(index)
					? tr("refused")
					: tr("read as %s, %s sure", ConfidenceText.withArticle(known.digit(index)),
							Numbers.percent(known.sureness(index))));
		}
		if (isWrong(index)) {
			facts.add(tr("wrong"));
		}
		if (selection.isSelected(index)) {
			facts.add(tr("selected"));
		}
		return String.join(", ", facts);
	}
}
