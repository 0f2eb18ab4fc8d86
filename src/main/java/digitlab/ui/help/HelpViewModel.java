package digitlab.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

import org.jspecify.annotations.Nullable;

/** The view model of the help: its pages, and the place shown. For the UI thread only. */
public final class HelpViewModel {

	/**
	 * A place to show.
	 *
	 * @param anchor of a heading; empty for the start of the page
	 */
	record Place(HelpPage page, String anchor) {
	}

	/** The documents of {@code docs/} that explain the application to the people who use it, in the order of the list. */
	private static final List<String> DOCUMENTS = List.of("guide.md", "lessons.md", "glossary.md", "training.md", "the-data.md",
			"data-formats.md",
			"exchange.md", "command-line.md", "gpu.md", "comparison.md", "faq.md", "troubleshooting.md");
	private static final String LICENCE_LIST = "THIRD-PARTY.txt";

	private final List<HelpPage> pages;
	private final ReadOnlyObjectWrapper<Place> shown;
	private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
	private final Deque<Place> before = new ArrayDeque<>();

	/**
	 * @param version of Digit Lab
	 * @param licences folder with the list of the libraries' licences; need not exist
	 */
	public HelpViewModel(String version, Path licences) {
		pages = Stream.concat(DOCUMENTS.stream().map(HelpViewModel::document),
				Stream.of(about(version), licences(licences))).toList();
		shown = new ReadOnlyObjectWrapper<>(new Place(pages.getFirst(), ""));
	}

	private static HelpPage document(String name) {
		try (InputStream in = HelpViewModel.class.getResourceAsStream("docs/" + name)) {
			if (in == null) {
				throw new IllegalStateException("The help has no page " + name + ": the build should have put it there.");
			}
			return HelpPage.of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static HelpPage about(String version) {
		return HelpPage.of("about",
				"""
						# About Digit Lab

						Digit Lab %s, a desktop laboratory for handwritten digits.

						It is free software: you may use, change and pass it on under the GNU General Public License, version 3 or later. It
						comes without any warranty.

						| What | By what |
						|---|---|
						| The window | JavaFX, with AtlantaFX's theme and Feather's icons |
						| The network | Deep Java Library on PyTorch |
						| Clusters | Smile, with OpenBLAS and ARPACK |
						| Charts to export | XChart |

						All [licences](licences) are listed with their libraries. Nothing that you draw or open leaves this computer.
						"""
						.formatted(version));
	}

	private static HelpPage licences(Path folder) {
		return HelpPage.of("licences", """
				# Licences

				Digit Lab's own licence is the GNU General Public License, version 3 or later. These libraries are part of it:

				~~~~text
				%s
				~~~~
				""".formatted(list(folder)));
	}

	private static String list(Path folder) {
		try {
			return Files.readString(folder.resolve(LICENCE_LIST)).strip();
		} catch (IOException e) {
			return "The list is part of the installed application; the build writes it to target/licences.";
		}
	}

	/** All pages. */
	List<HelpPage> pages() {
		return pages;
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
		String name = hash < 0 ? link : link.substring(0, hash);
		String anchor = hash < 0 ? "" : link.substring(hash + 1);
		return name.isEmpty()
				? Optional.of(new Place(from, anchor))
				: pages.stream().filter(page -> page.name().equals(name)).findFirst().map(page -> new Place(page, anchor));
	}

	/** Shows another place. */
	void show(Place place) {
		if (!place.equals(shown.get())) {
			before.push(shown.get());
			set(place);
		}
	}

	/** Shows what the guide says of a page of the window, or the start of the guide. */
	public void explain(@Nullable String pageOfWindow) {
		HelpPage guide = pages.getFirst();
		show(new Place(guide, pageOfWindow == null ? "" : pageOfWindow.toLowerCase(Locale.ROOT).replace(' ', '-')));
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
