package digitlab.ui.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import digitlab.language.Language;
import digitlab.language.Localization;
import digitlab.ui.help.HelpViewModel.Place;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class HelpViewModelTest {

	@TempDir
	Path folder;

	@AfterEach
	void speakEnglish() {
		Localization.speak(Language.ENGLISH);
	}

	private HelpViewModel help() {
		return new HelpViewModel("9.9", folder.resolve("licences"));
	}

	private static List<String> anchors(HelpPage page) {
		List<String> anchors = new ArrayList<>();
		page.document().accept(new AbstractVisitor() {
			@Override
			public void visit(Heading heading) {
				anchors.add(HelpPage.anchor(heading));
				visitChildren(heading);
			}
		});
		return anchors;
	}

	private static List<String> links(HelpPage page) {
		List<String> links = new ArrayList<>();
		page.document().accept(new AbstractVisitor() {
			@Override
			public void visit(Link link) {
				links.add(link.getDestination());
			}
		});
		return links;
	}

	@ParameterizedTest
	@EnumSource
	void everyPageOfTheWindowIsExplained(Language language) {
		Localization.speak(language);
		HelpViewModel help = help();
		for (String page : List.of("Canvas", "Charts", "Clusters", "Readings", "Images", "My sketches", "Settings")) {
			help.explain(page);
			Place shown = help.shownProperty().get();
			assertThat(shown.page().name()).isEqualTo("guide.md");
			assertThat(anchors(shown.page())).contains(shown.page().own(shown.anchor()));
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyLinkWithinTheHelpLeadsSomewhere(Language language) {
		Localization.speak(language);
		HelpViewModel help = help();
		int followed = 0;
		for (HelpPage page : help.pages()) {
			for (String link : links(page)) {
				Place place = help.place(page, link).orElse(null);
				if (place != null) {
					followed++;
					assertThat(place.anchor().isEmpty()
							|| anchors(place.page()).contains(place.page().own(place.anchor())))
							.as(page.name() + ": " + link).isTrue();
				}
			}
		}
		assertThat(followed).isGreaterThan(20);
		assertThat(help.place(help.pages().getFirst(), "../LICENSE")).as("out of the help").isEmpty();
	}

	@Test
	void pagesAreInTheLanguageOfTheWindowOrSayThatTheyAreNot() {
		Localization.speak(Language.GERMAN);
		assertThat(help().pages()).extracting(HelpPage::title).contains("Glossar", "The command line (englisch)",
				"Über Digit Lab", "Lizenzen");
		Localization.speak(Language.ENGLISH);
		assertThat(help().pages()).extracting(HelpPage::title).contains("Glossary", "The command line", "About Digit Lab");
	}

	@Test
	void aTermIsShownAndStaysInAnotherLanguage() {
		HelpViewModel help = help();
		help.explainTerm("confusion-matrix");
		Localization.speak(Language.GERMAN);
		help.speak();
		Place shown = help.shownProperty().get();
		assertThat(shown.page().title()).isEqualTo("Glossar");
		assertThat(shown.page().own(shown.anchor())).isEqualTo("konfusionsmatrix");
		assertThat(help.pages()).contains(shown.page());
		help.back();
		assertThat(help.pages()).first().isEqualTo(help.shownProperty().get().page());
	}

	@Test
	void whatWasShownBeforeComesBack() {
		HelpViewModel help = help();
		Place start = help.shownProperty().get();
		Place about = new Place(help.pages().get(help.pages().size() - 2), "");
		help.show(about);
		help.show(about);
		assertThat(help.shownProperty().get()).isEqualTo(about);
		assertThat(help.canGoBackProperty().get()).isTrue();
		help.back();
		assertThat(help.shownProperty().get()).isEqualTo(start);
		assertThat(help.canGoBackProperty().get()).isFalse();
	}

	@Test
	void theLicencesOfTheInstalledApplicationAreListed() throws IOException {
		Files.createDirectories(folder.resolve("licences"));
		Files.writeString(folder.resolve("licences/THIRD-PARTY.txt"), "The MIT License:\n    * Some library\n");
		HelpViewModel help = help();
		assertThat(help.pages()).extracting(HelpPage::title).endsWith("About Digit Lab", "Licences");
		MarkdownText text = new MarkdownText(help.pages().getLast());
		assertThat(text.code()).containsExactly("The MIT License:\n    * Some library\n");
	}

	/** What the code blocks of a page say. */
	private record MarkdownText(HelpPage page) {

		List<String> code() {
			List<String> blocks = new ArrayList<>();
			page.document().accept(new AbstractVisitor() {
				@Override
				public void visit(org.commonmark.node.FencedCodeBlock block) {
					blocks.add(block.getLiteral());
				}
			});
			return blocks;
		}
	}
}
