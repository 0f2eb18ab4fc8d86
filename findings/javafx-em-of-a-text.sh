#!/usr/bin/env bash
# JavaFX 26.0.2: the em of a Text inside a node whose own font size is in em.
#
# A font size in em is a multiple of the parent's font size. A Label keeps to that. A Text (and so an icon made of one, as in
# Ikonli's FontIcon) does so only while the parent's size is absolute: where the parent's size is itself in em, the Text is
# measured by the text around the parent instead, although the parent and a Label beside it have the right size. An icon of 2em
# in a button of 0.5em is thus four times the button's letters rather than twice.
#
# Output seen (root of 20 pixels, child of 2em; twice the parent is expected everywhere):
#   parent of 10px:  parent 10.0, Label in it 20.0, Text in it 20.0
#   parent of 0.5em: parent 10.0, Label in it 20.0, Text in it 40.0
#
# Needs a JDK 24 or newer (JAVA_HOME), Maven and Linux on x86-64. Ends with 1 if JavaFX does something else.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for part in base graphics controls; do
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
		-Dartifact="org.openjfx:javafx-$part:26.0.2:jar:linux" -DoutputDirectory="$work/javafx"
done
cat > "$work/Em.java" <<'JAVA'
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

public class Em {

	public static void main(String[] arguments) {
		Platform.startup(() -> {
			for (String size : new String[]{"10px", "0.5em"}) {
				Text text = new Text("x");
				Label label = new Label("x");
				Label parentOfText = new Label("x", text);
				HBox parentOfLabel = new HBox(label);
				text.getStyleClass().add("twice");
				label.getStyleClass().add("twice");
				parentOfText.setStyle("-fx-font-size: " + size);
				parentOfLabel.setStyle("-fx-font-size: " + size);
				VBox root = new VBox(parentOfText, parentOfLabel);
				Scene scene = new Scene(root);
				root.setStyle("-fx-font-size: 20px");
				scene.getStylesheets().add("data:text/css,.twice%20%7B-fx-font-size:2em%7D");
				root.applyCss();
				root.layout();
				System.out.printf("parent of %s parent %s, Label in it %s, Text in it %s%n", (size + ":  ").substring(0, 6),
						parentOfText.getFont().getSize(), label.getFont().getSize(), text.getFont().getSize());
			}
			System.exit(0);
		});
	}
}
JAVA
cat > "$work/expected" <<'TEXT'
parent of 10px:  parent 10.0, Label in it 20.0, Text in it 20.0
parent of 0.5em: parent 10.0, Label in it 20.0, Text in it 40.0
TEXT
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -version 2>&1 | head -1
"$java" --module-path "$work/javafx" --add-modules javafx.controls --enable-native-access=javafx.graphics \
	-Dglass.platform=Headless -Dprism.order=sw "$work/Em.java" | tee "$work/seen"
diff "$work/expected" "$work/seen" && echo "as described"
