#!/usr/bin/env bash
# JavaFX 26.0.2: an upright axis that only gets wider draws its labels where they were.
#
# An axis of a chart places its title, labels and ticks anew when its length changes or its range has become invalid, but not when
# only its width changes. A title that is given to a chart that is shown already is never to be seen: the axis makes room for it
# but leaves it at no size. Longer ticks make the axis wider too, and the labels stay away from the line by the difference, over
# the title. A change of the window's height, or a new formatter of the labels, puts all of it in its place.
#
# Output seen (labels are at the ticks if they end a tick and a gap of 3 before the plot):
#   at first: no title, labels at the ticks
#   with a title: no title, labels away from the ticks
#   with longer ticks: no title, labels away from the ticks
#   after a new formatter: title, labels at the ticks
#
# Needs a JDK 24 or newer (JAVA_HOME), Maven and Linux on x86-64. Ends with 1 if JavaFX does something else.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for part in base graphics controls; do
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
		-Dartifact="org.openjfx:javafx-$part:26.0.2:jar:linux" -DoutputDirectory="$work/javafx"
done
cat > "$work/Title.java" <<'JAVA'
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.control.Label;
import javafx.scene.text.Text;

public class Title {

	public static void main(String[] arguments) {
		Platform.startup(() -> {
			NumberAxis axis = new NumberAxis(0, 100, 20);
			LineChart<Number, Number> chart = new LineChart<>(new NumberAxis(0, 10, 1), axis);
			chart.setAnimated(false);
			new Scene(chart, 400, 400);
			tell("at first", chart, axis);
			axis.setLabel("percent");
			tell("with a title", chart, axis);
			axis.setTickLength(20);
			tell("with longer ticks", chart, axis);
			axis.setTickLabelFormatter(new NumberAxis.DefaultFormatter(axis));
			tell("after a new formatter", chart, axis);
			System.exit(0);
		});
	}

	private static void tell(String when, LineChart<Number, Number> chart, NumberAxis axis) {
		chart.applyCss();
		chart.layout();
		double end = axis.getChildrenUnmodifiable().stream().filter(Text.class::isInstance)
				.mapToDouble(label -> label.getBoundsInParent().getMaxX()).max().orElseThrow();
		double gap = axis.getWidth() - end - axis.getTickLength() - axis.getTickLabelGap();
		boolean hasTitle = ((Label) axis.lookup(".axis-label")).getHeight() > 0;
		System.out.printf("%s: %s, labels %s the ticks%n", when, hasTitle ? "title" : "no title",
				Math.abs(gap) <= 1 ? "at" : "away from");
	}
}
JAVA
cat > "$work/expected" <<'TEXT'
at first: no title, labels at the ticks
with a title: no title, labels away from the ticks
with longer ticks: no title, labels away from the ticks
after a new formatter: title, labels at the ticks
TEXT
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -version 2>&1 | head -1
"$java" --module-path "$work/javafx" --add-modules javafx.controls --enable-native-access=javafx.graphics \
	-Dglass.platform=Headless -Dprism.order=sw "$work/Title.java" | tee "$work/seen"
diff "$work/expected" "$work/seen" && echo "as described"
