package digitlab.ui.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import digitlab.language.Language;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether translated documents still say what the English ones say, as far as it shows without reading them. */
class TranslatedDocumentsTest {

	private static final Path DOCS = Path.of("docs");
	/** Code that is the same in every language; a search, for example, is not. */
	private static final Pattern COMMON_CODE = Pattern.compile(".*(--|\\.|/|_).*|digitlab.*|[A-Z]+");
	private static final String MARKER = "<!-- ";
	private static final String HEADING = "(?m)^#+ ";
	private static final Pattern NAME = Pattern.compile("[\"*](\\p{Lu}[^\"*]+)[\"*]");
	/** A key such as Pos1 has a name in each language. */
	private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d])\\d+(?:[.,\u00a0 ]\\d+)*");

	private static Stream<Path> translations() throws IOException {
		List<Path> found = new ArrayList<>();
		for (Language language : Language.values()) {
			Path folder = DOCS.resolve(language.code());
			if (Files.isDirectory(folder)) {
				try (Stream<Path> files = Files.list(folder)) {
					found.addAll(files.toList());
				}
			}
		}
		return found.stream();
	}

	/** What there is under each heading, by the English page's anchors. */
	private static Map<String, List<String>> outline(HelpPage page, Language language) {
		Map<String, List<String>> outline = new LinkedHashMap<>();
		page.document().accept(new AbstractVisitor() {
			private List<String> section = new ArrayList<>();

			@Override
			public void visit(Heading heading) {
				section = new ArrayList<>();
				outline.merge(page.english(HelpPage.anchor(heading)), section, (_, _) -> List.of("twice"));
				section.add("heading " + heading.getLevel());
				visitChildren(heading);
			}

			@Override
			public void visit(Paragraph paragraph) {
				add("paragraph");
				visitChildren(paragraph);
			}

			@Override
			public void visit(ListItem item) {
				add("item");
				visitChildren(item);
			}

			@Override
			public void visit(CustomNode node) {
				if (node instanceof TableRow || node instanceof TableCell) {
					add(node instanceof TableRow ? "row" : "cell");
				}
				visitChildren(node);
			}

			@Override
			public void visit(FencedCodeBlock code) {
				add("code " + code.getLiteral());
			}

			@Override
			public void visit(IndentedCodeBlock code) {
				add("code " + code.getLiteral());
			}

			@Override
			public void visit(Code code) {
				add(COMMON_CODE.matcher(code.getLiteral()).matches() ? "code " + code.getLiteral() : "code");
			}

			@Override
			public void visit(StrongEmphasis strong) {
				add("bold");
				visitChildren(strong);
			}

			@Override
			public void visit(Link link) {
				add("link " + target(page, link.getDestination(), language));
				visitChildren(link);
			}

			@Override
			public void visit(Image image) {
				add("picture " + target(page, image.getDestination(), language));
				visitChildren(image);
			}

			@Override
			public void visit(org.commonmark.node.Text text) {
				NUMBER.matcher(text.getLiteral()).results()
						.forEach(number -> add("number " + number.group().replaceAll("\\D", "")));
			}

			private void add(String part) {
				section.add(part);
			}
		});
		outline.values().forEach(section -> section.sort(null)); // a sentence may have another order
		return outline;
	}

	/** Where a link leads, as the English page says it. */
	private static String target(HelpPage from, String link, Language language) {
		if (!from.isTranslated()) {
			return link;
		}
		String[] parts = link.split("#", 2);
		boolean leavesFolder = parts[0].startsWith("../");
		String name = leavesFolder ? parts[0].substring(3) : parts[0];
		boolean isTranslated = name.isEmpty() || Files.exists(DOCS.resolve(language.code()).resolve(name));
		if (leavesFolder == isTranslated) {
			return "(wrong folder) " + link;
		}
		if (parts.length == 1) {
			return name;
		}
		HelpPage page = name.isEmpty() ? from : isTranslated ? Documents.page(name, language) : null;
		return name + "#" + (page == null ? parts[1] : page.english(parts[1]));
	}

	private static List<String> differences(HelpPage english, HelpPage translated, Language language) {
		Map<String, List<String>> expected = outline(english, Language.ENGLISH);
		Map<String, List<String>> actual = outline(translated, language);
		List<String> differences = new ArrayList<>();
		expected.forEach((heading, parts) -> {
			List<String> others = actual.remove(heading);
			if (others == null) {
				differences.add(heading + " is missing");
			} else if (!others.equals(parts)) {
				List<String> missing = without(parts, others);
				List<String> surplus = without(others, parts);
				differences.add(heading + ": missing " + missing + ", too many " + surplus);
			}
		});
		actual.keySet().forEach(heading -> differences.add(heading + " is no part of the English page"));
		return differences;
	}

	private static List<String> without(List<String> parts, List<String> others) {
		List<String> rest = new ArrayList<>(parts);
		others.forEach(rest::remove);
		return rest;
	}

	@ParameterizedTest
	@MethodSource("translations")
	void theTranslationFollowsTheEnglishPage(Path file) throws IOException {
		HelpPage english = HelpPage.of(file.toString(), Files.readString(DOCS.resolve(file.getFileName())));
		Language language = Language.of(file.getName(1).toString()).orElseThrow();
		HelpPage translated = english.translated(Files.readString(file));
		assertThat(differences(english, translated, language)).isEmpty();
		assertThat(translated.anchors()).as("no anchor means one heading here and another one in English")
				.allSatisfy((name, own) -> assertThat(translated.anchors().getOrDefault(own, own)).isEqualTo(own));
		// where there are no markers, headings correspond by their order
		if (!Files.readString(file).contains(MARKER)) {
			assertThat(translated.anchors().keySet()).containsExactlyElementsOf(english.anchors().keySet());
		}
	}

	/** The names of the window in quotes or bold that a translated page does not have under the same heading. */
	private static List<String> strangeNames(String english, String translated, ResourceBundle texts) {
		String[] sections = english.split(HEADING);
		String[] others = translated.split(HEADING);
		List<String> strange = new ArrayList<>();
		for (int i = 0; i < Math.min(sections.length, others.length); i++) {
			String other = plain(others[i]);
			NAME.matcher(sections[i].replaceAll("\\s+", " ")).results().map(name -> name.group(1).replaceFirst(" …$", ""))
					.filter(texts::containsKey).map(texts::getString).filter(name -> !other.contains(plain(name)))
					.forEach(strange::add);
		}
		return strange;
	}

	private static String plain(String text) {
		return text.replaceAll("[\\s\u00a0]+", " ").toLowerCase(Locale.ROOT);
	}

	@ParameterizedTest
	@MethodSource("translations")
	void theNamesOfTheWindowAreThoseOfItsTexts(Path file) throws IOException {
		String translated = Files.readString(file);
		if (!translated.contains(MARKER)) { // the glossary has other names, in another order
			assertThat(strangeNames(Files.readString(DOCS.resolve(file.getFileName())), translated,
					texts(Language.of(file.getName(1).toString()).orElseThrow()))).isEmpty();
		}
	}

	private static ResourceBundle texts(Language language) {
		return ResourceBundle.getBundle("digitlab.language.texts", Locale.of(language.code()),
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
	}

	@Test
	void aStrangeNameIsFound() {
		String english = "# Page\n\n**Read all**, then \"Most similar\nimages\"; \"It was a …\" and \"anything\".\n";
		ResourceBundle german = texts(Language.GERMAN);
		assertThat(strangeNames(english, "# Seite\n\n**Alle lesen**, dann „Ähnlichste\nBilder“; „Es war eine\u00a0…“.\n", german))
				.isEmpty();
		assertThat(strangeNames(english, "# Seite\n\n**Alles lesen**, dann „Ähnliche Bilder“; „Es war eine …“.\n", german))
				.containsExactly("Alle lesen", "Ähnlichste Bilder");
	}

	@Test
	void everyTranslatedPageIsThere() throws IOException {
		Map<Language, List<String>> names = new LinkedHashMap<>();
		for (Path file : translations().toList()) {
			names.computeIfAbsent(Language.of(file.getName(1).toString()).orElseThrow(), _ -> new ArrayList<>())
					.add(file.getFileName().toString());
		}
		assertThat(names.keySet()).containsExactlyInAnyOrderElementsOf(
				Arrays.stream(Language.values()).filter(language -> language != Language.ENGLISH).toList());
		assertThat(names.values()).allSatisfy(
				pages -> assertThat(pages).containsExactlyInAnyOrderElementsOf(names.get(Language.GERMAN)));
	}

	@Test
	void differencesAreFound() {
		HelpPage english = HelpPage.of("page.md", """
				# Page

				## One

				See [two](#two), `a.png` and **this**: 1,000.5 of 3.

				- item

				## Two

				    digitlab doctor

				| a | b |
				|---|---|
				| c | d |
				""");
		String same = """
				# Seite

				## Eins

				Von 3 sind es 1.000,5: siehe `a.png`, **dies** und [zwei](#zwei).

				- Punkt

				## Zwei

				    digitlab doctor

				| a | b |
				|---|---|
				| c | d |
				""";
		assertThat(differences(english, english.translated(same), Language.GERMAN)).isEmpty();
		assertThat(differences(english, english.translated(same.replace("## Zwei", "### Zwei").replace("doctor", "models")),
				Language.GERMAN)).containsExactly("two: missing [code digitlab doctor\n, heading 2], "
						+ "too many [code digitlab models\n, heading 3]");
		assertThat(differences(english, english.translated(same.replace("a.png", "b.png").replace("000", "001")
				.replace("(#zwei)", "(#eins)").replace("**", "").replace("- Punkt", "- Punkt\n- Punkt")), Language.GERMAN))
				.containsExactly("one: missing [bold, code a.png, link #two, number 10005], "
						+ "too many [code b.png, item, link #one, number 10015, paragraph]");
		assertThat(differences(english, english.translated(same.replace("| c | d |\n", "").replace("## Eins",
				"## Eins\n<!-- three -->\n")), Language.GERMAN)).containsExactly("one is missing",
						"two: missing [cell, cell, row], too many []", "three is no part of the English page");
	}
}
