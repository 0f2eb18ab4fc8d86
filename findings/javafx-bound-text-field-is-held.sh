#!/usr/bin/env bash
# JavaFX 26.0.2: a text field whose text is bound is held by what it is bound to.
#
# A bound property holds its source, and the source knows the property weakly: a label or a button that was removed from a window
# is collected although the model that its text is bound to lives on. The text of a TextField or TextArea is an exception. Its
# source holds it strongly, and with it, by way of its parents, the whole page that it stood in, until it is unbound. The prompt
# of the same field is bound weakly, like everything else.
#
# Output seen (all are bound to a property that lives on, and nothing else holds them):
#   text of a Label: collected
#   text of a Button: collected
#   prompt of a TextField: collected
#   text of a TextField: held
#   text of a TextArea: held
#   text of a TextField, unbound: collected
#
# Needs a JDK 24 or newer (JAVA_HOME), Maven and Linux on x86-64. Ends with 1 if JavaFX does something else.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for part in base graphics controls; do
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
		-Dartifact="org.openjfx:javafx-$part:26.0.2:jar:linux" -DoutputDirectory="$work/javafx"
done
cat > "$work/Held.java" <<'JAVA'
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

public class Held {

	private static final StringProperty MODEL = new SimpleStringProperty("text");
	private static final Map<String, WeakReference<Object>> CONTROLS = new LinkedHashMap<>();

	private static void add(String name, Object control, StringProperty property, boolean isUnbound) {
		property.bind(MODEL);
		if (isUnbound) {
			property.unbind();
		}
		CONTROLS.put(name, new WeakReference<>(control));
	}

	private static void make() {
		Label label = new Label();
		add("text of a Label", label, label.textProperty(), false);
		Button button = new Button();
		add("text of a Button", button, button.textProperty(), false);
		TextField prompted = new TextField();
		add("prompt of a TextField", prompted, prompted.promptTextProperty(), false);
		TextField field = new TextField();
		add("text of a TextField", field, field.textProperty(), false);
		TextArea area = new TextArea();
		add("text of a TextArea", area, area.textProperty(), false);
		TextField unbound = new TextField();
		add("text of a TextField, unbound", unbound, unbound.textProperty(), true);
	}

	public static void main(String[] arguments) {
		Platform.startup(() -> {
			make();
			for (int i = 0; i < 5; i++) {
				System.gc();
			}
			CONTROLS.forEach((name, control) -> System.out.println(name + ": " + (control.refersTo(null) ? "collected" : "held")));
			System.exit(0);
		});
	}
}
JAVA
cat > "$work/expected" <<'TEXT'
text of a Label: collected
text of a Button: collected
prompt of a TextField: collected
text of a TextField: held
text of a TextArea: held
text of a TextField, unbound: collected
TEXT
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -version 2>&1 | head -1
"$java" --module-path "$work/javafx" --add-modules javafx.controls --enable-native-access=javafx.graphics \
	-Dglass.platform=Headless -Dprism.order=sw "$work/Held.java" | tee "$work/seen"
diff "$work/expected" "$work/seen" && echo "as described"
