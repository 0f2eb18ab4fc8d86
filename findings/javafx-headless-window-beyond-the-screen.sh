#!/usr/bin/env bash
# JavaFX 26.0.2: a window that reaches beyond the screen of the Headless platform.
#
# A window that is partly outside the screen is nothing special on a desktop: its rest is cut off. On the Headless platform
# (-Dglass.platform=Headless), whose screen has 1000×1000 pixels, every frame of a window that reaches below the screen raises an
# IndexOutOfBoundsException on the JavaFX thread, because its rows are copied into the picture of the screen without cutting them
# off. One that reaches beyond the right edge raises none. A frame of full size that arrives after a window has left full screen
# ended likewise, once, on a busy machine.
#
# Output seen:
#   inside: none
#   beyond the right edge: none
#   beyond the lower edge: java.lang.IndexOutOfBoundsException in HeadlessWindow.blit
#
# Needs a JDK 24 or newer (JAVA_HOME), Maven and Linux on x86-64. Ends with 1 if JavaFX does something else.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for part in base graphics; do
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
		-Dartifact="org.openjfx:javafx-$part:26.0.2:jar:linux" -DoutputDirectory="$work/javafx"
done
cat > "$work/Beyond.java" <<'JAVA'
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;

public class Beyond {

	private static String raised;

	public static void main(String[] arguments) throws Exception {
		Platform.setImplicitExit(false);
		Platform.startup(() -> Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> raised = failure + " in "
				+ Stream.of(failure.getStackTrace()).filter(frame -> frame.getClassName().contains("headless")).findFirst()
						.map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "." + frame.getMethodName()).orElse("?")));
		show("inside", 100, 100);
		show("beyond the right edge", 800, 100);
		show("beyond the lower edge", 100, 800);
		System.exit(0);
	}

	private static void show(String what, double x, double y) throws Exception {
		raised = "none";
		CountDownLatch drawn = new CountDownLatch(1);
		Platform.runLater(() -> {
			Stage stage = new Stage();
			Rectangle turning = new Rectangle(50, 50, 200, 200);
			stage.setScene(new Scene(new Pane(turning), 300, 300));
			stage.setX(x);
			stage.setY(y);
			stage.show();
			new AnimationTimer() {

				private int frames;

				@Override
				public void handle(long now) {
					turning.setRotate(frames);
					if (++frames == 30) {
						stop();
						System.out.println(what + ": " + raised);
						stage.hide();
						drawn.countDown();
					}
				}
			}.start();
		});
		drawn.await();
	}
}
JAVA
cat > "$work/expected" <<'TEXT'
inside: none
beyond the right edge: none
beyond the lower edge: java.lang.IndexOutOfBoundsException in HeadlessWindow.blit
TEXT
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -version 2>&1 | head -1
"$java" --module-path "$work/javafx" --add-modules javafx.graphics --enable-native-access=javafx.graphics \
	-Dglass.platform=Headless -Dprism.order=sw "$work/Beyond.java" | tee "$work/seen"
diff "$work/expected" "$work/seen" && echo "as described"
