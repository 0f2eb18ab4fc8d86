#!/usr/bin/env bash
# JavaFX 26.0.2, Headless: pressing a mouse button where no window lies is a NullPointerException.
#
# On a desktop such a press reaches another program and nothing happens, so a robot presses beside a window to close its menus or
# to take the focus away. The Headless platform hands the press to the window under the pointer without asking whether there is
# one. Moving the pointer and pressing a key there are fine.
#
# Output seen:
#   on the window: pressed
#   beside the window: moved
#   beside the window: key pressed
#   beside the window: java.lang.NullPointerException on pressing
#
# Needs a JDK 24 or newer (JAVA_HOME), Maven and Linux on x86-64. Ends with 1 if JavaFX does something else.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for part in base graphics controls; do
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
		-Dartifact="org.openjfx:javafx-$part:26.0.2:jar:linux" -DoutputDirectory="$work/javafx"
done
cat > "$work/Press.java" <<'JAVA'
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

public class Press {

	public static void main(String[] arguments) {
		Platform.startup(() -> {
			Stage stage = new Stage();
			stage.setScene(new Scene(new StackPane(), 200, 200));
			stage.setX(0);
			stage.setY(0);
			stage.show();
			Platform.runLater(Press::press);
		});
	}

	private static void press() {
		Robot robot = new Robot();
		robot.mouseMove(100, 100);
		robot.mousePress(MouseButton.PRIMARY);
		robot.mouseRelease(MouseButton.PRIMARY);
		System.out.println("on the window: pressed");
		robot.mouseMove(500, 500);
		System.out.println("beside the window: moved");
		robot.keyPress(KeyCode.A);
		System.out.println("beside the window: key pressed");
		try {
			robot.mousePress(MouseButton.PRIMARY);
			System.out.println("beside the window: pressed");
			System.exit(1);
		} catch (NullPointerException e) {
			System.out.println("beside the window: " + e.getClass().getName() + " on pressing");
			System.exit(0);
		}
	}
}
JAVA
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -version 2>&1 | head -1
"$java" --module-path "$work/javafx" --add-modules javafx.controls --enable-native-access=javafx.graphics \
	-Dglass.platform=Headless -Dprism.order=sw "$work/Press.java" && echo "as described"
