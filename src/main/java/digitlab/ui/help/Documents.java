package digitlab.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import digitlab.language.Language;

/** The documents of {@code docs/}, in a language where they are translated and else in English. */
final class Documents {

	static final String GLOSSARY = "glossary.md";

	/** Those that explain the application to the people who use it, in the order of the list. */
	static final List<String> NAMES = List.of("guide.md", "lessons.md", GLOSSARY, "training.md", "the-data.md",
			"data-formats.md", "exchange.md", "command-line.md", "gpu.md", "comparison.md", "faq.md", "troubleshooting.md");

	private Documents() {
	}

	/** A document as a page. */
	static HelpPage page(String name, Language language) {
		HelpPage english = HelpPage.of(name, read(name).orElseThrow(
				() -> new IllegalStateException("The help has no page " + name + ": the build should have put it there.")));
		return language == Language.ENGLISH
				? english
				: read(language.code() + "/" + name).map(english::translated).orElseGet(english::notTranslated);
	}

	private static Optional<String> read(String name) {
		try (InputStream in = Documents.class.getResourceAsStream("docs/" + name)) {
			return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
