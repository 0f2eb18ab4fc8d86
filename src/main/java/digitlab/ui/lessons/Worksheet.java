package digitlab.ui.lessons;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Base64;

import digitlab.language.Localization;
import digitlab.lessons.Lesson;
import digitlab.lessons.LessonProgress;
import digitlab.lessons.ProgressStore;
import digitlab.lessons.Step;
import digitlab.ui.help.Markdown;

import static digitlab.language.Localization.tr;

/** A lesson as a page to print: its steps, the pupil's pictures and answers, and lines where there is no answer yet. */
final class Worksheet {

	private static final String STYLE = """
			body { font: 16px/1.5 "DejaVu Sans", Arial, sans-serif; color: #24292f; background: #fff; max-width: 48em;
			  margin: 2em auto; padding: 0 1em; }
			h2 { margin: 1.6em 0 .3em; } h2 .mark { color: #0a6; } .step { break-inside: avoid; }
			.name { display: flex; gap: 2em; color: #57606a; } .name span { flex: 1; border-bottom: 1px solid #8c959f; }
			img { width: 9em; border: 1px solid #d0d7de; margin: .4em 0; }
			.question { font-weight: bold; } .answer { border-left: 3px solid #0969da; padding-left: .8em; white-space: pre-wrap; }
			.line { border-bottom: 1px solid #8c959f; height: 2em; }
			@media print { body { margin: 0; font-size: 12px; } }
			""";
	private static final int LINES = 3;

	private Worksheet() {
	}

	/** The page, in HTML that needs nothing else. */
	static String of(Lesson lesson, LessonProgress progress, ProgressStore store) throws IOException {
		StringBuilder page = new StringBuilder();
		page.append("<!DOCTYPE html>\n<html lang=\"").append(Localization.language().code())
				.append("\"><head><meta charset=\"utf-8\"><title>").append(escaped(lesson.title())).append("</title>\n<style>")
				.append(STYLE).append("</style></head><body>\n<h1>").append(escaped(lesson.title())).append("</h1>\n");
		page.append("<p class=\"name\"><span>").append(escaped(tr("Name:"))).append("</span><span>")
				.append(escaped(tr("Date: %s", DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
						.withLocale(Localization.words()).format(LocalDate.now()))))
				.append("</span></p>\n").append(Markdown.html(lesson.summary()));
		for (int i = 0; i < lesson.steps().size(); i++) {
			step(page, lesson.steps().get(i), i, progress, store.picture(lesson, i));
		}
		return page.append("</body></html>\n").toString();
	}

	private static void step(StringBuilder page, Step step, int number, LessonProgress progress, byte[] picture) {
		String mark = progress.done().contains(number) ? " <span class=\"mark\">✓</span>" : "";
		page.append("<div class=\"step\"><h2>").append(number + 1).append(". ").append(escaped(step.title())).append(mark)
				.append("</h2>\n").append(Markdown.html(step.text()));
		if (picture.length > 0) {
			page.append("<img alt=\"").append(escaped(tr("What was drawn"))).append("\" src=\"data:image/png;base64,")
					.append(Base64.getEncoder().encodeToString(picture)).append("\">\n");
		}
		if (step.hasQuestion()) {
			page.append("<p class=\"question\">").append(escaped(step.question())).append("</p>\n");
			String answer = progress.answers().get(number);
			page.append(answer == null
					? "<div class=\"line\"></div>".repeat(LINES)
					: "<p class=\"answer\">" + escaped(answer) + "</p>").append('\n');
		}
		page.append("</div>\n");
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
