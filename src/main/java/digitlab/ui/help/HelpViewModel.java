package digitlab.ui.help;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.language;

/** The view model of the help: its pages in the window's language, and the place shown. For the UI thread only. */
public final class HelpViewModel {

	/**
	 * A place to show.
	 *
	 * @param anchor of a heading, as the English page calls it; empty for the start of the page
	 */
	record Place(HelpPage page, String anchor) {
	}

	private final String version;
	private final Path licences;
	private final ObservableList<HelpPage> pages;
	private final ReadOnlyObjectWrapper<Place> shown;
	private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
	private final Deque<Place> before = new ArrayDeque<>();

	/**
	 * @param version of Digit Lab
	 * @param licences folder with the list of the libraries' licences; need not exist
	 */
	public HelpViewModel(String version, Path licences) {
		this.version = version;
		this.licences = licences;
		pages = FXCollections.observableArrayList(read());
		shown = new ReadOnlyObjectWrapper<>(new Place(pages.getFirst(), ""));
	}

	private List<HelpPage> read() {
		return Stream.concat(Documents.NAMES.stream().map(name -> Documents.page(name, language())),
				Stream.of(ProgramPages.about(version), ProgramPages.licences(licences))).toList();
	}

	/** Shows everything in the language that the window speaks by now. */
	public void speak() {
		pages.setAll(read());
		List<Place> translated = before.stream().map(this::here).toList();
		before.clear();
		before.addAll(translated);
		shown.set(here(shown.get()));
	}

	/** The same place in the pages that there are now. */
	private Place here(Place place) {
		return new Place(page(place.page().name()).orElseThrow(), place.anchor());
	}

	private Optional<HelpPage> page(String name) {
		return pages.stream().filter(page -> page.name().equals(name)).findFirst();
	}

	/** All pages. */
	ObservableList<HelpPage> pages() {
		return FXCollections.unmodifiableObservableList(pages);
	}

	/** What is shown. */
	ReadOnlyObjectProperty<Place> shownProperty() {
		return shown.getReadOnlyProperty();
	}

	/** Whether there was something shown before. */
	ReadOnlyBooleanProperty canGoBackProperty() {
		return canGoBack.getReadOnlyProperty();
	}

	/** The place that a link leads to; empty if it leads out of the help. */
	Optional<Place> place(HelpPage from, String link) {
		int hash = link.indexOf('#');
		String path = hash < 0 ? link : link.substring(0, hash);
		String anchor = hash < 0 ? "" : link.substring(hash + 1);
		String name = from.isTranslated() ? path.replaceFirst("^\\.\\./", "") : path;
		return (name.isEmpty() ? Optional.of(from) : page(name)).map(page -> new Place(page, page.english(anchor)));
	}

	/** Shows another place. */
	void show(Place place) {
		if (!place.equals(shown.get())) {
			before.push(shown.get());
			set(place);
		}
	}

	/** Shows what the guide says of a page of the window, by its English name, or the start of the guide. */
	public void explain(@Nullable String pageOfWindow) {
		show(new Place(pages.getFirst(), pageOfWindow == null ? "" : pageOfWindow.toLowerCase(Locale.ROOT).replace(' ', '-')));
	}

	/**
	 * Shows a term of the glossary.
	 *
	 * @param anchor the term in English as links call it, such as "confusion-matrix"; empty for the start of the glossary
	 */
	public void explainTerm(String anchor) {
		show(new Place(page(Documents.GLOSSARY).orElseThrow(), anchor));
	}

	/** Shows what was shown before. */
	void back() {
		if (!before.isEmpty()) {
			set(before.pop());
		}
	}

	private void set(Place place) {
		shown.set(place);
		canGoBack.set(!before.isEmpty());
	}
}
