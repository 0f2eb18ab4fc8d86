package digitlab.ui.cluster;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import digitlab.plot.ClusterGroups;
import digitlab.ui.common.Numbers;

/** Looks for images in the plot by their number, label or cluster. For the UI thread only. */
final class FindViewModel {

	private final PlotViewModel plot;
	private final BooleanProperty open = new SimpleBooleanProperty();
	private final StringProperty text = new SimpleStringProperty("");
	private final ReadOnlyObjectWrapper<List<Integer>> hits = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper(-1);
	private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(PointQuery.HELP);

	FindViewModel(PlotViewModel plot) {
		this.plot = plot;
		text.subscribe((_, _) -> forget());
		plot.foundProperty().subscribe((_, _) -> forget());
		plot.hiddenProperty().subscribe((_, _) -> forget());
	}

	/** Whether the search field is shown. */
	BooleanProperty openProperty() {
		return open;
	}

	/** What is looked for, see {@link PointQuery}. */
	StringProperty textProperty() {
		return text;
	}

	/** Dataset indices of the images found. */
	ReadOnlyObjectProperty<List<Integer>> hitsProperty() {
		return hits.getReadOnlyProperty();
	}

	/** The dataset index of the found image that is brought to the middle of the plot; -1 for none. */
	ReadOnlyIntegerProperty shownProperty() {
		return shown.getReadOnlyProperty();
	}

	/** What was found, or why not, or what can be typed. */
	ReadOnlyStringProperty wordsProperty() {
		return words.getReadOnlyProperty();
	}

	private void forget() {
		hits.set(List.of());
		shown.set(-1);
		words.set(PointQuery.HELP);
	}

	/** Looks for what is typed, or, if it was found already, goes to the next one. */
	void next() {
		if (hits.get().isEmpty()) {
			find();
		} else {
			show(Math.floorMod(hits.get().indexOf(shown.get()) + 1, hits.get().size()));
		}
	}

	/** Goes to the one before. */
	void previous() {
		if (hits.get().isEmpty()) {
			find();
		} else {
			show(Math.floorMod(hits.get().indexOf(shown.get()) - 1, hits.get().size()));
		}
	}

	private void find() {
		PlacedPoints points = plot.liveProperty().get() == null ? plot.scatter() : null;
		if (points == null || !(plot.foundProperty().get() instanceof AnalysedImages now)) {
			words.set("Press Run first: there is nothing to look for yet.");
			return;
		}
		try {
			ClusterGroups groups = plot.groups(now);
			hits.set(PointQuery.parse(text.get()).find(now, points,
					image -> !plot.hiddenProperty().get().get(groups.group(image))));
		} catch (IllegalArgumentException e) {
			words.set(e.getMessage()); // the sentence is for users
			return;
		}
		if (hits.get().size() > 1) {
			plot.select(hits.get());
		}
		show(0);
	}

	private void show(int which) {
		int image = hits.get().get(which);
		shown.set(-1); // the same image is brought to the middle again
		shown.set(image);
		plot.pin(image);
		words.set(hits.get().size() == 1
				? "Found image " + Numbers.count(image) + "."
				: Numbers.count(which + 1L) + " of " + Numbers.count(hits.get().size(), "image")
						+ ", all of which are selected: image " + Numbers.count(image) + ".");
	}
}
