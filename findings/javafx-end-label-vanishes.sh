#!/usr/bin/env bash
# JavaFX 26.0.2: at some heights of a chart, the upper end of its axis has no label.
#
# An axis hides the label and the tick of a value that lies before its first pixel. Where the place of the upper bound is computed
# from the length and a scale, it comes out at minus some 1e-14 in place of 0 for a few heights: nothing but rounding, and the
# label of the end is gone until the window is made a pixel higher. Bounds and steps are whole numbers here.
#
# Output seen (heights of the chart from 200 to 399 pixels at which the label of the upper end is not shown):
#   0 to 100: at 8 of 200 heights, at most 1e-13 pixels beyond the end
#   0 to 350: at 10 of 200 heights, at most 1e-13 pixels beyond the end
#   0 to 7: at 5 of 200 heights, at most 1e-13 pixels beyond the end
# The numbers of heights vary with the size of the system's font; that there are some does not.
#
# Needs a JDK 24 or newer (JAVA_HOME), Maven and Linux on x86-64. Ends with 1 if JavaFX does something else.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for part in base graphics controls; do
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
		-Dartifact="org.openjfx:javafx-$part:26.0.2:jar:linux" -DoutputDirectory="$work/javafx"
done
cat > "$work/End.java" <<'JAVA'
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.chart.Axis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.text.Text;

public class End {

	public static void main(String[] arguments) {
		Platform.startup(() -> {
			int lost = count(100, 20) * count(350, 50) * count(7, 1);
			System.exit(lost > 0 ? 0 : 1);
		});
	}

	private static int count(double end, double step) {
		NumberAxis axis = new NumberAxis(0, end, step);
		LineChart<Number, Number> chart = new LineChart<>(new NumberAxis(0, 10, 1), axis);
		chart.setAnimated(false);
		new Scene(chart, 400, 400);
		int lost = 0;
		boolean isTiny = true;
		for (int height = 200; height < 400; height++) {
			chart.resize(400, height);
			chart.applyCss();
			chart.layout();
			Axis.TickMark<Number> last = axis.getTickMarks().getLast();
			boolean isSeen = axis.getChildrenUnmodifiable().stream()
					.anyMatch(node -> node instanceof Text text && text.isVisible() && text.getText().equals("" + (int) end));
			if (!isSeen) {
				lost++;
				isTiny &= last.getPosition() < 0 && last.getPosition() > -1e-13;
			}
		}
		System.out.printf("0 to %.0f: at %d of 200 heights, %s 1e-13 pixels beyond the end%n", end, lost,
				isTiny ? "at most" : "more than");
		return isTiny ? lost : 0;
	}
}
JAVA
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -version 2>&1 | head -1
"$java" --module-path "$work/javafx" --add-modules javafx.controls --enable-native-access=javafx.graphics \
	-Dglass.platform=Headless -Dprism.order=sw "$work/End.java" && echo "as described"
