package digitlab.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scales all text, icons and fixed sizes of the window's style sheet. JavaFX has no such setting, and a larger font at the
 * root would not affect elements with their own sizes.
 */
final class TextSize {

	/** What must grow with the letters; borders, corners and gaps need not. */
	private static final Pattern SIZES = Pattern.compile(
			"(-fx-(?:font-size|tick-label-font-size|icon-size|(?:min|pref|max)-(?:width|height)): )(\\d+(?:\\.\\d+)?)(px)?;");
	/** Letters larger than this are pictures rather than text: the answer on the canvas. */
	private static final double LARGEST_TEXT = 40;
	/** Of the theme's own text. */
	private static final double USUAL_PIXELS = 14;
	private static final int WHOLE = 100;

	private TextSize() {
	}

	/**
	 * An address of the style sheet that a scene can load.
	 *
	 * @param percent of the usual size
	 */
	static String stylesheet(int percent) {
		String css = enlarged(read(), percent);
		return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
	}

	static String enlarged(String css, int percent) {
		if (percent == WHOLE) {
			return css;
		}
		Matcher sizes = SIZES.matcher(css);
		String larger = sizes.replaceAll(size -> isPicture(size)
				? size.group()
				: size.group(1) + pixels(Double.parseDouble(size.group(2)) * percent / WHOLE)
						+ (size.group(3) == null ? ";" : "px;"));
		return larger
				+ String.format(Locale.ROOT, "%n.root { -fx-font-size: %spx; }%n.ikonli-font-icon { -fx-icon-size: %spx; }%n",
						pixels(USUAL_PIXELS * percent / WHOLE), pixels(USUAL_PIXELS * percent / WHOLE));
	}

	private static boolean isPicture(MatchResult size) {
		return size.group(1).startsWith("-fx-font-size") && Double.parseDouble(size.group(2)) > LARGEST_TEXT;
	}

	private static String pixels(double size) {
		return String.format(Locale.ROOT, "%.1f", size);
	}

	private static String read() {
		try (InputStream in = Objects.requireNonNull(TextSize.class.getResourceAsStream("digitlab.css"))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
