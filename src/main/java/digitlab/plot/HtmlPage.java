package digitlab.plot;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import digitlab.language.Localization;

import static digitlab.language.Localization.tr;

/** A self-contained HTML page: no scripts, fonts or pictures from elsewhere. */
final class HtmlPage {

	private static final String STYLE = """
			body { font: 16px/1.5 "DejaVu Sans", Arial, sans-serif; color: #24292f; background: #fff; max-width: 1280px;
			  margin: 2em auto; padding: 0 1em; }
			svg { max-width: 100%; height: auto; }
			table { border-collapse: collapse; margin: 1em 0; }
			th, td { padding: .3em .8em; border-bottom: 1px solid #e3e6ea; text-align: right; }
			.words th:last-child, .words td:last-child { text-align: left; }
			th:first-child, td:first-child { text-align: left; }
			img { max-width: 100%; height: auto; }
			img.digit { max-width: none; image-rendering: pixelated; vertical-align: middle; }
			th.over { text-align: center; }
			td.cell { text-align: center; font-variant-numeric: tabular-nums; border: 1px solid #fff; }
			td.marked { outline: 3px solid #d55e00; outline-offset: -3px; }
			figure { margin: 1em 0; }
			h2 { margin-top: 2em; }
			@media print { body { margin: 0; max-width: none; font-size: 11px; } h2, tr, figure, svg { break-inside: avoid; }
			  h2 { break-after: avoid; } th, td { padding: .1em .8em; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
			.side { display: flex; flex-wrap: wrap; gap: 0 4em; }
			.muted { color: #57606a; }
			""";

	private final StringBuilder page = new StringBuilder();

	/**
	 * @param title also the first heading; escaped here
	 */
	HtmlPage(String title) {
		String words = Svg.escape(title);
		add("<!DOCTYPE html>%n<html lang=\"%s\"><head><meta "
				+ "charset=\"utf-8\"><title>%s</title>%n<style>%s</style></head><body>",
				Localization.language().code(), words, STYLE);
		add("<h1>%s</h1>", words);
	}

	/** Adds markup as a line; text from elsewhere among the values must be escaped. */
	void add(String format, Object... values) {
		append(String.format(Locale.ROOT, format, values) + "\n");
	}

	/** Adds markup as it is. */
	void append(String markup) {
		page.append(markup);
	}

	static List<String> row(String... cells) {
		return List.of(cells);
	}

	/** Cells may hold markup; text from elsewhere must be escaped. */
	void table(List<String> head, List<List<String>> rows) {
		add("<table><tr>%s</tr>", cells("th", head));
		rows.forEach(row -> add("<tr>%s</tr>", cells("td", row)));
		add("</table>");
	}

	private static String cells(String tag, List<String> texts) {
		return texts.stream().map(text -> "<" + tag + ">" + text + "</" + tag + ">").collect(Collectors.joining());
	}

	/** A table of three columns: a measure, its value, and what it is in words. */
	void measures(List<List<String>> rows) {
		add("<h2>%s</h2>", tr("Measures"));
		add("<div class=\"words\">");
		table(row(tr("measure"), tr("value"), tr("what it is")), rows);
		add("</div>");
	}

	/** Adds a heat map with its numbers as text. */
	void heatMap(HeatMap map) {
		add("<figure><h2>%s</h2><p class=\"muted\">%s</p>", map.title(), map.note());
		add("<table><tr><td></td><th class=\"over\" colspan=\"%d\">%s</th></tr>", map.columns().size(), map.columnTitle());
		add("<tr><th>%s</th>%s</tr>", map.rowTitle(), map.columns().stream().map(c -> "<th class=\"over\">" + c + "</th>")
				.collect(Collectors.joining()));
		for (int row = 0; row < map.rows().size(); row++) {
			add("<tr><td>%s</td>%s</tr>", map.rows().get(row), map.cells().get(row).stream().map(HtmlPage::cell)
					.collect(Collectors.joining()));
		}
		add("</table></figure>");
	}

	private static String cell(HeatMap.Cell cell) {
		return String.format("<td class=\"cell%s\" style=\"background:%s;color:%s\">%s</td>", cell.marked() ? " marked" : "",
				Svg.hex(cell.rgb()), Svg.hex(cell.ink()), cell.text());
	}

	void picture(Figure figure, String words) throws IOException {
		add("<figure><img width=\"1000\" alt=\"%s\" src=\"%s\"></figure>", words, Svg.dataUri(figure.draw()));
	}

	/** Ends the page. */
	String html() {
		add("</body></html>");
		return page.toString();
	}
}
