package digitlab.ui.images;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Which of the shown images are selected, and which one the keyboard is at. Places count the shown images, indices those of the
 * dataset. For the UI thread only.
 */
final class ImageSelection {

	/** What a move or a press does to the selection. */
	enum Mode {
		/** Selects the image alone. */
		ALONE,
		/** Selects all images between the last one that was selected alone and this one. */
		EXTEND,
		/** Selects the image too, or no longer. */
		TOGGLE,
		/** Leaves the selection as it is. */
		KEEP
	}

	private final ReadOnlyIntegerWrapper focus = new ReadOnlyIntegerWrapper(-1);
	/** Never changed: replaced. */
	private final ReadOnlyObjectWrapper<BitSet> selected = new ReadOnlyObjectWrapper<>(new BitSet());
	private int[] shown = {};
	private int anchor;

	/** The place of the keyboard; -1 if nothing is shown. */
	ReadOnlyIntegerProperty focusProperty() {
		return focus.getReadOnlyProperty();
	}

	/** The indices of the selected images. */
	ReadOnlyObjectProperty<BitSet> selectedProperty() {
		return selected.getReadOnlyProperty();
	}

	/** The number of selected images. */
	int count() {
		return selected.get().cardinality();
	}

	/** Replaces the images shown. */
	void show(ImageList.Change change, int... indices) {
		int before = focus.get();
		int at = before < 0 || before >= shown.length ? -1 : shown[before];
		shown = indices.clone();
		BitSet still = new BitSet();
		if (change == ImageList.Change.SAME_IMAGES) {
			Arrays.stream(shown).filter(selected.get()::get).forEach(still::set);
		}
		select(still);
		int place = switch (change) {
			case SAME_IMAGES -> placeOf(at);
			case EDITED -> before;
			case OTHER_IMAGES -> 0;
		};
		int there = shown.length == 0 ? -1 : Math.clamp(place, 0, shown.length - 1);
		anchor = Math.max(0, there);
		focus.set(there);
	}

	/** Moves the keyboard to a place, which is limited to those there are. */
	void go(int place, Mode mode) {
		if (shown.length == 0) {
			return;
		}
		int to = Math.clamp(place, 0, shown.length - 1);
		BitSet next = (BitSet) selected.get().clone();
		switch (mode) {
			case ALONE -> {
				next.clear();
				next.set(shown[to]);
			}
			case EXTEND -> {
				next.clear();
				IntStream.rangeClosed(Math.min(anchor, to), Math.max(anchor, to)).forEach(i -> next.set(shown[i]));
			}
			case TOGGLE -> next.flip(shown[to]);
			case KEEP -> {
			}
		}
		if (mode == Mode.ALONE || mode == Mode.TOGGLE) {
			anchor = to;
		}
		select(next);
		focus.set(to);
	}

	/** Selects all images shown. */
	void selectAll() {
		BitSet all = new BitSet();
		Arrays.stream(shown).forEach(all::set);
		select(all);
	}

	void selectNone() {
		select(new BitSet());
	}

	private void select(BitSet next) {
		if (!next.equals(selected.get())) {
			selected.set(next);
		}
	}

	boolean isSelected(int index) {
		return selected.get().get(index);
	}

	/** The indices of the selected images, in the order shown. */
	int[] indices() {
		return Arrays.stream(shown).filter(selected.get()::get).toArray();
	}

	/** The place of an image; -1 if it is not shown. */
	int placeOf(int index) {
		for (int place = 0; place < shown.length; place++) {
			if (shown[place] == index) {
				return place;
			}
		}
		return -1;
	}
}
