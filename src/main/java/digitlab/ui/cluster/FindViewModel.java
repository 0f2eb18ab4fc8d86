package digitlab.ui.cluster;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import digitlab.plot.ClusterGroups;
import digitlab.ui.common.LanguageSelection;
import digitlab.ui.common.SpokenText;

import static digitlab.language.Localization.tr;

/** Looks for images in the plot by their number, label or cluster. For the UI thread only. */
final class FindViewModel {

	private final PlotViewModel plot;
	private final BooleanProperty open = new SimpleBooleanProperty();
	private final StringProperty text = new SimpleStringProperty("");
	private final ReadOnlyObjectWrapper<List<Integer>> hits = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper(-1);
	private final SpokenText words;

	FindViewModel(PlotViewModel plot, LanguageSelection language) {
		this.plot = plot;
		words = new SpokenText(language);
		words.say(PointQuery::help);
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
		return words.property();
	}

	private void forget() {
		hits.set(List.of());
		shown.set(-1);
		words.say(PointQuery::help);
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
			words.say(() -> tr("Press Run first: there is nothing to look for yet."));
			return;
		}
		try {
			ClusterGroups groups = plot.groups(now);
			hits.set(PointQuery.parse(text.get()).find(now, points,
					image -> !plot.hiddenProperty().get().get(groups.group(image))));
		} catch (IllegalArgumentException e) {
			words.say(e::getMessage); // the sentence is for users
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
		int hit = which + 1;
		int all = hits.get().size();
		words.say(() -> all == 1
				? tr("Found image %,d.", image)
				: tr("%,d of %,d\u00a0images, all of which are selected: image %,d.", hit, all, image));
	}
}
