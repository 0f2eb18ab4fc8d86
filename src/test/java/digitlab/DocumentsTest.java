package digitlab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages that newcomers read first: links resolve, and pages that must be short are. */
class DocumentsTest {

	private static final int MAX_README_LINES = 110;
	private static final int MAX_CONTRIBUTING_LINES = 60;
	private static final long MAX_PICTURE_BYTES = 150 << 10;

	private static MarkdownFile page(String text) {
		return new MarkdownFile(Path.of("docs/page.md"), text.lines().toList());
	}

	/** The broken links of a page; external ones are not checked. */
	private static List<String> broken(MarkdownFile page) throws IOException {
		List<String> broken = new ArrayList<>();
		for (String link : page.links()) {
			if (!link.matches("[a-z]+:.*") && !leadsSomewhere(page, link)) {
				broken.add(page.path() + ": " + link);
			}
		}
		return broken;
	}

	private static boolean leadsSomewhere(MarkdownFile page, String link) throws IOException {
		String file = link.replaceFirst("#.*", "");
		String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
		Path target = file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
		if (!file.isEmpty() && !Files.exists(target)) {
			return false;
		}
		return anchor.isEmpty() || (file.isEmpty() ? page : MarkdownFile.read(target)).anchors().contains(anchor);
	}

	@Test
	void everyLinkLeadsSomewhere() throws IOException {
		List<String> broken = new ArrayList<>();
		int links = 0;
		for (MarkdownFile page : MarkdownFile.all()) {
			broken.addAll(broken(page));
			links += page.links().size();
		}
		assertThat(broken).isEmpty();
		assertThat(links).as("links that were looked at").isGreaterThan(50);
	}

	@Test
	void aLinkThatLeadsNowhereIsFound() throws IOException {
		assertThat(broken(page("# A `b` c!\n[x](nowhere.md) [y](#a-b-c) [z](#a-c) [w](faq.md#nothing) [v](https://example.org)")))
				.containsExactly("docs/page.md: nowhere.md", "docs/page.md: #a-c", "docs/page.md: faq.md#nothing");
	}

	@Test
	void theReadmeIsShortAndHasItsThreeCommands() throws IOException {
		MarkdownFile readme = MarkdownFile.read(Path.of("README.md"));
		assertThat(readme.lines()).hasSizeLessThanOrEqualTo(MAX_README_LINES).contains("<!-- figures -->", "<!-- /figures -->");
		assertThat(readme.code()).contains("mvn compile exec:exec", "mvn verify", "mvn -DskipTests package");
		assertThat(MarkdownFile.read(Path.of("CONTRIBUTING.md")).lines()).hasSizeLessThanOrEqualTo(MAX_CONTRIBUTING_LINES);
	}

	@Test
	void everyPageOfTheDocsIsInTheirList() throws IOException {
		List<String> listed = new ArrayList<>(MarkdownFile.read(Path.of("docs/README.md")).links());
		Path docs = Path.of("docs");
		try (Stream<Path> pages = Files.walk(docs)) {
			assertThat(pages.map(page -> docs.relativize(page).toString().replace('\\', '/'))
					.filter(name -> name.endsWith(".md") && !name.equals("README.md")))
					.isNotEmpty().isSubsetOf(listed);
		}
	}

	@Test
	void picturesAreSmallAndShown() throws IOException {
		List<Path> shown = new ArrayList<>();
		for (MarkdownFile page : MarkdownFile.all()) {
			page.links().forEach(link -> shown.add(page.path().resolveSibling(link).normalize()));
		}
		try (Stream<Path> pictures = Files.list(Path.of("docs/images"))) {
			assertThat(pictures).isNotEmpty().allSatisfy(picture -> {
				assertThat(Files.size(picture)).as(picture.toString()).isLessThan(MAX_PICTURE_BYTES);
				assertThat(shown).contains(picture);
			});
		}
	}
}
