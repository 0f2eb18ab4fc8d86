#!/usr/bin/env bash
# JavaFX 26.0.2: on the Headless platform, windows that a robot worked on are never freed.
#
# A window that was closed and is no longer referenced should be garbage-collected, and is when no robot touched it (but for the
# last one). If a Robot moves the pointer over each window, as every UI test does, all of them stay: the platform's robot keeps
# the window it last worked on, that window keeps its robot, which keeps the window before, and so on. A test suite that opens a
# window for each test grows by a window with each, scene graph and all, until the heap is full. Emptying a window by
# setScene(null) after closing it leaves only its shell in memory.
#
# Output seen (stages that are left of 8 after closing all of them and collecting garbage; at most 1 is expected everywhere):
#   without a robot: few
#   with a robot: all
#   with a robot, the scenes (which are emptied from their stages): few
#
# Needs a JDK 24 or newer (JAVA_HOME), Maven and Linux on x86-64. Ends with 1 if JavaFX does something else.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for part in base graphics controls; do
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
		-Dartifact="org.openjfx:javafx-$part:26.0.2:jar:linux" -DoutputDirectory="$work/javafx"
done
cat > "$work/Kept.java" <<'JAVA'
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

public class Kept {

	private static final int COUNT = 8;
	private static Stage shown;

	public static void main(String[] arguments) throws Exception {
		Platform.startup(() -> Platform.setImplicitExit(false));
		System.out.println("without a robot: " + left(false, false));
		System.out.println("with a robot: " + left(true, false));
		System.out.println("with a robot, the scenes (which are emptied from their stages): " + left(true, true));
		System.exit(0);
	}

	/** "few" for at most two. */
	private static String left(boolean hasRobot, boolean isEmptied) throws Exception {
		List<WeakReference<Object>> all = new ArrayList<>();
		for (int i = 0; i < COUNT; i++) {
			onFx(() -> {
				shown = new Stage();
				shown.setScene(new Scene(new StackPane(), 200, 100));
				all.add(new WeakReference<>(isEmptied ? shown.getScene() : shown));
				shown.show();
			});
			if (hasRobot) {
				onFx(() -> new Robot().mouseMove(shown.getX() + 50, shown.getY() + 50));
			}
			onFx(() -> {
				shown.hide();
				if (isEmptied) {
					shown.setScene(null);
				}
				shown = null;
			});
		}
		for (int i = 0; i < 10; i++) {
			System.gc();
			onFx(() -> {
			});
			Thread.sleep(100);
		}
		long left = all.stream().filter(each -> each.get() != null).count();
		return left == COUNT ? "all" : left <= 2 ? "few" : Long.toString(left);
	}

	private static void onFx(Runnable work) throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		Platform.runLater(() -> {
			work.run();
			done.countDown();
		});
		done.await();
	}
}
JAVA
cat > "$work/expected" <<'TEXT'
without a robot: few
with a robot: all
with a robot, the scenes (which are emptied from their stages): few
TEXT
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -version 2>&1 | head -1
"$java" --module-path "$work/javafx" --add-modules javafx.controls --enable-native-access=javafx.graphics \
	-Dglass.platform=Headless -Dprism.order=sw "$work/Kept.java" | tee "$work/seen"
diff "$work/expected" "$work/seen" && echo "as described"
