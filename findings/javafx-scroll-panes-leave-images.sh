#!/usr/bin/env bash
# JavaFX 26.0.2, software pipeline: a scroll pane that is gone leaves the image of its viewport in the heap.
#
# A ScrollPane paints its viewport into an image that it keeps (the viewport's node is cached). Once the pane has been taken out of
# the window, and is itself garbage, the image is still softly reachable from JavaFX's pool of images. Java clears soft references
# only when memory is short, or after a second of no use for every free megabyte of the largest heap that is allowed: with the
# default heap of a computer with 16 GB, after an hour. Every look into the pool is a use of all that it holds, and the pool is
# looked into whenever anything is painted through it; so in a window that is used, the images of all scroll panes that ever were
# stay. A label in place of the scroll pane leaves nothing, and with -XX:SoftRefLRUPolicyMSPerMB=0 the images go at the next two
# collections.
#
# Output seen: the growth of the live heap while 60 panes of 800x800 pixels (2.5 MB each) are shown one after the other
#   scroll panes: more than 100 MB
#   labels: less than 20 MB
#   scroll panes with -XX:SoftRefLRUPolicyMSPerMB=0: less than 20 MB
#
# Needs a JDK 24 or newer (JAVA_HOME), Maven and Linux on x86-64. Ends with 1 if JavaFX does something else.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for part in base graphics controls; do
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
		-Dartifact="org.openjfx:javafx-$part:26.0.2:jar:linux" -DoutputDirectory="$work/javafx"
done
cat > "$work/Left.java" <<'JAVA'
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

public class Left {

	private static final int PANES = 60;
	private static final int FRAMES = 3;

	private static long live() {
		System.gc();
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	public static void main(String[] arguments) throws Exception {
		boolean scrolls = arguments[0].equals("scroll");
		CountDownLatch done = new CountDownLatch(1);
		BorderPane root = new BorderPane();
		long[] before = {0};
		Platform.startup(() -> {
			Stage stage = new Stage();
			stage.setScene(new Scene(root, 800, 800));
			stage.show();
			new AnimationTimer() {
				private int frame;

				@Override
				public void handle(long now) {
					if (frame == 5 * FRAMES) {
						before[0] = live(); // a few were shown, so that all classes are there
					}
					if (frame == (5 + PANES) * FRAMES) {
						stop();
						done.countDown();
					} else if (frame++ % FRAMES == 0) {
						Label label = new Label("number " + frame);
						Control shown = scrolls ? new ScrollPane(label) : label;
						shown.setMinSize(700 + frame % 100, 800);
						root.setCenter(shown);
					}
				}
			}.start();
		});
		done.await();
		Platform.runLater(() -> root.setCenter(null));
		Thread.sleep(500); // the last one is gone, too
		long megabytes = live() - before[0] >> 20;
		System.err.println("grown by " + megabytes + " MB");
		System.out.println(megabytes > 100 ? "more than 100 MB" : megabytes < 20 ? "less than 20 MB" : "between");
		System.exit(0);
	}
}
JAVA
cat > "$work/expected" <<'TEXT'
scroll panes: more than 100 MB
labels: less than 20 MB
scroll panes with -XX:SoftRefLRUPolicyMSPerMB=0: less than 20 MB
TEXT
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -version 2>&1 | head -1
run() {
	"$java" -Xmx2g "${@:2}" --module-path "$work/javafx" --add-modules javafx.controls --enable-native-access=javafx.graphics \
		-Dglass.platform=Headless -Dprism.order=sw "$work/Left.java" "$1"
}
{
	echo "scroll panes: $(run scroll)"
	echo "labels: $(run label)"
	echo "scroll panes with -XX:SoftRefLRUPolicyMSPerMB=0: $(run scroll -XX:SoftRefLRUPolicyMSPerMB=0)"
} | tee "$work/seen"
diff "$work/expected" "$work/seen" && echo "as described"
