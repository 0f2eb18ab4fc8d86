package digitlab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, with the parts of Markdown that the tests need: headings, links, code blocks and code spans.
 *
 * @param path relative to the project's folder
 */
public record MarkdownFile(Path path, List<String> lines) {

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
	private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
	private static final Pattern HEADING = Pattern.compile("#{1,6} .*");
	private static final String FENCE = "```";
	private static final String CODE = "    ";

	/** The folders of pages; what builds and checkouts leave is elsewhere. */
	private static final List<String> FOLDERS = List.of("docs", "data", "models", ".github");

	/** All pages. */
	public static List<MarkdownFile> all() throws IOException {
		List<MarkdownFile> pages = new ArrayList<>();
		try (Stream<Path> top = Files.list(Path.of(""))) {
			addAll(pages, top);
		}
		for (String folder : FOLDERS) {
			try (Stream<Path> files = Files.walk(Path.of(folder))) {
				addAll(pages, files);
			}
		}
		return pages;
	}

	private static void addAll(List<MarkdownFile> pages, Stream<Path> files) throws IOException {
		for (Path file : files.filter(f -> f.toString().endsWith(".md") && Files.isRegularFile(f)).sorted().toList()) {
			pages.add(read(file));
		}
	}

	public static MarkdownFile read(Path file) throws IOException {
		return new MarkdownFile(file, Files.readAllLines(file));
	}

	/**
	 * The lines of code blocks, fenced or indented, without indentation; a line that ends with a backslash continues in the next.
	 */
	public List<String> code() {
		List<String> code = new ArrayList<>();
		StringBuilder open = new StringBuilder();
		visit((line, isCode) -> {
			if (isCode && line.endsWith("\\")) {
				open.append(line.substring(0, line.length() - 1).strip()).append(' ');
			} else if (isCode) {
				code.add(open + line.strip());
				open.setLength(0);
			}
		});
		return code;
	}

	/** The rest, with line ends. */
	private String prose() {
		StringBuilder prose = new StringBuilder();
		visit((line, isCode) -> prose.append(isCode ? "" : line).append('\n'));
		return prose.toString();
	}

	/** Code spans. */
	public List<String> spans() {
		return SPAN.matcher(prose()).results().map(found -> found.group(1).replaceAll("\\s+", " ")).toList();
	}

	/** The targets of links and pictures. */
	public List<String> links() {
		return LINK.matcher(prose()).results().map(found -> found.group(1)).toList();
	}

	/** The headings' anchors: lower case, hyphens for blanks, no other punctuation, numbered if there are several. */
	public List<String> anchors() {
		Map<String, Integer> seen = new HashMap<>();
		return prose().lines().filter(line -> HEADING.matcher(line).matches()).map(heading -> {
			String anchor = heading.replaceFirst("#+ +", "").strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "")
					.replace(' ', '-');
			int before = seen.merge(anchor, 1, Integer::sum) - 1;
			return before == 0 ? anchor : anchor + "-" + before;
		}).toList();
	}

	/** Receives a line, and whether it is code. */
	@FunctionalInterface
	private interface Visitor {

		void take(String line, boolean isCode);
	}

	private void visit(Visitor visitor) {
		boolean fenced = false;
		for (String line : lines) {
			if (line.strip().startsWith(FENCE)) {
				fenced = !fenced;
			} else {
				visitor.take(line, fenced || line.startsWith(CODE));
			}
		}
	}
}
